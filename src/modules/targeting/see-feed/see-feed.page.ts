import { page } from '#platform/page.ts';
import type { Feed, Load } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { findVersions, type FeedVersion } from '../feed-version.queries.ts';
import { findLoads } from '../load.queries.ts';
import { findRoleNames, findRulesOf, type SharingRule } from '../sharing-rule.ts';
import { seeFeedView } from './see-feed.view.ts';

export type FeedSeen = {
  feed: Feed;
  loads: readonly Load[];
  versions: readonly FeedVersion[];
  rules: readonly SharingRule[];
  roles: ReadonlyMap<string, string>;
};

/** One feed: why it is held, who sees it, which files came and what became of them. */
export const seeFeedPage = page({
  name: 'targeting.see-feed',
  path: '/data/feeds/:feedId',
  title: 'A partner’s feed',
  audience: 'workers',
  width: 'full',
  load: async (work, { feedId }): Promise<FeedSeen> => ({
    feed: await getFeed(work, feedId),
    loads: await findLoads(work, { feedId }),
    versions: await findVersions(work, feedId),
    rules: await findRulesOf(work, feedId),
    roles: await findRoleNames(work),
  }),
  allow: mayLoadFeeds,
  about: ({ feed }) => ({ subjectId: feed.id }),
  back: () => ({ href: '/data', text: 'Partners’ files' }),
  refreshIn: ({ loads }) => (loads.some(({ state }) => state === 'reading') ? 5 : null),
  show: ({ subject }) => seeFeedView(subject),
});
