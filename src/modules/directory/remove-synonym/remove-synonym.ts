import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { synonymRemoved } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import type { Synonym } from '../synonym.ts';
import { turnEdition } from '../write-out.ts';

/** Takes words off the list: from then on a search looks only for what is typed. */
export async function removeSynonym(work: Work, { id, version }: Synonym): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  const { numDeletedRows } = await directoryTables(work)
    .deleteFrom('directory.synonym')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Refusal('conflict', 'Somebody else has changed this meanwhile');
  await turnEdition(work);
  await work.record(synonymRemoved, { familyId: null, subjectId: id, details: { synonymId: id } });
}
