import type { Work } from '#platform/work.ts';
import { changeWithdrawn } from '../directory.events.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { directoryTables, getRecord } from '../records.queries.ts';
import { getWaiting } from '../waiting.ts';

/** Takes back a version that still waits. */
export async function withdrawChange(work: Work, versionId: string): Promise<void> {
  const version = await getWaiting(work, versionId);
  const record = await getRecord(work, version.recordId);
  work.require(mayKeepRecord(work.actor, record));
  await directoryTables(work).updateTable('directory.version').set({ state: 'withdrawn' }).where('id', '=', versionId).execute();
  await work.record(changeWithdrawn, { familyId: null, subjectId: record.id, details: { kind: record.kind, versionId } });
}
