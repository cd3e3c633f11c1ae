import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { feedWithdrawn, loadWithdrawn } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import type { Feed, Load } from '../feed.ts';
import { findLoads } from '../load.queries.ts';

export type Because = 'by hand' | 'its feed' | 'retention' | 'never begun';

/** Withdraws a file: from this moment it counts nowhere, and a job takes away all it brought, links too. */
export async function withdrawLoad(work: Work, load: Load, because: Because = 'by hand'): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  if (load.state === 'reading') throw new Refusal('conflict', 'This file is being read. Wait until that is over.');
  const { numUpdatedRows } = await work
    .tables('targeting')
    .updateTable('targeting.feed_load')
    .set({ state: 'withdrawn', ended_at: work.now })
    .where('id', '=', load.id)
    .where('state', 'in', ['held', 'waiting', 'failed'])
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'This file was withdrawn or replaced already');
  await work.record(loadWithdrawn, { familyId: null, subjectId: load.id, details: { feedId: load.feedId, loadId: load.id, because } });
  await work.later('remove-rows', { loadId: load.id });
}

/** Withdraws a feed with all its files. Nothing more comes of it; that it was there stays known. */
export async function withdrawFeed(work: Work, feed: Feed): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  if (feed.withdrawnAt) throw new Refusal('conflict', 'This feed was withdrawn already');
  await work.tables('targeting').updateTable('targeting.feed').set({ withdrawn_at: work.now }).where('id', '=', feed.id).execute();
  for (const load of await findLoads(work, { feedId: feed.id }, 10_000))
    if (load.state === 'held' || load.state === 'waiting' || load.state === 'reading') await withdrawLoad(work, load, 'its feed');
  await work.record(feedWithdrawn, { familyId: null, subjectId: feed.id, details: { feedId: feed.id } });
}
