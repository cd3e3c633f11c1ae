import type { Work } from '#platform/work.ts';
import { synonymAdded } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';
import { checkedSynonym } from '../synonyms.queries.ts';
import { turnEdition } from '../write-out.ts';

/** Adds words that families use for what services call otherwise. From then on a search with these words looks for both. */
export async function addSynonym(work: Work, said: { says: string; means: string }): Promise<string> {
  work.require(mayEditDirectory(work.actor));
  const checked = await checkedSynonym(work, said, null);
  const id = work.newId();
  await directoryTables(work)
    .insertInto('directory.synonym')
    .values({ id, ...checked })
    .execute();
  await turnEdition(work);
  await work.record(synonymAdded, { familyId: null, subjectId: id, details: { synonymId: id } });
  return id;
}
