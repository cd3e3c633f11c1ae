import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { unmetNeedEnded } from '../commissioning.events.ts';
import { mayRecordUnmetNeed } from '../commissioning.policy.ts';
import { isOpen, type EndedAs, type UnmetNeed } from '../unmet-need.ts';
import { commissioningTables } from '../unmet-need.queries.ts';

/** Something was found after all, or it is not needed any more. */
export async function endUnmetNeed(work: Work, unmetNeed: UnmetNeed, { endedAs, words }: { endedAs: EndedAs; words: string | null }): Promise<void> {
  work.require(mayRecordUnmetNeed(work.actor));
  if (!isOpen(unmetNeed)) throw new Refusal('conflict', 'This was closed already');
  const { id, familyId, sensitive, version } = unmetNeed;
  const { numUpdatedRows } = await commissioningTables(work)
    .updateTable('commissioning.unmet_need')
    .set({ ended_as: endedAs, ended_words: words, ended_by: work.actor.id, ended_on: work.today, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has just changed this');
  await work.record(unmetNeedEnded, { familyId, subjectId: id, details: { unmetNeedId: id, endedAs, ...(sensitive !== null && { sensitive }) } });
}
