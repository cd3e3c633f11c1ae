import { ageOn, fullName, getPeopleOf } from '#modules/people/index.ts';
import type { Work } from '#platform/work.ts';
import type { Candidate } from './referral-facts.ts';

/** Everybody of a family who may be referred, as a service would know them: by name and age. */
export async function findCandidates(work: Work, familyId: string): Promise<Candidate[]> {
  const people = await getPeopleOf(work, familyId);
  return people
    .filter(({ diedOn, endsOn }) => diedOn === null && endsOn === null)
    .map(person => {
      const isUnborn = person.dueOn !== null && person.bornOn === null;
      const name = isUnborn && person.givenName === '' ? 'Unborn child' : fullName(person);
      return { id: person.id, name, age: ageOn(person, work.today), isUnborn };
    });
}
