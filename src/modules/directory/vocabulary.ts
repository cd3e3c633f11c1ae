import type { Work } from '#platform/work.ts';
import type { ServiceContent } from './content.ts';
import { directoryTables } from './records.queries.ts';

/** Keeps every word that stands in these services, so that one spelt nearly so is understood. */
export async function rememberWords(work: Work, contents: readonly ServiceContent[]): Promise<void> {
  const said = contents.map(({ name, description, eligibility, keywords = [] }) => [name, description, eligibility, ...keywords].join(' '));
  const words = [
    ...new Set(
      said
        .join(' ')
        .toLowerCase()
        .split(/[^a-z]+/),
    ),
  ].filter(word => word.length > 2);
  if (words.length === 0) return;
  await directoryTables(work)
    .insertInto('directory.vocabulary')
    .values(words.map(word => ({ word })))
    .onConflict(row => row.doNothing())
    .execute();
}
