import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { feedChanged } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import type { Feed, FeedDetails } from '../feed.ts';
import { detailColumns, findFeedNamed, findVersions, keepVersion } from '../feed-version.queries.ts';

/** Which of the details differ. */
export const changedDetails = (before: FeedDetails, after: FeedDetails): (keyof FeedDetails)[] =>
  (Object.keys(after) as (keyof FeedDetails)[]).filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key])).sort();

/** Changes what is said of a feed, from this moment; what was said before stays, with who changed it and why. */
export async function changeFeed(work: Work, feed: Feed, details: FeedDetails, because: string): Promise<void> {
  work.require(mayLoadFeeds(work.actor));
  if (feed.withdrawnAt) throw new Refusal('conflict', 'This feed was withdrawn');
  if (await findFeedNamed(work, details.name, feed.id)) throw invalid({ name: 'Another feed has this name' });
  const changed = changedDetails(feed, details);
  if (changed.length === 0) throw invalid({ because: 'Nothing is different from before' });
  const { numUpdatedRows } = await work
    .tables('targeting')
    .updateTable('targeting.feed')
    .set({ ...detailColumns(details), version: feed.version + 1 })
    .where('id', '=', feed.id)
    .where('version', '=', feed.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody else changed this feed meanwhile');
  const version = ((await findVersions(work, feed.id))[0]?.version ?? 0) + 1;
  await keepVersion(work, feed.id, version, details, because);
  await work.record(feedChanged, { familyId: null, subjectId: feed.id, details: { feedId: feed.id, version, changed } });
}
