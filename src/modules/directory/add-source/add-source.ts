import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { sourceAdded } from '../directory.events.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { directoryTables } from '../records.queries.ts';

export type NewSource = { name: string; kind: 'standard' | 'ofsted'; url?: string | null; everyHours?: number | null };

/** Adds a place that records come from: files that somebody brings, or another feed, which is asked by itself. */
export async function addSource(work: Work, { name, kind, url = null, everyHours = null }: NewSource): Promise<string> {
  work.require(mayEditDirectory(work.actor));
  if (url !== null && !/^https?:\/\/./.test(URL.canParse(url) ? url : ''))
    throw invalid({ url: 'Enter a web address, like https://directory.example.gov.uk/v3' });
  if ((url === null) !== (everyHours === null)) throw invalid({ everyHours: 'Say how often a feed is asked, and give its address' });
  const named = await directoryTables(work).selectFrom('directory.source').select('id').where('name', '=', name).executeTakeFirst();
  if (named) throw invalid({ name: 'Another source has this name' });
  const id = work.newId();
  await directoryTables(work)
    .insertInto('directory.source')
    .values({ id, name, kind, url, every_hours: everyHours, added_by: work.actor.id, added_at: work.now, next_at: url === null ? null : work.now })
    .execute();
  await work.record(sourceAdded, { familyId: null, subjectId: id, details: { sourceId: id } });
  return id;
}
