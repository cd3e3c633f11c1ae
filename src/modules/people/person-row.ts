import type { PersonFacts } from './person.ts';

/** A person as the database keeps them; without an id, so that adding and changing share it. */
export const rowOf = (person: PersonFacts) => ({
  given_name: person.givenName.trim(),
  family_name: person.familyName.trim(),
  also_known_as: [...(person.alsoKnownAs ?? [])],
  born_on: person.bornOn ?? null,
  due_on: person.dueOn ?? null,
  born_about: person.bornAbout ?? null,
  died_on: person.diedOn ?? null,
  sex: person.sex ?? null,
  gender: person.gender ?? null,
  ethnicity: person.ethnicity ?? null,
  first_language: person.firstLanguage ?? null,
  interpreter: person.interpreter ?? null,
  disabilities: [...(person.disabilities ?? [])],
  nhs_number: person.nhsNumber ?? null,
});

/** The facts that differ, by name, for the record of what changed. */
export function changedFacts(before: PersonFacts, after: PersonFacts): string[] {
  const [was, is] = [before, after].map(person => person as unknown as Readonly<Record<string, unknown>>);
  return factNames.filter(name => said(was?.[name]) !== said(is?.[name]));
}

const factNames = [
  'givenName',
  'familyName',
  'alsoKnownAs',
  'bornOn',
  'dueOn',
  'bornAbout',
  'diedOn',
  'sex',
  'gender',
  'ethnicity',
  'firstLanguage',
  'interpreter',
  'disabilities',
  'nhsNumber',
];
const said = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join('\n') : String(value as string | number | Temporal.PlainDate);
