import type { Work } from '#platform/work.ts';
import { found } from '#platform/refusal.ts';
import { localIssuer } from './sign-in-here/local-account.queries.ts';
import { invitedIssuer } from './sign-in/sign-in.ts';

/** Somebody who works with families here, as an administrator sees them. */
export type Worker = {
  id: string;
  name: string;
  email: string | null;
  jobTitle: string | null;
  agencyName: string;
  roles: readonly { code: string; name: string }[];
  state: 'signs in' | 'invited' | 'suspended' | 'ended';
  suspendedBecause: 'not used' | 'not confirmed' | null;
  signsInHere: boolean;
  signedInAt: Temporal.Instant | null;
};

/** Everybody but families and the service itself, by agency and name. */
export async function findWorkersHere(work: Work, id?: string): Promise<Worker[]> {
  const access = work.tables('access');
  const people = access
    .selectFrom('access.account as account')
    .innerJoin('access.agency as agency', 'agency.id', 'account.agency_id')
    .leftJoin('access.account_use as use', 'use.account_id', 'account.id')
    .select(['account.id', 'account.name', 'account.email', 'account.job_title', 'account.issuer', 'account.disabled_at', 'agency.name as agency_name'])
    .select(['account.suspended_because', 'use.signed_in_at'])
    .orderBy('agency.name')
    .orderBy('account.name');
  const rows = await (id === undefined ? people : people.where('account.id', '=', id)).execute();
  const given = access
    .selectFrom('access.account_role as held')
    .innerJoin('access.role as role', 'role.code', 'held.role')
    .select(['held.account_id', 'role.code', 'role.name'])
    .where('held.ends_on', 'is', null)
    .orderBy('role.name');
  const held = await (id === undefined ? given : given.where('held.account_id', '=', id)).execute();
  const rolesOf = Map.groupBy(held, one => one.account_id);
  return rows.map(row => ({
    ...{ id: row.id, name: row.name, email: row.email, jobTitle: row.job_title, agencyName: row.agency_name, roles: rolesOf.get(row.id) ?? [] },
    state: stateOf(row),
    suspendedBecause: row.suspended_because as Worker['suspendedBecause'],
    signsInHere: row.issuer === localIssuer,
    signedInAt: row.signed_in_at,
  }));
}

function stateOf(row: { suspended_because: string | null; disabled_at: Temporal.Instant | null; issuer: string }): Worker['state'] {
  if (row.disabled_at !== null) return row.suspended_because === null ? 'ended' : 'suspended';
  return row.issuer === invitedIssuer ? 'invited' : 'signs in';
}

export const getWorkerHere = async (work: Work, id: string): Promise<Worker> => found((await findWorkersHere(work, id))[0]);

export type AgencyChoice = { id: string; name: string };

export const findAgencies = (work: Work): Promise<AgencyChoice[]> =>
  work.tables('access').selectFrom('access.agency').select(['id', 'name']).orderBy('name').execute();

/** The roles that a worker can be given. */
export async function findRoles(work: Work): Promise<{ value: string; label: string }[]> {
  const rows = await work
    .tables('access')
    .selectFrom('access.role')
    .select(['code', 'name'])
    .where('code', 'not in', ['parent', 'the-service'])
    .orderBy('name')
    .execute();
  return rows.map(({ code, name }) => ({ value: code, label: name }));
}
