import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { mistakeReported } from '../directory.events.ts';
import { directoryTables } from '../records.queries.ts';
import { mayReportNow } from '../report.queries.ts';

/** Keeps what a visitor says is wrong, for whoever keeps the service and for editors; both are told that there is something. */
export async function reportMistake(work: Work, serviceId: string, { said, reach }: { said: string; reach: string | null }): Promise<void> {
  if (!(await mayReportNow(work, serviceId))) throw invalid({ said: 'Many people have written in the last hour. Send it again later' });
  await directoryTables(work)
    .insertInto('directory.report')
    .values({ id: work.newId(), service_id: serviceId, said, reach, sent_at: work.now, sent_by: work.actor.id })
    .execute();
  await work.record(mistakeReported, { familyId: null, subjectId: serviceId, details: {} });
  await work.later('tell-of-report', { recordId: serviceId });
}
