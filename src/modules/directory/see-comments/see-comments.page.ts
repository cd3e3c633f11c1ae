import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, printButton } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import { yes } from '#platform/decision.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { aboutWhat, fromWhom, type PublishedComment } from '../comment.ts';
import { countComments, findPublishedComments } from '../comment.queries.ts';
import { commentCounts } from '../comment.view.ts';

const aPage = 20;

/** “You said, we did”: comments on the local offer, each with the council's answer. */
export const seeCommentsPage = page({
  name: 'directory.see-comments',
  path: '/send/comments',
  title: 'What families said, and what was done',
  audience: 'anyone',
  quickExit: true,
  back: () => ({ href: '/send', text: 'The local offer' }),
  load: async (work, _params, query) => {
    const pageNumber = Math.max(1, Math.min(500, Number.parseInt(typedText(query, 'page'), 10) || 1));
    const comments = await findPublishedComments(work, { from: (pageNumber - 1) * aPage, most: aPage });
    return { comments, counts: await countComments(work), pageNumber };
  },
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  show: ({ subject: { comments, counts, pageNumber } }) =>
    html`<h1 class="govuk-heading-l">You said, we did</h1>
      <p class="govuk-body">${commentCounts(counts)} Names, and whatever would tell who somebody is, are taken out.</p>
      ${govuk.button({ text: 'Say what you think', href: '/send/comments/new' })}
      ${comments.length === 0 ? emptyList('Nothing is published yet.') : html`<div class="app-stack govuk-!-margin-bottom-6">${comments.map(oneComment)}</div>`}
      ${pageLinks({ page: pageNumber, pages: Math.ceil(counts.publishedEver / aPage), hrefOf: nth => `/send/comments?page=${nth}` })} ${printButton()}`,
});

function oneComment({ id, fromWhom: whom, about, said, answer, done, saidOn, publishedOn, changedOn }: PublishedComment): Html {
  const row = (label: string, words: Html) => ({ key: { text: label }, value: { html: words, classes: 'govuk-!-text-break-word' } });
  const when = changedOn ?? publishedOn;
  return html`<section class="app-card" aria-labelledby="comment-${id}">
    <h2 class="govuk-heading-s" id="comment-${id}">
      ${fromWhom[whom]}<span class="app-quiet govuk-!-font-weight-regular"> about ${inSentence(aboutWhat[about])}, ${sayDate(saidOn)}</span>
    </h2>
    ${govuk.summaryList({
      classes: 'govuk-!-margin-bottom-0',
      rows: [
        row('You said', lines(said)),
        row('We answer', html`${lines(answer)}<br /><span class="app-quiet">${sayDate(when)}</span>`),
        row('We did', done === null ? html`<span class="app-quiet">Nothing yet</span>` : lines(done)),
      ],
    })}
  </section>`;
}

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
