import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { filterLayout } from '#design/patterns/filter.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import type { View } from '#platform/page.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { onePageOfSynonyms, type ListedSynonym } from '../synonyms.queries.ts';
import type { Tried } from './try-words.ts';

type Asked = { words: string; page: number };
type Seen = { asked: Asked; total: number; synonyms: readonly ListedSynonym[] };

const addressOf = ({ words, page }: Asked) => {
  const query = new URLSearchParams({ ...(words !== '' && { q: words }), ...(page > 1 && { page: String(page) }) }).toString();
  return `/directory/synonyms${query === '' ? '' : `?${query}`}`;
};

export function seeSynonymsView(view: View<Seen, { phrase: string }, Tried>): Html {
  const { actor, found, subject } = view;
  const { asked, total, synonyms } = subject;
  const list =
    synonyms.length === 0
      ? emptyList(asked.words === '' ? 'There are no such words yet.' : 'Nothing on the list has these words.')
      : html`${table(synonyms)} ${pageLinks({ page: asked.page, pages: Math.ceil(total / onePageOfSynonyms), hrefOf: page => addressOf({ ...asked, page }) })}`;
  const fields = govuk.input({ id: 'q', name: 'q', label: { text: 'Typed, or looked for', classes: 'govuk-label--s' }, value: asked.words, type: 'search' });
  return html`${pageHead({ title: 'Words that families use', actions: [govuk.button({ text: 'Add words', href: '/directory/synonyms/new' })] })}
    ${directoryTabs(actor, '/directory/synonyms')}
    <p class="govuk-body">
      Families often say it otherwise than services do. Where somebody types all the words on the left, the search also looks for what stands on the right. A
      change counts from the next search on.
    </p>
    <div class="govuk-!-margin-bottom-6">
      ${card({ title: 'Try it' }, html`${formOf(view, ask(view, 'phrase'), { action: '/directory/synonyms', button: 'Try it' })} ${found && triedView(found)}`)}
    </div>
    ${filterLayout(
      {
        action: '/directory/synonyms',
        fields,
        chosen: asked.words === '' ? [] : [{ text: `“${asked.words}”`, removeHref: '/directory/synonyms' }],
        count: total === 1 ? '1 entry' : `${total.toLocaleString('en-GB')} entries`,
      },
      list,
    )}`;
}

const table = (synonyms: readonly ListedSynonym[]): Html =>
  stackingTable({
    head: [{ text: 'What families type' }, { text: 'Looked for as well' }, { text: 'Services with it' }],
    rows: synonyms.map(({ id, says, means, finds }) => [
      { html: html`<a class="govuk-link" href="/directory/synonyms/${id}">${says}</a>` },
      { text: means },
      { html: finds === 0 ? badge('None: it does nothing', 'soon') : html`${finds.toLocaleString('en-GB')}` },
    ]),
  });

const quoted = (words: readonly string[]) => words.map(word => `“${word}”`).join(', ');

function triedView({ phrase, understood: { telling, corrected, meanings }, results, first }: Tried): Html {
  const rows = [
    ['Counts', telling.length === 0 ? 'Nothing' : quoted(telling)],
    ['Taken for', corrected.map(({ from, to }) => `“${from}” for “${to}”`).join(', ')],
    ['Also looked for', meanings.map(({ says, means }) => `${means} (because of “${says}”)`).join('; ')],
  ].filter(([, value]) => value !== '');
  const count = results.total === 1 ? '1 service' : `${results.total.toLocaleString('en-GB')} services`;
  return html`<section aria-labelledby="tried">
    <h3 class="govuk-heading-s" id="tried">What a search makes of “${phrase}”</h3>
    ${govuk.summaryList({ rows: rows.map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } })) })}
    ${
      first.length === 0
        ? html`<p class="govuk-body">It finds nothing. <a class="govuk-link" href="/directory/synonyms/new">Add words</a> so that it does.</p>`
        : html`<h3 class="govuk-heading-s">Found first, of ${count}</h3>
            <ol class="govuk-list govuk-list--number">
              ${first.map(
                ({ id, content, organization }) =>
                  html`<li><a class="govuk-link" href="/services/${id}">${content.name}</a> <span class="app-quiet">${organization.name}</span></li>`,
              )}
            </ol>`
    }
  </section>`;
}
