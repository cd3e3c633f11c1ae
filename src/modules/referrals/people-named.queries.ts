import { ageOn, fullName, getPeopleOf } from '#modules/people/index.ts';
import type { Work } from '#platform/work.ts';
import type { Candidate } from './referral-facts.ts';

/** People of a family by their ids, as far as the actor sees them. */
export async function findPeopleNamed(work: Work, familyId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await work
    .tables('referrals')
    .selectFrom('published.person')
    .select(['person_id', 'given_name', 'family_name'])
    .where('family_id', '=', familyId)
    .where('person_id', 'in', [...ids])
    .execute();
  return new Map(people.map(one => [one.person_id, fullName({ givenName: one.given_name, familyName: one.family_name })]));
}

/** Everybody of a family who may be referred, as a service would know them: by name and age. */
export async function findCandidates(work: Work, familyId: string): Promise<Candidate[]> {
  const people = await getPeopleOf(work, familyId);
  return people
    .filter(({ diedOn, endsOn }) => diedOn === null && endsOn === null)
    .map(person => {
      const isUnborn = person.dueOn !== null && person.bornOn === null;
      const name = isUnborn && person.givenName === '' ? 'Unborn child' : fullName(person);
      return { id: person.id, label: `${name}, ${ageOn(person, work.today)}`, isUnborn };
    });
}
