import { z } from 'zod';

// The parts that descriptions are made of. A day is written 2027-03-01 and a time 09:30: a content is kept as JSON.

export const text = z.string().trim().min(1).max(10_000);
export const line = z.string().trim().min(1).max(500);
export const id = z.uuid();
export const day = z.iso.date();
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Times are written 09:30');
export const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
export const email = z.email().max(320);

/** Sizes and weekdays as the standard writes them (RFC 5545). */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export const language = z.strictObject({ code: z.string().max(35).optional(), name: line, note: line.optional() });
export const phone = z.strictObject({ id: id.optional(), number: line, description: line.optional(), languages: z.array(language).optional() });

/** A person or a desk to ask. `phones` and `email` are theirs alone. */
export const contact = z.strictObject({
  id: id.optional(),
  name: line.optional(),
  title: line.optional(),
  department: line.optional(),
  email: email.optional(),
  phones: z.array(phone).optional(),
});

/** When something is open, as RFC 5545 says it: weekly or monthly, on these days, from and to. */
export const schedule = z.strictObject({
  id: id.optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: z.number().int().min(1).optional(),
  /** MO,WE; in a month also 2TU (the second Tuesday) and -1FR (the last Friday). */
  byday: z
    .string()
    .regex(/^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/)
    .optional(),
  bymonthday: z
    .string()
    .regex(/^-?\d{1,2}(,-?\d{1,2})*$/)
    .optional(),
  dtstart: day.optional(),
  validFrom: day.optional(),
  validTo: day.optional(),
  opensAt: time.optional(),
  closesAt: time.optional(),
  description: line.optional(),
  link: webAddress.optional(),
  attending: line.optional(),
  notes: text.optional(),
});

export const costOption = z.strictObject({
  id: id.optional(),
  option: line.optional(),
  amount: z.number().min(0).optional(),
  amountDescription: line.optional(),
  validFrom: day.optional(),
  validTo: day.optional(),
});

/** Where somebody must live to use it. `districts` are postcode districts (FN1), `outline` a ring of [longitude, latitude]; without either it is words only. */
export const area = z.strictObject({
  id: id.optional(),
  name: line,
  uri: webAddress.optional(),
  districts: z.array(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?$/)).optional(),
  outline: z
    .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
    .min(3)
    .optional(),
});

export const accessFeatures = [
  'step-free',
  'accessible-toilet',
  'changing-place',
  'hearing-loop',
  'sign-language',
  'quiet-space',
  'accessible-parking',
  'baby-changing',
  'assistance-dogs',
] as const;

export const accessFeature = z.strictObject({
  id: id.optional(),
  feature: z.enum(accessFeatures).optional(),
  description: line,
  details: text.optional(),
  url: webAddress.optional(),
});

export const address = z.strictObject({
  id: id.optional(),
  attention: line.optional(),
  lines: line,
  town: line,
  region: line.optional(),
  county: z.string().trim().max(200).optional(),
  postcode: z.string().trim().max(12),
  country: z.string().length(2).default('GB'),
  kind: z.enum(['physical', 'postal', 'virtual']).default('physical'),
});
