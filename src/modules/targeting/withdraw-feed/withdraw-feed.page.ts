import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { sayCount } from '../feed.view.ts';
import { findNewest } from '../load.queries.ts';
import { withdrawFeed } from '../withdraw-load/withdraw-load.ts';

/** A feed that ends: an agreement is over, or was never there. */
export const withdrawFeedPage = page({
  name: 'targeting.withdraw-feed',
  path: '/data/feeds/:feedId/withdraw',
  title: 'Withdraw a feed',
  audience: 'workers',
  load: async (work, { feedId }) => ({ feed: await getFeed(work, feedId), rows: (await findNewest(work)).get(feedId)?.rows ?? 0 }),
  allow: mayLoadFeeds,
  about: ({ feed }) => ({ subjectId: feed.id }),
  back: ({ feed }) => ({ href: `/data/feeds/${feed.id}`, text: 'Back to the feed' }),
  form: form({}),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.feed.agencyName}</span>Withdraw “${view.subject.feed.name}”</h1>
      <p class="govuk-body">
        ${view.subject.rows === 0 ? 'It holds no rows now. Whatever it brought is removed' : view.subject.rows === 1 ? 'The one row that it holds is removed' : `All ${sayCount(view.subject.rows)} rows that it holds are removed`},
        with the links to people and the rows set aside. Families of concern that are listed for them alone no longer meet a rule once families are next looked
        for. Nothing more is taken from this feed. This cannot be taken back: to hold such files again, add a new feed.
      </p>
      ${formOf(view, nothing, { button: 'Withdraw this feed', isWarning: true })}`,
  submit: async (work, { feed }) => {
    await withdrawFeed(work, feed);
    return { goTo: '/data' };
  },
});
