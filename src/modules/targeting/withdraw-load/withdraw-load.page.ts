import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { sayDate } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { sayCount } from '../feed.view.ts';
import { getLoad } from '../load.queries.ts';
import { withdrawLoad } from './withdraw-load.ts';

/** A file that should not be held any more, such as one sent by mistake. */
export const withdrawLoadPage = page({
  name: 'targeting.withdraw-load',
  path: '/data/feeds/:feedId/loads/:loadId/withdraw',
  title: 'Withdraw a partner’s file',
  audience: 'workers',
  load: async (work, { feedId, loadId }) => ({ feed: await getFeed(work, feedId), load: await getLoad(work, feedId, loadId) }),
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}`, text: 'Back to the file' }),
  form: form({}),
  show: view => {
    const { feed, load } = view.subject;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${feed.name}</span>Withdraw the file of ${sayDate(load.currentAsOf)}</h1>
      <p class="govuk-body">
        ${load.rows > 0 && `Its ${sayCount(load.rows)} rows are removed, with their links to people and the rows set aside. `}What an earlier file held does not
        come back.
      </p>
      ${formOf(view, nothing, { button: 'Withdraw this file', isWarning: true })}`;
  },
  submit: async (work, { feed, load }) => {
    await withdrawLoad(work, load);
    return { goTo: `/data/feeds/${feed.id}` };
  },
});
