import { sql } from 'kysely';
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

type Wanted = { id?: string; agencyId?: string | null; words?: string };
export type WorkersFound = { workers: readonly Worker[]; count: number };

/** Everybody but families and the service itself, by agency and name: those of an agency, or those whom these words mean. */
export async function findWorkersHere(work: Work, wanted: Wanted, { skip, atMost }: { skip: number; atMost: number }): Promise<WorkersFound> {
  const wordsOf = (wanted.words ?? '').split(/\s+/).filter(Boolean);
  let people = work.tables('access').selectFrom('access.account as account').innerJoin('access.agency as agency', 'agency.id', 'account.agency_id');
  if (wanted.id) people = people.where('account.id', '=', wanted.id);
  if (wanted.agencyId) people = people.where('account.agency_id', '=', wanted.agencyId);
  for (const word of wordsOf) people = people.where(holds(word));
  const counted = await people.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await people
    .leftJoin('access.account_use as use', 'use.account_id', 'account.id')
    .select(['account.id', 'account.name', 'account.email', 'account.job_title', 'account.issuer', 'account.disabled_at', 'agency.name as agency_name'])
    .select(['account.suspended_because', 'use.signed_in_at'])
    .orderBy('agency.name')
    .orderBy('account.name')
    .orderBy('account.id')
    .offset(skip)
    .limit(atMost)
    .execute();
  const rolesOf = await findRolesOf(
    work,
    rows.map(({ id }) => id),
  );
  const workers = rows.map(row => ({
    ...{ id: row.id, name: row.name, email: row.email, jobTitle: row.job_title, agencyName: row.agency_name, roles: rolesOf.get(row.id) ?? [] },
    state: stateOf(row),
    suspendedBecause: row.suspended_because as Worker['suspendedBecause'],
    signsInHere: row.issuer === localIssuer,
    signedInAt: row.signed_in_at,
  }));
  return { workers, count: Number(counted.count) };
}

// A straight apostrophe means a curled one too; % and _ are letters like any other here.
const holds = (word: string) =>
  sql<boolean>`position(replace(lower(${word}), '’', '''') in replace(lower(concat_ws(' ', account.name, account.email, agency.name)), '’', '''')) > 0`;

async function findRolesOf(work: Work, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { code: string; name: string }[]>();
  const held = await work
    .tables('access')
    .selectFrom('access.account_role as held')
    .innerJoin('access.role as role', 'role.code', 'held.role')
    .select(['held.account_id', 'role.code', 'role.name'])
    .where('held.account_id', 'in', ids)
    .where('held.ends_on', 'is', null)
    .orderBy('role.name')
    .execute();
  return Map.groupBy(held, one => one.account_id);
}

function stateOf(row: { suspended_because: string | null; disabled_at: Temporal.Instant | null; issuer: string }): Worker['state'] {
  if (row.disabled_at !== null) return row.suspended_because === null ? 'ended' : 'suspended';
  return row.issuer === invitedIssuer ? 'invited' : 'signs in';
}

export const getWorkerHere = async (work: Work, id: string): Promise<Worker> => found((await findWorkersHere(work, { id }, { skip: 0, atMost: 1 })).workers[0]);

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
