import { found } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Secret, SecretKind, System } from './system.ts';

const tables = (work: Work) => work.tables('systems');

export type SystemInList = System & { lastUsedAt: Temporal.Instant | null; givenUp: number };

/** Every system, by agency and name: when it last came, and how much it could not be told. */
export async function findSystems(work: Work, id?: string): Promise<SystemInList[]> {
  const all = tables(work)
    .selectFrom('systems.system as system')
    .innerJoin('published.agency as agency', 'agency.agency_id', 'system.agency_id')
    .select(({ selectFrom }) => [
      'system.id',
      'system.name',
      'system.agency_id as agencyId',
      'agency.name as agencyName',
      'system.added_at as addedAt',
      'system.ended_at as endedAt',
      selectFrom('systems.secret as secret')
        .select(({ fn }) => fn.max('secret.last_used_at').as('last'))
        .whereRef('secret.system_id', '=', 'system.id')
        .as('lastUsedAt'),
      selectFrom('systems.delivery as delivery')
        .select(({ fn }) => fn.countAll().as('count'))
        .whereRef('delivery.system_id', '=', 'system.id')
        .where('delivery.given_up_at', 'is not', null)
        .as('givenUp'),
    ])
    .orderBy('agency.name')
    .orderBy('system.name');
  const rows = await (id === undefined ? all : all.where('system.id', '=', id)).execute();
  return rows.map(row => ({ ...row, agencyName: row.agencyName ?? '', givenUp: Number(row.givenUp ?? 0) }));
}

export const getSystem = async (work: Work, id: string): Promise<SystemInList> => found((await findSystems(work, id))[0]);

/** The system, with its secrets, while somebody changes them: two changes at once wait for each other. */
export async function getSystemToChange(work: Work, id: string): Promise<SystemInList & { secrets: Secret[] }> {
  found(await tables(work).selectFrom('systems.system').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
  return { ...(await getSystem(work, id)), secrets: await findSecrets(work, id) };
}

export async function findSecrets(work: Work, systemId: string): Promise<Secret[]> {
  const rows = await tables(work)
    .selectFrom('systems.secret')
    .select(['id', 'kind', 'slot', 'made_at as madeAt', 'last_used_at as lastUsedAt', 'ended_at as endedAt'])
    .where('system_id', '=', systemId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(row => ({ ...row, kind: row.kind as SecretKind }));
}

export type AgencyChoice = { value: string; label: string };

export async function findAgencyChoices(work: Work): Promise<AgencyChoice[]> {
  const rows = await tables(work).selectFrom('published.agency').select(['agency_id', 'name']).orderBy('name').execute();
  return rows.flatMap(({ agency_id: value, name: label }) => (value && label ? [{ value, label }] : []));
}
