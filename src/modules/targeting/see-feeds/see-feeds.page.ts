import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { dataTabs } from '../data-tabs.ts';
import type { Feed } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { findFeeds } from '../feed.queries.ts';
import { kindWords, linkTo, loadBadge, sayCount } from '../feed.view.ts';
import { findNewest, type Newest } from '../load.queries.ts';
import { findRoleNames, findRules, type SharingRule } from '../sharing-rule.ts';

type Seen = {
  feeds: readonly Feed[];
  newest: ReadonlyMap<string, Newest>;
  rules: ReadonlyMap<string, SharingRule>;
  roles: ReadonlyMap<string, string>;
};

/** Every feed, with what it holds and how current that is. */
export const seeFeedsPage = page({
  name: 'targeting.see-feeds',
  path: '/data',
  title: 'Partners’ files',
  audience: 'workers',
  width: 'full',
  load: async (work): Promise<Seen> => ({
    feeds: await findFeeds(work),
    newest: await findNewest(work),
    rules: await findRules(work),
    roles: await findRoleNames(work),
  }),
  allow: mayLoadFeeds,
  about: () => null,
  show: ({ actor, subject }) =>
    html`${pageHead({ title: 'Partners’ files', actions: [govuk.button({ text: 'Add a feed', href: '/data/feeds/new' })] })} ${dataTabs(actor, '/data')}
    ${subject.feeds.length === 0 ? emptyList('No partner sends a file yet.') : feedsTable(subject)}`,
});

const feedsTable = ({ feeds, newest, rules, roles }: Seen): Html =>
  stackingTable({
    head: [{ text: 'Feed' }, { text: 'Agency' }, { text: 'Rows held' }, { text: 'Current as of' }, { text: 'Last file' }, { text: 'Seen by' }],
    rows: feeds.map(feed => {
      const last = newest.get(feed.id);
      return [
        { html: html`${linkTo(`/data/feeds/${feed.id}`, feed.name)}<br /><span class="app-quiet">${kindWords(feed.kind)}</span>` },
        { text: feed.agencyName },
        { html: html`${sayCount(last?.rows ?? 0)}${last && last.setAside > 0 && html`<br />${badge(`${sayCount(last.setAside)} to mend`, 'soon')}`}` },
        { text: last?.currentAsOf ? sayDate(last.currentAsOf) : 'Nothing held' },
        { html: last ? loadBadge(last) : html`None yet` },
        {
          text:
            rules
              .get(feed.id)
              ?.roles.map(role => roles.get(role) ?? role)
              .join(', ') ?? 'Analysts only',
        },
      ];
    }),
  });
