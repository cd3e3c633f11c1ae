import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { personJoined } from '../people.events.ts';
import { getFamily, getPeopleOf, getPerson, peopleTables } from '../people.queries.ts';
import { isUnborn } from '../person.ts';

export type Joining = { isChild: boolean; household?: string | null | undefined; startsOn?: Temporal.PlainDate | undefined };

/** Somebody already known becomes one of this family as well: a child of two households, a father found in another record. Nobody is told of it. */
export async function joinFamily(work: Work, familyId: string, personId: string, { isChild, household = null, startsOn = work.today }: Joining): Promise<void> {
  work.require(mayWriteOfFamily(work.actor));
  await getFamily(work, familyId);
  const person = await getPerson(work, personId);
  if ((await getPeopleOf(work, familyId)).some(({ id }) => id === personId)) throw new Refusal('conflict', 'This person is already in this family');
  const sensitive = isUnborn(person) ? 'pregnancy' : null;
  await peopleTables(work)
    .insertInto('people.family_member')
    .values({ family_id: familyId, person_id: personId, is_child: isChild, household, starts_on: startsOn, sensitive })
    .execute();
  await work.record(personJoined, { familyId, subjectId: personId, details: { personId, ...(sensitive && { sensitive }) } });
}
