import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { typedText } from '#platform/form.ts';
import { drawMap } from '../draw-map.ts';
import { shortlistButton, shortlistLink } from '../keep-shortlist/shortlist.view.ts';
import { serviceItem } from '../service-item.view.ts';
import { chosen, filters, inOrder, questionsOf } from './filters.view.ts';
import type { Results } from './search-services.ts';
import { servicesAPage, type Searched } from './load-search.ts';
import situations from './situations.json' with { type: 'json' };

/** One calm page: the search, then the list with its map beside it; before anything is asked, the ways in. */
export function searchServicesView(searched: Searched, csrf: string): Html {
  const { results, situation, shortlist } = searched;
  return html`<div class="app-page-head">
      <h1 class="govuk-heading-l">Find help and activities near you</h1>
      ${shortlistLink(shortlist)}
    </div>
    ${searchBox(searched, csrf)} ${situation && html`<h2 class="govuk-heading-m">${situation.name}</h2>`}
    ${results ? found(searched, results, csrf) : waysIn(searched)}`;
}

function searchBox(searched: Searched, csrf: string): Html {
  const question = questionsOf(searched);
  return html`<form method="post" novalidate class="app-search" role="search" aria-label="Services">
    <input type="hidden" name="csrf" value="${csrf}" />
    <div class="app-search__row">${question('words')} ${question('near')} ${govuk.button({ text: 'Search' })}</div>
    ${chosen(searched)} ${filters(searched)}
  </form>`;
}

function found(searched: Searched, results: Results, csrf: string): Html {
  const { services, place, pageNumber, typed, shortlist, wards } = searched;
  const first = results.kind === 'fitting' ? (pageNumber - 1) * servicesAPage + 1 : 1;
  const map = drawMap(services, { near: place, wards, first });
  const category = typedText(typed, 'category');
  const hrefOf = (page: number) => `/services?${category === '' || Object.keys(typed).length > 1 ? '' : `category=${category}&`}page=${page}`;
  const list = html`<ol class="app-services">
    ${services.map((service, nth) => serviceItem(service, { number: first + nth, near: place, action: shortlistButton(shortlist, service, csrf) }))}
  </ol>`;
  return html`<div id="results">
    <h2 class="govuk-heading-m">${countWords(results)}</h2>
    ${results.corrected.length > 0 && html`<p class="govuk-body">${results.corrected.map(({ from, to }) => `We took “${from}” for “${to}”.`).join(' ')}</p>`}
    ${results.kind === 'nearest' && html`<p class="govuk-body">These are nearest to your words, without the place and the filters.</p>`}
    ${
      results.kind === 'none'
        ? nothing(searched)
        : html`<div class="app-services-layout">
            <div>${list} ${results.kind === 'fitting' && pageLinks({ page: pageNumber, pages: Math.ceil(results.total / servicesAPage), hrefOf })}</div>
            ${
              map &&
              html`<div class="app-services-map">
                ${map}
                <p class="govuk-body-s app-quiet">
                  The numbers are those of the list. ${place && 'The yellow circle is where you asked for. '}What is online or comes to you has no pin.
                </p>
              </div>`
            }
          </div>`
    }
  </div>`;
}

const countWords = ({ kind, total }: Results): string => {
  if (kind === 'none') return 'We found nothing for this';
  if (kind === 'nearest') return 'Nothing fits all of this';
  return total === 1 ? '1 service' : `${total.toLocaleString('en-GB')} services`;
};

const nothing = (searched: Searched): Html =>
  html`${emptyList('Try other words, or fewer. You can choose a subject below, or ask us.')}
    <p class="govuk-body"><a class="govuk-link" href="/ask-for-help">Ask for help</a> and somebody will look with you.</p>
    ${waysIn(searched)}`;

function waysIn({ terms }: Searched): Html {
  const tops = inOrder(terms).filter(({ parentId }) => parentId === null);
  const link = (href: string, text: string) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`;
  return html`<div class="app-ways-in">
    <section>
      <h2 class="govuk-heading-m">What is happening?</h2>
      <ul class="govuk-list app-ways-in__list">
        ${situations.map(({ key, name }) => link(`/services?situation=${key}`, name))}
      </ul>
    </section>
    <section>
      <h2 class="govuk-heading-m">By subject</h2>
      <ul class="govuk-list">
        ${tops.map(({ id, name }) => link(`/services?category=${id}`, name))}
      </ul>
      <h2 class="govuk-heading-m">More ways in</h2>
      <ul class="govuk-list">
        ${link('/childcare', 'Childcare, with places free and funded hours')} ${link('/send', 'The local offer for special educational needs and disabilities')}
      </ul>
    </section>
  </div>`;
}
