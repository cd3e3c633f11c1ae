import { page } from '#platform/page.ts';
import type { Feed, Load } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { countAside, findAside, findSettled, type Aside, type AsideCounts } from '../aside.queries.ts';
import { getLoad } from '../load.queries.ts';
import { seeLoadView } from './see-load.view.ts';

export type LoadSeen = { feed: Feed; load: Load; aside: readonly Aside[]; settled: readonly Aside[]; counts: AsideCounts; now: Temporal.Instant };

const mostShown = 100;

/** One file: how far it is, what was found in it, and which rows were set aside. Shows itself anew while it is read. */
export const seeLoadPage = page({
  name: 'targeting.see-load',
  path: '/data/feeds/:feedId/loads/:loadId',
  title: 'A partner’s file',
  audience: 'workers',
  width: 'full',
  load: async (work, { feedId, loadId }): Promise<LoadSeen> => {
    const load = await getLoad(work, feedId, loadId);
    const feed = await getFeed(work, feedId);
    const isHeld = load.state === 'held';
    const aside = isHeld ? await findAside(work, loadId, mostShown) : [];
    const settled = isHeld ? await findSettled(work, loadId, mostShown) : [];
    return { feed, load, aside, settled, counts: await countAside(work, loadId), now: work.now };
  },
  allow: mayLoadFeeds,
  // While it is read the page shows counts alone, every few seconds.
  about: ({ load }) => (load.state === 'reading' ? null : { subjectId: load.id }),
  back: ({ feed }) => ({ href: `/data/feeds/${feed.id}`, text: 'Back to the feed' }),
  refreshIn: ({ load }) => (load.state === 'reading' ? 2 : null),
  show: ({ subject }) => seeLoadView(subject),
});
