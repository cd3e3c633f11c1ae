import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { withdrawFeed } from '../withdraw-load/withdraw-load.ts';

/** A feed that ends: an agreement is over, or was never there. */
export const withdrawFeedPage = page({
  name: 'targeting.withdraw-feed',
  path: '/data/feeds/:feedId/withdraw',
  title: 'Withdraw a feed',
  audience: 'workers',
  load: (work, { feedId }) => getFeed(work, feedId),
  allow: mayLoadFeeds,
  about: ({ id }) => ({ subjectId: id }),
  back: ({ id }) => ({ href: `/data/feeds/${id}`, text: 'Back to the feed' }),
  form: form({}),
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.agencyName}</span>Withdraw “${view.subject.name}”</h1>
      <p class="govuk-body">
        Every row it brought is removed, with the links to people and the rows set aside. Nothing more is taken from this feed. This cannot be taken back: to
        hold such files again, add a new feed.
      </p>
      ${formOf(view, nothing, { button: 'Withdraw this feed', isWarning: true })}`,
  submit: async (work, feed) => {
    await withdrawFeed(work, feed);
    return { goTo: '/data' };
  },
});
