import { z } from 'zod';
import { accessFeature, address, area, contact, costOption, day, email, id, language, line, phone, schedule, text, webAddress } from './content-parts.ts';

/** What an organisation says of itself. */
export const organizationContent = z.strictObject({
  name: line,
  description: text,
  email: email.optional(),
  website: webAddress.optional(),
  logo: webAddress.optional(),
  uri: webAddress.optional(),
  parentId: id.optional(),
  identifiers: z.array(z.strictObject({ id: id.optional(), scheme: line.optional(), kind: line, identifier: line })).optional(),
  phones: z.array(phone).optional(),
});

/** A place. Of one that is `hidden`, such as a refuge, only its name and its description are ever made public. */
export const locationContent = z.strictObject({
  name: line,
  kind: z.enum(['physical', 'postal', 'virtual']),
  description: text.optional(),
  hidden: z.boolean().default(false),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  ward: line.optional(),
  identifier: line.optional(),
  identifierKind: line.optional(),
  addresses: z.array(address).optional(),
  accessibility: z.array(accessFeature).optional(),
  phones: z.array(phone).optional(),
});

/** That the service is to be had at a place, and when. `id` stays as long as the two belong together. */
const atPlace = z.strictObject({
  id: id.optional(),
  locationId: id,
  description: line.optional(),
  schedules: z.array(schedule).optional(),
  phones: z.array(phone).optional(),
  contacts: z.array(contact).optional(),
});

export const ways = ['in-person', 'online', 'phone', 'home-visit'] as const;

/** What the regulations ask of a local offer for special educational needs and disabilities: whether it is in it, and an answer to each question that has one. */
const sendOffer = z.strictObject({ isInLocalOffer: z.boolean(), answers: z.record(z.string().max(60), text).optional() });

export const childcareKinds = ['childminder', 'nursery', 'playgroup', 'out-of-school', 'holiday', 'home'] as const;

/** What a family information service must tell of childcare. Vacancies say when they were told, since they grow old quickly. */
const childcare = z.strictObject({
  kind: z.enum(childcareKinds),
  ofstedNumber: line.optional(),
  registers: z.array(line).optional(),
  inspected: z.strictObject({ on: day, outcome: line }).optional(),
  places: z.number().int().min(0).optional(),
  vacancies: z.strictObject({ state: z.enum(['yes', 'no', 'ask']), asOf: day, note: line.optional() }).optional(),
  /** Which government-funded hours are offered, by the codes of `fundedWords`. */
  fundedHours: z.array(z.string().max(40)).optional(),
  mealsAndExtras: text.optional(),
  schoolsCollectedFrom: z.array(line).optional(),
});

/** All that is said of a service: one version. Nested things may keep an id of their own; without one, they get it from where they stand. */
export const serviceContent = z.strictObject({
  name: line,
  /** One sentence for lists; without it, the description begins the line. */
  summary: line.optional(),
  description: text,
  url: webAddress.optional(),
  email: email.optional(),
  phones: z.array(phone).optional(),
  contacts: z.array(contact).optional(),
  /** How it is to be had; empty where nobody has said. */
  ways: z.array(z.enum(ways)),
  termIds: z.array(id),
  /** Words that people use for it and that stand nowhere else. */
  keywords: z.array(line).optional(),
  minimumAge: z.number().min(0).max(120).optional(),
  maximumAge: z.number().min(0).max(120).optional(),
  eligibility: text.optional(),
  /** Who may come: anybody, or only those whom a professional sends. */
  referral: z.enum(['anyone', 'professional', 'either']).optional(),
  cost: z.enum(['free', 'costs', 'unknown']),
  costNote: line.optional(),
  costOptions: z.array(costOption).optional(),
  languages: z.array(language).optional(),
  interpretation: line.optional(),
  schedules: z.array(schedule).optional(),
  places: z.array(atPlace).optional(),
  areas: z.array(area).optional(),
  funding: z.array(z.strictObject({ id: id.optional(), source: line })).optional(),
  accreditations: text.optional(),
  howToReach: text.optional(),
  whatHappensNext: text.optional(),
  waitingTime: line.optional(),
  alert: line.optional(),
  opensOn: day.optional(),
  closed: z.strictObject({ from: day, until: day.optional(), because: line.optional() }).optional(),
  endsOn: day.optional(),
  send: sendOffer.optional(),
  childcare: childcare.optional(),
});

export type OrganizationContent = z.output<typeof organizationContent>;
export type LocationContent = z.output<typeof locationContent>;
export type ServiceContent = z.output<typeof serviceContent>;

export const contentOf = { organization: organizationContent, location: locationContent, service: serviceContent } as const;
export type Kind = keyof typeof contentOf;
export type ContentOf = { organization: OrganizationContent; location: LocationContent; service: ServiceContent };
