import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import { directoryTables } from './records.queries.ts';
import { found } from '#platform/refusal.ts';

/** What a visitor says is wrong with a service, and what was done about it. */
export type Report = {
  id: string;
  serviceId: string;
  serviceName: string;
  keeperAgencyId: string | null;
  said: string;
  reach: string | null;
  sentAt: Temporal.Instant;
  doneAt: Temporal.Instant | null;
  answer: string | null;
  version: number;
};

const reports = (work: Work) =>
  directoryTables(work)
    .selectFrom('directory.report as report')
    .innerJoin('directory.service as service', 'service.id', 'report.service_id')
    .innerJoin('directory.organization as organization', 'organization.id', 'service.organization_id')
    .select(['report.id', 'report.service_id as serviceId', 'service.name as serviceName', 'organization.agency_id as keeperAgencyId', 'report.said'])
    .select(['report.reach', 'report.sent_at as sentAt', 'report.done_at as doneAt', 'report.answer', 'report.version']);

/** What visitors said, what is open first, the newest first; of an organisation, about its own services. */
export const findReports = (work: Work): Promise<Report[]> =>
  reports(work)
    .orderBy(({ eb }) => eb('report.done_at', 'is not', null))
    .orderBy('report.sent_at', 'desc')
    .limit(200)
    .execute();

export const getReport = async (work: Work, id: string): Promise<Report> => found(await reports(work).where('report.id', '=', id).executeTakeFirst());

export async function mayReportNow(work: Work, serviceId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select directory.may_report(${serviceId}::uuid) as may`.execute(directoryTables(work));
  return rows[0]?.may ?? false;
}
