import type { Work } from '#platform/work.ts';

export type Colleague = { id: string; name: string; jobTitle: string | null; agencyName: string; disabled: boolean };

/** Everybody who works here, by agency and name. */
export async function findColleagues(work: Work): Promise<Colleague[]> {
  const rows = await work.tables('access').selectFrom('published.worker').selectAll().orderBy('agency_name').orderBy('name').execute();
  return rows.map(row => ({ id: row.worker_id, name: row.name, jobTitle: row.job_title, agencyName: row.agency_name, disabled: row.disabled_at !== null }));
}

/** A team that families are shared out to; its manager sees them. */
export type Team = { id: string; name: string; agencyName: string; managerId: string | null };

export async function findTeams(work: Work): Promise<Team[]> {
  return work
    .tables('access')
    .selectFrom('access.team as team')
    .innerJoin('access.agency as agency', 'agency.id', 'team.agency_id')
    .select(['team.id', 'team.name', 'agency.name as agencyName', 'team.manager_id as managerId'])
    .orderBy('agency.name')
    .orderBy('team.name')
    .execute();
}
