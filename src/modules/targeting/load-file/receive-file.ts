import { sayDate } from '#platform/date-field.ts';
import type { ReceivedFile } from '#platform/received-file.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import { dayInLondon, type Work } from '#platform/work.ts';
import type { Feed } from '../feed.ts';
import { fileReceived, loadBegun } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { findSameFile, insertLoad, keepBytes } from '../load.queries.ts';

export type Received = {
  file: ReceivedFile;
  currentAsOf: Temporal.PlainDate;
  coversSince?: Temporal.PlainDate | null;
  /** Loaded even if the same bytes are held already. */
  again?: boolean;
  cameBy?: 'page' | 'folder' | 'api';
};

/** Takes a file of a feed. It is read by a job, if it is known how the feed's columns are read; else it waits until somebody says. Gives the load's id. */
export async function receiveFile(
  work: Work,
  feed: Feed,
  { file, currentAsOf, coversSince = null, again = false, cameBy = 'page' }: Received,
): Promise<string> {
  work.require(mayLoadFeeds(work.actor));
  if (feed.withdrawnAt) throw new Refusal('conflict', 'This feed was withdrawn');
  const same = again ? undefined : await findSameFile(work, feed.id, file.hash);
  if (same) throw invalid({ file: `This file was sent already, on ${sayDate(dayInLondon(same.receivedAt))}. Nothing was loaded.` });
  const id = work.newId();
  await insertLoad(work, { id, feedId: feed.id, bytes: file.bytes, hash: file.hash, cameBy, currentAsOf, coversSince });
  await keepBytes(work, id, file.path);
  await work.record(fileReceived, { familyId: null, subjectId: id, details: { feedId: feed.id, loadId: id, bytes: file.bytes, cameBy } });
  // The first file a person sends is looked at before it is read; what comes by itself is read as those before it.
  if (feed.mapping && cameBy !== 'page') await beginLoad(work, feed.id, id);
  return id;
}

/** Has a waiting file read, as soon as its turn comes. */
export async function beginLoad(work: Work, feedId: string, loadId: string): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  const { numUpdatedRows } = await work
    .tables('targeting')
    .updateTable('targeting.feed_load')
    .set({ state: 'reading', began_at: work.now, failure: null, report: '{}' })
    .where('id', '=', loadId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'This file was begun already');
  await work.record(loadBegun, { familyId: null, subjectId: loadId, details: { feedId, loadId } });
  await work.later('load-file', { loadId });
}
