import { z } from 'zod';

const words = (max: number, description: string) => z.string().trim().min(1).max(max).meta({ description });
const maybe = (max: number, description: string) => words(max, description).optional();
const day = (description: string) => z.iso.date().meta({ description });

const named = {
  givenName: maybe(100, 'First name, or what they are called'),
  familyName: maybe(100, 'Last name'),
};
const born = {
  bornOn: day('Date of birth, if it is known').optional(),
  ageAbout: z.int().min(0).max(120).optional().meta({ description: 'About how old they are, in years, where no date of birth is known' }),
};
const related = { relationship: maybe(100, 'What they are to the children, for example mother or grandmother') };

const child = z
  .strictObject({ kind: z.literal('child'), ...named, ...born, ...related, school: maybe(200, 'School or nursery') })
  .meta({ title: 'A child or young person' });
const unborn = z
  .strictObject({ kind: z.literal('unborn'), ...named, dueOn: day('When the baby is due').optional() })
  .meta({ title: 'A baby who is not born yet' });
const adult = z.strictObject({ kind: z.literal('adult'), ...named, ...born, ...related }).meta({ title: 'An adult' });

export const personSent = z.discriminatedUnion('kind', [child, unborn, adult]).meta({
  description: 'Somebody in the family. A name, or what they are called, is needed but for a baby who is not born yet; a date of birth or an age, not both.',
});
export type PersonSent = z.infer<typeof personSent>;

const isProtected = z.boolean().meta({ description: 'Whether it must be kept secret from anyone, for example from somebody who has hurt them' });
export const addressSent = z.discriminatedUnion('where', [
  z
    .strictObject({ where: z.literal('address'), lines: words(300, 'The address, line by line'), postcode: maybe(10, 'Postcode'), isProtected })
    .meta({ title: 'At an address' }),
  z.strictObject({ where: z.literal('no-fixed'), found: maybe(300, 'Where they can be found'), isProtected }).meta({ title: 'No fixed address' }),
  z.strictObject({ where: z.literal('not-known') }).meta({ title: 'Not known' }),
]);
export type AddressSent = z.infer<typeof addressSent>;

const why = (description: string) => maybe(2000, description);
export const agreementSent = z
  .discriminatedUnion('given', [
    z
      .strictObject({
        given: z.literal('yes'),
        by: words(200, 'Who agreed'),
        how: z.enum(['Face to face', 'By phone or video', 'In writing']).meta({ description: 'How they told you' }),
        on: day('When they told you'),
      })
      .meta({ title: 'They know and agree' }),
    z.strictObject({ given: z.literal('no'), why: why('What they said') }).meta({ title: 'They know, and do not agree' }),
    z.strictObject({ given: z.literal('not-asked-yet'), why: why('Why not yet') }).meta({ title: 'They have not been asked yet' }),
    z
      .strictObject({ given: z.literal('asking-could-put-someone-at-risk'), why: words(2000, 'What could happen') })
      .meta({ title: 'Asking could put someone at risk' }),
  ])
  .meta({
    description:
      'Whether the family knows and agrees. No answer stops the request. Where a child may be suffering significant harm, it says what the family knows: their agreement is not needed.',
  });
export type AgreementSent = z.infer<typeof agreementSent>;

export const helperSent = z.strictObject({
  name: words(200, 'A person or a service who already helps, for example Riverside Surgery'),
  doing: maybe(200, 'What they do for the family'),
  contact: maybe(200, 'Their phone number or email'),
});

export const senderSent = z
  .strictObject({
    name: words(200, 'The person who asks'),
    email: words(200, 'Their work email. An acknowledgement is sent there, which names nobody'),
    phone: maybe(30, 'Their work phone number'),
  })
  .meta({ description: 'The person at your agency who asks. A system cannot ask by itself.' });

export const acknowledged = z.strictObject({
  reference: z.string().meta({ description: 'Say it when you talk to the front door, and ask by it how the request stands' }),
  state: z.literal('waiting'),
  sentAt: z.iso.datetime(),
  dueAt: z.iso.datetime().meta({ description: 'By when it is decided, and you can read what' }),
  whatHappensNext: z.array(z.string()).meta({ description: 'To show to whoever asked, as it stands' }),
});
