import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { synonymChanged } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import type { Synonym } from '../synonym.ts';
import { checkedSynonym } from '../synonyms.queries.ts';
import { turnEdition } from '../write-out.ts';

/** Says anew what families type, or what is looked for then. */
export async function changeSynonym(work: Work, { id, version }: Synonym, said: { says: string; means: string }): Promise<void> {
  work.require(mayEditDirectory(work.actor));
  const checked = await checkedSynonym(work, said, id);
  const { numUpdatedRows } = await directoryTables(work)
    .updateTable('directory.synonym')
    .set({ ...checked, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else has changed this meanwhile');
  await turnEdition(work);
  await work.record(synonymChanged, { familyId: null, subjectId: id, details: { synonymId: id } });
}
