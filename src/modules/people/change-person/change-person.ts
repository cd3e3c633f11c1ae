import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { personChanged } from '../people.events.ts';
import { getMember, peopleTables } from '../people.queries.ts';
import { isUnborn, mistakesIn, type PersonFacts } from '../person.ts';
import { changedFacts, rowOf } from '../person-row.ts';
import { keepNameKeys } from '../search/keep-keys.ts';

export type ChangeOfPerson = { version: number; facts: Partial<PersonFacts>; isChild?: boolean | undefined; household?: string | null | undefined };

/** Corrects what is known of somebody. What is left out stays as it was. */
export async function changePerson(work: Work, familyId: string, personId: string, { version, facts, isChild, household }: ChangeOfPerson): Promise<void> {
  work.require(mayWriteOfFamily(work.actor));
  const before = await getMember(work, familyId, personId);
  const after = { ...before, ...facts };
  const mistakes = mistakesIn(after, work.today);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  if (isUnborn(before) && !isUnborn(after)) throw invalid({ bornOn: 'Record the birth instead, so that the right people come to know of it' });
  const { numUpdatedRows } = await peopleTables(work)
    .updateTable('people.person')
    .set({ ...rowOf(after), version: version + 1 })
    .where('id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else changed this person while you were writing');
  const moved = (isChild !== undefined && isChild !== before.isChild) || (household !== undefined && household !== before.household);
  if (moved) {
    await peopleTables(work)
      .updateTable('people.family_member')
      .set({ is_child: isChild ?? before.isChild, household: household === undefined ? before.household : household })
      .where('family_id', '=', familyId)
      .where('person_id', '=', personId)
      .where('starts_on', '=', before.startsOn)
      .execute();
  }
  await keepNameKeys(work, personId, after);
  const changed = [...changedFacts(before, after), ...(moved ? ['household'] : [])];
  await work.record(personChanged, { familyId, subjectId: personId, details: { personId, changed, ...(isUnborn(before) && { sensitive: 'pregnancy' }) } });
}
