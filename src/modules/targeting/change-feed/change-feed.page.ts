import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { Refusal } from '#platform/refusal.ts';
import { detailFields, detailsOf, mistakesTogether, typedDetails } from '../feed-details.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { changeFeed } from './change-feed.ts';

/** What is said of a feed: why it may be held, for how long, whom it covers. */
export const changeFeedPage = page({
  name: 'targeting.change-feed',
  path: '/data/feeds/:feedId/change',
  title: 'Change what is said of a feed',
  audience: 'workers',
  load: async (work, { feedId }) => {
    const feed = await getFeed(work, feedId);
    if (feed.withdrawnAt) throw new Refusal('conflict', 'This feed was withdrawn');
    return feed;
  },
  allow: mayLoadFeeds,
  about: feed => ({ subjectId: feed.id }),
  back: feed => ({ href: `/data/feeds/${feed.id}`, text: 'Back to the feed' }),
  version: feed => feed.version,
  form: form(
    { ...detailFields, because: text({ label: 'Why does it change?', hint: 'For example “New agreement from May”', missing: 'Enter why it changes' }) },
    said => mistakesTogether(said),
  ),
  fill: typedDetails,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.name}</span>Change what is said of it</h1>
      <p class="govuk-body">It holds from now on, for the files that are held too. What was said before stays on the feed’s page.</p>
      ${formOf(view, askAll(view), { button: 'Save' })}`,
  submit: async (work, feed, { because, ...said }) => {
    await changeFeed(work, feed, detailsOf(said), because);
    return { goTo: `/data/feeds/${feed.id}` };
  },
});
