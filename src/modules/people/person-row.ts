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

const factNames = [
  ...(['givenName', 'familyName', 'alsoKnownAs', 'bornOn', 'dueOn', 'bornAbout', 'diedOn'] as const),
  ...(['sex', 'gender', 'ethnicity', 'firstLanguage', 'interpreter', 'disabilities', 'nhsNumber'] as const),
];

/** The facts that differ, by name, for the record of what changed. */
export const changedFacts = (before: PersonFacts, after: PersonFacts): string[] => factNames.filter(name => said(before[name]) !== said(after[name]));

function said(fact: PersonFacts[keyof PersonFacts]): string {
  if (fact === null || fact === undefined) return '';
  return typeof fact === 'object' && 'join' in fact ? fact.join('\n') : fact.toString();
}
