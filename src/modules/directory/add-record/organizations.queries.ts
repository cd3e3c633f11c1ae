import type { Work } from '#platform/work.ts';
import { directoryTables } from '../records.queries.ts';

export type Named = { id: string; name: string };

/** The organisations whose records this person keeps, by name; one that waits for its first approval too. */
export async function findOrganizations(work: Work): Promise<Named[]> {
  const rows = await directoryTables(work)
    .selectFrom('directory.record as record')
    .innerJoin('directory.version as version', 'version.record_id', 'record.id')
    .select(['record.id', 'version.content'])
    .where('record.kind', '=', 'organization')
    .where('version.state', 'in', ['public', 'waiting'])
    .orderBy('version.number')
    .execute();
  const named = new Map(rows.map(({ id, content }) => [id, (content as { name: string }).name]));
  return [...named].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

export const findAgencies = (work: Work): Promise<Named[]> =>
  directoryTables(work).selectFrom('published.agency').select(['agency_id as id', 'name']).orderBy('name').execute();
