import { lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { inLargePrint, largePrintLink } from '#design/patterns/large-print.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { sayDate } from '#platform/date-field.ts';
import type { CommentCounts } from '../comment.queries.ts';
import { commentCounts } from '../comment.view.ts';
import { shortlistButton, shortlistLink } from '../keep-shortlist/shortlist.view.ts';
import { councilSubjects, kindsOfSupport, stages, type Statement } from '../send-offer.ts';
import { serviceItem } from '../service-item.view.ts';
import { fitting, hrefOf, type loadOffer } from './load-offer.ts';

type Offer = Awaited<ReturnType<typeof loadOffer>> & { statements: readonly Statement[]; counts: CommentCounts; shortlist: readonly string[] };

/** What the offer is, the ways into it by age and by kind, what is chosen, what the council says, and what families said. */
export function sendOfferView(offer: Offer, csrf: string, aPage: number): Html {
  const { isLarge, stage, kind, shortlist } = offer;
  const isChosen = stage !== null || kind !== null;
  return inLargePrint(
    isLarge,
    html`<div class="app-page-head">
        <h1 class="govuk-heading-l">The local offer for special educational needs and disabilities</h1>
        ${shortlistLink(shortlist)}
      </div>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <p class="govuk-body">
            What there is in education, health and care for children and young people from birth to 25, and for their families. You need no diagnosis and no
            plan to look here, and most services need none either. Each says whom it is for.
          </p>
        </div>
      </div>
      ${ways(offer)} ${isChosen && found(offer, csrf, aPage)} ${howThingsWork(offer.statements)} ${said(offer.counts)} ${otherForms(offer)}`,
  );
}

function ways({ all, stage, kind }: Offer): Html {
  const choice = (name: string, href: string, count: number, isNow: boolean) =>
    html`<li>
      ${isNow ? html`<strong>${name}</strong>` : count === 0 ? name : html`<a class="govuk-link" href="${href}#results">${name}</a>`}
      <span class="app-quiet">${count}<span class="govuk-visually-hidden"> services</span></span>
    </li>`;
  const everyone = (isNow: boolean, href: string, words: string) => (isNow ? false : html`<li><a class="govuk-link" href="${href}">${words}</a></li>`);
  return html`<div class="app-offer-ways">
    <nav aria-labelledby="by-age">
      <h2 class="govuk-heading-m" id="by-age">By age</h2>
      <ul class="govuk-list">
        ${stages.map(one => choice(one.name, hrefOf({ stage: one, kind }), fitting(all, { stage: one, kind }).length, stage?.key === one.key))}
        ${everyone(stage === null, hrefOf({ stage: null, kind }), 'Every age')}
      </ul>
    </nav>
    <nav aria-labelledby="by-kind">
      <h2 class="govuk-heading-m" id="by-kind">By kind of support</h2>
      <ul class="govuk-list app-offer-ways__kinds">
        ${kindsOfSupport.map(one => choice(one.name, hrefOf({ stage, kind: one }), fitting(all, { stage, kind: one }).length, kind?.key === one.key))}
        ${everyone(kind === null, hrefOf({ stage, kind: null }), 'Every kind')}
      </ul>
    </nav>
  </div>`;
}

function found({ services, total, stage, kind, pageNumber, shortlist }: Offer, csrf: string, aPage: number): Html {
  const what = [kind?.name, stage?.name].filter(Boolean).join(', ');
  return html`<section id="results" aria-labelledby="found">
    <h2 class="govuk-heading-m" id="found">${what}: ${total === 1 ? '1 service' : `${total} services`}</h2>
    ${
      total === 0
        ? emptyList('Nothing is in the offer for this yet. Choose another age or kind, or ask for help.')
        : html`<ol class="app-services">
            ${services.map((service, nth) =>
              serviceItem(service, { number: (pageNumber - 1) * aPage + nth + 1, action: shortlistButton(shortlist, service, csrf) }),
            )}
          </ol>`
    }
    ${pageLinks({ page: pageNumber, pages: Math.ceil(total / aPage), hrefOf: nth => hrefOf({ stage, kind }, '/send', nth) })}
  </section>`;
}

/** What no single service tells, in the council's own words. */
function howThingsWork(statements: readonly Statement[]): Html | false {
  const written = councilSubjects.flatMap(subject => {
    const statement = statements.find(one => one.subject === subject.key);
    return statement ? [{ subject, statement }] : [];
  });
  return (
    written.length > 0 &&
    html`<h2 class="govuk-heading-m">How things work here</h2>
      ${written.map(({ subject, statement }) => govuk.details({ classes: 'govuk-!-margin-bottom-2', summaryText: subject.name, html: html`<div id="${subject.key}">${statementView(statement)}</div>` }))}`
  );
}

export const statementView = ({ said, url, saidOn }: Statement): Html =>
  html`<p class="govuk-body">${lines(said)}</p>
    ${url !== null && html`<p class="govuk-body govuk-!-text-break-word"><a class="govuk-link" href="${url}" rel="noreferrer">${url.replace(/^https?:\/\//, '')}</a></p>`}
    <p class="govuk-body app-quiet">Written on ${sayDate(saidOn)}</p>`;

const said = (counts: CommentCounts): Html =>
  html`<h2 class="govuk-heading-m govuk-!-margin-top-6">You said, we did</h2>
    <p class="govuk-body">${commentCounts(counts)}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="/send/comments">What families said, and what was done</a> ·
      <a class="govuk-link" href="/send/comments/new">Say what you think of the local offer</a>
    </p>`;

const otherForms = ({ stage, kind, isLarge }: Offer): Html =>
  html`<h2 class="govuk-heading-m">On paper, and in large print</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${hrefOf({ stage, kind }, '/send/print')}">All of it on one page, to print</a> ·
      <a class="govuk-link" href="/send/coverage">What the law asks for, and what there is</a>
    </p>
    ${largePrintLink(isLarge, hrefOf({ stage, kind }))}
    <p class="govuk-body"><a class="govuk-link" href="/ask-for-help">Ask for help</a> and somebody will look with you.</p>`;
