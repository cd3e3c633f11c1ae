import { html, type Html } from '#design/html.ts';

export type Filter = {
  /** Where the list is: the filter asks for it again with other words in the address. Never use it for names of people. */
  action: string;
  fields: Html;
  /** What narrows the list now; each link takes that one away. */
  chosen?: readonly { text: string; removeHref: string }[] | undefined;
  clearHref?: string | undefined;
  /** Said above the list, as in "12 requests". */
  count: string;
};

/** A list with what narrows it beside it. */
export const filterLayout = (p: Filter, results: Html): Html =>
  html`<div class="app-filter-layout">
    <form method="get" action="${p.action}" novalidate>
      <details class="app-filter" open>
        <summary class="app-filter__title">Filter</summary>
        <div class="app-filter__body">
          ${p.fields}
          <button type="submit" class="govuk-button" data-module="govuk-button">Apply filters</button>
        </div>
      </details>
    </form>
    <div>
      <p class="app-filter__count" role="status">${p.count}</p>
      ${p.chosen && p.chosen.length > 0 && chosenFilters(p.chosen, p.clearHref)} ${results}
    </div>
  </div>`;

const chosenFilters = (chosen: NonNullable<Filter['chosen']>, clearHref: string | undefined): Html =>
  html`<ul class="app-filter__chosen">
    ${chosen.map(
      one =>
        html`<li>
          <a class="app-filter__tag" href="${one.removeHref}"><span class="govuk-visually-hidden">Remove this filter: </span>${one.text}</a>
        </li>`,
    )}
    ${clearHref && html`<li><a class="govuk-link" href="${clearHref}">Clear filters</a></li>`}
  </ul>`;
