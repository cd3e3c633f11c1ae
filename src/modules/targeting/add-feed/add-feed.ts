import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { feedKinds } from '../fact.ts';
import { feedAdded } from '../feed.events.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import type { FeedDetails, Way } from '../feed.ts';
import { detailColumns, findFeedNamed, keepVersion } from '../feed-version.queries.ts';

type MayBeLeftOut = 'contact' | 'coversFromAge' | 'coversUntilAge' | 'coversWhom' | 'coversPostcodes';
export type NewFeed = Omit<FeedDetails, MayBeLeftOut> &
  Partial<Pick<FeedDetails, MayBeLeftOut>> & { agencyId: string; kind: string; way: Way; holdsPersonOnce?: boolean };

const nothingSaid = { contact: null, coversFromAge: null, coversUntilAge: null, coversWhom: null, coversPostcodes: null };

/** Adds a feed: whose it is, why it may be held and for how long, and whom it covers. It holds nothing yet, and nobody but analysts sees what it will hold. */
export async function addFeed(work: Work, { agencyId, kind, way, holdsPersonOnce = false, ...said }: NewFeed): Promise<string> {
  work.require(mayLoadFeeds(work.actor));
  if (!feedKinds.some(({ key }) => key === kind)) throw invalid({ kind: 'Select what kind of file it is' });
  const id = work.newId();
  const details: FeedDetails = { ...nothingSaid, ...said };
  if (await findFeedNamed(work, details.name, id)) throw invalid({ name: 'Another feed has this name' });
  await work
    .tables('targeting')
    .insertInto('targeting.feed')
    .values({
      ...{ id, agency_id: agencyId, kind, way, holds_person_once: holdsPersonOnce, made_by: work.actor.id, made_at: work.now },
      ...detailColumns(details),
    })
    .execute();
  await keepVersion(work, id, 1, details, null);
  await work.record(feedAdded, { familyId: null, subjectId: id, details: { feedId: id, agencyId, kind } });
  return id;
}
