import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { reportAnswered } from '../directory.events.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import type { Report } from '../report.queries.ts';

/** Says what was done about what a visitor wrote, and marks it done. */
export async function answerReport(work: Work, report: Report, answer: string): Promise<void> {
  work.require(mayKeepRecord(work.actor, report));
  const { numUpdatedRows } = await directoryTables(work)
    .updateTable('directory.report')
    .set({ done_at: work.now, done_by: work.actor.id, answer, version: report.version + 1 })
    .where('id', '=', report.id)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has seen to this meanwhile');
  await work.record(reportAnswered, { familyId: null, subjectId: report.serviceId, details: { reportId: report.id } });
}
