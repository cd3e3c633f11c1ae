import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { changeReturned } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables, getRecord } from '../records.queries.ts';
import { getWaiting } from '../waiting.ts';

/** Returns a waiting version to who proposed it, with what to put right. What is public stays as it is. */
export async function returnChange(work: Work, versionId: string, answer: string): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  const version = await getWaiting(work, versionId);
  const { kind } = await getRecord(work, version.recordId);
  if (answer.trim() === '') throw invalid({ answer: 'Say what to put right' });
  const decided = { state: 'returned', decided_by: work.actor.id, decided_at: work.now, answer: answer.trim() };
  await directoryTables(work).updateTable('directory.version').set(decided).where('id', '=', versionId).execute();
  await work.later('tell-of-decision', { versionId });
  await work.record(changeReturned, { familyId: null, subjectId: version.recordId, details: { kind, versionId } });
}
