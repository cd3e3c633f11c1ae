import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { aboutWhat, howUrgent, type SentComment } from '../comment.ts';
import { countComments, findSentComments } from '../comment.queries.ts';
import { commentCounts } from '../comment.view.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { mayEditDirectory } from '../directory.policy.ts';

/** What came about the local offer, for editors: what waits longest first. */
export const seeSentCommentsPage = page({
  name: 'directory.see-sent-comments',
  path: '/directory/comments',
  title: 'Comments on the local offer',
  audience: 'workers',
  width: 'full',
  load: async (work: Work) => ({ comments: await findSentComments(work), counts: await countComments(work) }),
  allow: mayEditDirectory,
  about: () => ({}),
  show: ({ subject: { comments, counts }, actor, today }) =>
    html`${pageHead({ title: 'Comments on the local offer' })} ${directoryTabs(actor, '/directory/comments')}
      <p class="govuk-body">${commentCounts(counts)} They must be published with an answer at least once a year.</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/send/comments">What everybody reads</a> ·
        <a class="govuk-link" href="/send/coverage">What the law asks for, and what there is</a>
      </p>
      ${comments.length === 0 ? emptyList('No comment has come yet.') : table(comments, today)}`,
});

const table = (comments: readonly SentComment[], today: Temporal.PlainDate): Html =>
  stackingTable({
    head: [{ text: 'About' }, { text: 'What they say' }, { text: 'Came' }, { text: 'What became of it' }],
    rows: comments.map(({ id, about, said, sentOn, state, because }) => [
      { html: html`<a class="govuk-link" href="/directory/comments/${id}">${aboutWhat[about]}</a>` },
      { text: said.length > 160 ? `${said.slice(0, 160)} …` : said, classes: 'govuk-!-text-break-word' },
      { text: sayDate(sentOn) },
      { html: stateBadge(state, because, howUrgent(sentOn, today)) },
    ]),
  });

function stateBadge(state: SentComment['state'], because: SentComment['because'], urgency: ReturnType<typeof howUrgent>): Html {
  if (state === 'published') return badge('Published', 'good');
  if (state === 'kept-back') return badge(because === 'sent-twice' ? 'Sent twice' : 'Not published', 'quiet');
  return urgency === 'late' ? badge('Waits over a year', 'late') : urgency === 'soon' ? badge('Due soon', 'soon') : badge('Waits');
}
