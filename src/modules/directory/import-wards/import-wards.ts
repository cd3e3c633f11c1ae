import type { Work } from '#platform/work.ts';
import { wardsImported } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import { turnEdition } from '../write-out.ts';
import type { Ward } from './read-wards.ts';

/** Keeps where wards are, in place of what was known before. The map of the local offer draws them from then on. */
export async function importWards(work: Work, wards: readonly Ward[]): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  await directoryTables(work).deleteFrom('directory.ward').execute();
  await directoryTables(work)
    .insertInto('directory.ward')
    .values(wards.map(({ name, rings }) => ({ id: work.newId(), name, outline: JSON.stringify(rings) })))
    .execute();
  await turnEdition(work);
  await work.record(wardsImported, { familyId: null, details: { wards: wards.length } });
}
