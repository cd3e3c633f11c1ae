import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mayWriteOfFamily } from '../family.policy.ts';
import { childBorn, pregnancyEnded } from '../people.events.ts';
import { getMember, peopleTables } from '../people.queries.ts';
import { isUnborn, type PersonFacts } from '../person.ts';
import { rowOf } from '../person-row.ts';
import { keepNameKeys } from '../search/keep-keys.ts';

export type EndOfPregnancy =
  | { ended: 'birth'; children: readonly { personId: string; bornOn: Temporal.PlainDate; facts?: Partial<PersonFacts> | undefined }[] }
  | { ended: 'loss' | 'not known'; personIds: readonly string[] };

/** A birth makes children of the family, known to all who work with it. A loss silently takes the unborn out of every list, and stays with those named. */
export async function endPregnancy(work: Work, familyId: string, end: EndOfPregnancy): Promise<void> {
  work.require(mayWriteOfFamily(work.actor));
  const personIds = end.ended === 'birth' ? end.children.map(({ personId }) => personId) : end.personIds;
  const unborn = [];
  for (const personId of personIds) unborn.push(await getMember(work, familyId, personId));
  if (unborn.length === 0 || !unborn.every(isUnborn)) throw invalid({ personIds: 'This child has already been born' });
  await work.record(pregnancyEnded, { familyId, details: { personIds, ended: end.ended, sensitive: 'pregnancy' } });
  const memberships = peopleTables(work)
    .updateTable('people.family_member')
    .where('family_id', '=', familyId)
    .where('person_id', 'in', [...personIds]);
  if (end.ended !== 'birth') {
    await memberships.set({ ends_on: work.today }).execute();
    return;
  }
  for (const { personId, bornOn, facts } of end.children) {
    const child = { ...unborn.find(({ id }) => id === personId)!, ...facts, bornOn, dueOn: null };
    await peopleTables(work)
      .updateTable('people.person')
      .set({ ...rowOf(child), version: child.version + 1 })
      .where('id', '=', personId)
      .execute();
    await keepNameKeys(work, personId, child);
    await work.record(childBorn, { familyId, subjectId: personId, details: { personId } });
  }
  // Last: while the membership is sensitive, those named for it may still change the child.
  await memberships.set({ sensitive: null }).execute();
}
