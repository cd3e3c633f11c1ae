import type { Work } from '#platform/work.ts';

export type Colleague = { id: string; name: string; jobTitle: string | null; agencyName: string; disabled: boolean };

/** Everybody who works here, by agency and name. */
export async function findColleagues(work: Work): Promise<Colleague[]> {
  const rows = await work.tables('access').selectFrom('published.worker').selectAll().orderBy('agency_name').orderBy('name').execute();
  return rows.map(row => ({ id: row.worker_id, name: row.name, jobTitle: row.job_title, agencyName: row.agency_name, disabled: row.disabled_at !== null }));
}
