import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { Right } from './role.ts';

export type Colleague = { id: string; name: string; jobTitle: string | null; agencyName: string; disabled: boolean; mayLead: boolean };

/** Everybody who works here, by agency and name. */
export async function findColleagues(work: Work): Promise<Colleague[]> {
  const rows = await work.tables('access').selectFrom('published.worker').selectAll().orderBy('agency_name').orderBy('name').execute();
  return rows.map(row => ({
    id: row.worker_id,
    name: row.name,
    jobTitle: row.job_title,
    agencyName: row.agency_name,
    disabled: row.disabled_at !== null,
    mayLead: row.may_lead ?? false,
  }));
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

/** Whether a family is restricted, sealed or a relative's, so that for the actor it does not exist. */
export async function isClosedToMe(work: Work, familyId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${familyId}::uuid in (select access.closed_to_me()) as is`.execute(work.tables('access'));
  return rows[0]?.is ?? false;
}

/** Whether a family the actor sees is closed to this worker, so that naming them would give it to nobody. */
export async function isClosedTo(work: Work, familyId: string, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select access.is_closed_to(${familyId}, ${accountId}) as is`.execute(work.tables('access'));
  return rows[0]?.is ?? false;
}

/** The topics of a family that somebody is or once was named for. Who it is shows only to those named themselves. */
export async function findTopicsEverNamed(work: Work, familyId: string): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`select topic from access.topics_ever_named(${familyId}) as topic`.execute(work.tables('access'));
  return rows.map(({ topic }) => topic);
}

/** Names one worker for whatever another is named for. Which topics those are stays in the database. */
export async function copyTopics(work: Work, familyId: string, fromId: string, toId: string): Promise<void> {
  await sql`select access.hand_over_topics(${familyId}, ${fromId}, ${toId})`.execute(work.tables('access'));
}

/** Where those reach whom the service writes to: the working people of a right, of one agency or of all. For jobs of the service itself. */
export async function findEmailsWith(work: Work, right: Right, agencyId: string | null): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct a.email from access.account a join access.account_role held on held.account_id = a.id join access.role r on r.code = held.role
     where a.disabled_at is null and a.email is not null and a.issuer not in ('internal', 'invited') and ${right} = any (r.rights)
       and held.starts_on <= platform.today() and (held.ends_on is null or held.ends_on >= platform.today())
       and (${agencyId}::uuid is null or a.agency_id = ${agencyId}::uuid) order by a.email`.execute(work.tables('access'));
  return rows.map(({ email }) => email);
}
