import { ask } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import type { FormView } from '#platform/page.ts';
import { shortlistButton, shortlistLink } from '../keep-shortlist/shortlist.view.ts';
import { childcareForm } from './childcare.form.ts';
import { childcareItem } from './childcare-item.view.ts';
import type { loadChildcare } from './find-childcare.page.ts';

type Found = Awaited<ReturnType<typeof loadChildcare>>;
type Around = { csrf: string; today: Temporal.PlainDate; aPage: number };

/** The questions, the list with its free places, and what parents should know of paying for it. */
export function childcareView(found: Found, around: Around): Html {
  return html`<div class="app-page-head">
      <h1 class="govuk-heading-l">Find childcare</h1>
      ${shortlistLink(found.shortlist)}
    </div>
    ${questions(found, around.csrf)}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">${list(found, around)}</div>
      <div class="govuk-grid-column-one-third">${toKnow}</div>
    </div>`;
}

function questions({ typed, mistakes }: Found, csrf: string): Html {
  const view = { form: childcareForm, typed, mistakes } as unknown as FormView<Record<string, unknown>>;
  const question = (name: string) => ask(view, name);
  const more = ['kind', 'day', 'time', 'within', 'funded'];
  const isOpen = [...more, 'only'].some(name => (typed[name] ?? '').length > 0);
  return html`<form method="post" novalidate class="app-search" role="search" aria-label="Childcare">
    <input type="hidden" name="csrf" value="${csrf}" />
    <div class="app-search__row app-search__row--two">${question('near')} ${question('age')} ${govuk.button({ text: 'Search' })}</div>
    <details class="app-filter app-filter--wide" ${isOpen && html` open`}>
      <summary class="app-filter__title">Kind, times, free places, funded hours</summary>
      <div class="app-filter__body">
        <div class="app-filter__columns">${more.map(question)}</div>
        ${question('only')} ${govuk.button({ text: 'Apply filters' })}
      </div>
    </details>
    ${
      Object.keys(typed).length > 0 &&
      html`<p class="govuk-body govuk-!-margin-top-3 govuk-!-margin-bottom-0">
        <button class="app-link-button" name="without" value="all">Ask anew: all childcare</button>
      </p>`
    }
  </form>`;
}

function list({ services, vacancies, total, near, pageNumber, shortlist }: Found, { csrf, today, aPage }: Around): Html {
  if (total === 0)
    return html`<h2 class="govuk-heading-m">We found no childcare for this</h2>
      ${emptyList('Try fewer filters, or look further away.')}
      <p class="govuk-body">
        <a class="govuk-link" href="/ask-for-help">Ask us</a>: we look with you, also for a child with special needs or for unusual hours.
      </p>`;
  return html`<section id="results" aria-labelledby="found">
    <h2 class="govuk-heading-m" id="found">${total === 1 ? 'One place for childcare' : `${total.toLocaleString('en-GB')} places for childcare`}</h2>
    <ol class="app-services">
      ${services.map(service =>
        childcareItem(service, { vacancies: vacancies.get(service.id), near, today, action: shortlistButton(shortlist, service, csrf) }),
      )}
    </ol>
    ${pageLinks({ page: pageNumber, pages: Math.ceil(total / aPage), hrefOf: nth => `/childcare?page=${nth}` })}
  </section>`;
}

const toKnow = html`<h2 class="govuk-heading-s">Help with the cost</h2>
  <p class="govuk-body-s">
    Working parents can get 30 hours a week in term time from the term after a child is 9 months old. All children of 3 and 4 get 15, and some of 2.
    <a class="govuk-link" href="https://www.gov.uk/free-childcare-if-working" rel="noreferrer">See what you can get on GOV.UK</a>.
  </p>
  <h2 class="govuk-heading-s">Is it registered?</h2>
  <p class="govuk-body-s">
    Ofsted’s number stands with each.
    <a class="govuk-link" href="https://reports.ofsted.gov.uk/" rel="noreferrer">Read what Ofsted found</a>. Of somebody who works at home we do not give the
    address; ask them.
  </p>
  <h2 class="govuk-heading-s">You found nothing?</h2>
  <p class="govuk-body-s">
    <a class="govuk-link" href="/ask-for-help">Ask us for help</a>.
    <a class="govuk-link" href="/send?kind=childcare">Childcare in the local offer for special needs</a>.
  </p>`;
