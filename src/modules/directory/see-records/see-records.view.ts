import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { filterLayout } from '#design/patterns/filter.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { has } from '#modules/access/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import type { Kind } from '../content.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { reviewBadge, statusBadge } from '../standing.view.ts';
import { onePage, type Asked, type Listed, type Show } from './listed.queries.ts';

export type Seen = { asked: Asked; total: number; records: readonly Listed[] };

const kinds: Readonly<Record<Kind, string>> = { service: 'Services', location: 'Places', organization: 'Organisations' };
const counted: Readonly<Record<Kind, readonly [string, string]>> = {
  service: ['service', 'services'],
  location: ['place', 'places'],
  organization: ['organisation', 'organisations'],
};
const shows: Readonly<Record<Show, string>> = { all: 'All', changes: 'With a change that waits or came back', review: 'To be looked at' };

export const addressOfList = ({ kind, words, show, page }: Asked) =>
  `/directory?${new URLSearchParams({ kind, ...(words !== '' && { q: words }), ...(show !== 'all' && { show }), ...(page > 1 && { page: String(page) }) }).toString()}`;

export function recordsView({ subject: { asked, total, records }, actor, today }: View<Seen>): Html {
  const isEditor = has(actor, 'edit-directory');
  const [one, many] = counted[asked.kind];
  const chosen = [
    ...(asked.words ? [{ text: `“${asked.words}”`, removeHref: addressOfList({ ...asked, words: '', page: 1 }) }] : []),
    ...(asked.show !== 'all' ? [{ text: shows[asked.show], removeHref: addressOfList({ ...asked, show: 'all', page: 1 }) }] : []),
  ];
  const list =
    records.length === 0
      ? emptyList(emptyWords(asked, isEditor))
      : html`${table(records, today, isEditor)}
        ${pageLinks({ page: asked.page, pages: Math.ceil(total / onePage), hrefOf: page => addressOfList({ ...asked, page }) })}`;
  return html`${pageHead({
    title: isEditor ? 'All services' : 'My services',
    actions: [govuk.button({ text: 'Add a service or a place', href: '/directory/records/new' })],
  })}
  ${directoryTabs(actor, '/directory')}
  ${filterLayout({ action: '/directory', fields: fieldsOf(asked), chosen, clearHref: addressOfList({ ...asked, words: '', show: 'all', page: 1 }), count: `${total.toLocaleString('en-GB')} ${total === 1 ? one : many}` }, list)}`;
}

const fieldsOf = ({ kind, words, show }: Asked): Html =>
  html`${govuk.input({ id: 'q', name: 'q', label: { text: 'Name, or its organisation', classes: 'govuk-label--s' }, value: words, type: 'search' })}
  ${govuk.radios({
    name: 'show',
    idPrefix: 'show',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Show', classes: 'govuk-fieldset__legend--s' } },
    value: show,
    items: Object.entries(shows).map(([value, text]) => ({ value, text })),
  })}
  ${govuk.radios({
    name: 'kind',
    idPrefix: 'kind',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'What', classes: 'govuk-fieldset__legend--s' } },
    value: kind,
    items: Object.entries(kinds).map(([value, text]) => ({ value, text })),
  })}`;

function emptyWords({ words, show, kind }: Asked, isEditor: boolean): string {
  if (words !== '') return 'Nothing has these words in its name.';
  if (show === 'changes') return 'No change waits, and none came back.';
  if (show === 'review') return 'Everything has been looked at in the last half year.';
  if (isEditor || kind !== 'service') return 'There is nothing here yet.';
  return 'Your organisation has no service in the directory yet. Add the first.';
}

const table = (records: readonly Listed[], today: Temporal.PlainDate, isEditor: boolean): Html =>
  stackingTable({
    head: [{ text: 'Name' }, { text: 'Status' }, { text: 'Last checked' }, { text: 'Look at it by' }, { text: 'Change' }],
    rows: records.map(record => [
      {
        html: html`<a class="govuk-link" href="/directory/records/${record.id}">${record.name}</a>${
            isEditor &&
            record.organizationName !== '' &&
            record.organizationName !== record.name &&
            html`<br /><span class="app-quiet">${record.organizationName}</span>`
          }`,
      },
      { html: statusBadge(record.status) },
      { text: record.checkedOn ? sayDate(record.checkedOn) : 'Never' },
      { html: record.status === null ? html`–` : reviewBadge(record.reviewOn, today) },
      { html: changeOf(record) },
    ]),
  });

const changeOf = ({ waitingId, isReturned }: Listed): Html => {
  if (waitingId !== null) return html`<a class="govuk-link" href="/directory/changes/${waitingId}">Waits for approval</a>`;
  return isReturned ? badge('Came back', 'soon') : html`None`;
};
