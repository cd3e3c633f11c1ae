import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findFactKind } from '../fact.ts';
import { isFeedField, type Feed, type FeedField, type Mapping } from '../feed.ts';
import { columnsChosen } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';

/** Keeps how a feed's columns are read, for this file and all that follow. */
export async function chooseColumns(work: Work, feed: Pick<Feed, 'id' | 'version'>, mapping: Mapping): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  const mistake = mistakeIn(mapping);
  if (mistake !== null) throw invalid({ columns: mistake });
  const { numUpdatedRows } = await work
    .tables('targeting')
    .updateTable('targeting.feed')
    .set({ mapping: JSON.stringify(mapping), version: feed.version + 1 })
    .where('id', '=', feed.id)
    .where('version', '=', feed.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else changed this feed meanwhile');
  await work.record(columnsChosen, { familyId: null, subjectId: feed.id, details: { feedId: feed.id, fields: Object.keys(mapping.columns).sort() } });
}

/** Why rows could not be read so, in words; null where they can. */
export function mistakeIn({ columns, what }: Mapping): string | null {
  const has = (...fields: FeedField[]) => fields.some(field => columns[field] !== undefined);
  if (Object.keys(columns).some(field => !isFeedField(field))) return 'One of the fields is not known';
  const all = Object.values(columns);
  if (new Set(all).size < all.length) return 'Each column can be one field only';
  if (!has('forename', 'surname', 'full_name', 'their_id', 'nhs_number', 'upn'))
    return 'Say which columns hold the name, or a number that stands for the person';
  if (has('born_day', 'born_month', 'born_year') && !(has('born_day') && has('born_month') && has('born_year')))
    return 'Say which columns hold the day, the month and the year of birth';
  if ('every' in what) return findFactKind(what.every) ? null : 'Say what every row of the file tells';
  if (!has('what')) return 'Say which column tells what happened';
  return Object.values(what.words).every(key => key === '' || findFactKind(key)) ? null : 'One of the words stands for no kind of fact';
}
