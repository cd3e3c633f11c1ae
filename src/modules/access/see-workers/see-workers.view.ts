import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { pageLinks } from '#design/patterns/page-links.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import type { View } from '#platform/page.ts';
import type { Worker, WorkersFound } from '../workers.queries.ts';
import type { WorkersShown } from './see-workers.page.ts';

type WorkersView = View<WorkersShown, { who: string }, WorkersFound>;

export function seeWorkersView(view: WorkersView): Html {
  const { found, subject } = view;
  const agency = subject.agencies.find(({ id }) => id === subject.agencyId)?.name;
  return html`${pageHead({
      title: 'People who work here',
      actions: [
        govuk.button({ text: 'Add somebody', href: '/workers/new' }),
        govuk.button({ text: 'Agencies', href: '/agencies', classes: 'govuk-button--secondary' }),
      ],
    })}
    ${formOf(view, askAll(view, { headings: false }), { button: 'Search' })}
    <h2 class="govuk-heading-m">${agency && html`<span class="govuk-caption-m">${agency}</span>`}${counted(found ?? subject)}</h2>
    ${(found || agency) && html`<p class="govuk-body"><a class="govuk-link" href="/workers">See everybody</a></p>`}
    ${found ? foundView(found) : everybody(subject)}`;
}

const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`);

function counted(shown: WorkersFound & Partial<WorkersShown>): string {
  if (shown.count === 0) return 'Nobody found';
  return shown.page && shown.pages && shown.pages > 1 ? `${people(shown.count)}, page ${shown.page} of ${shown.pages}` : people(shown.count);
}

const foundView = ({ workers, count }: WorkersFound): Html =>
  count === 0
    ? emptyList('Nobody here has all these words in their name, email address or agency. Try fewer words, or fewer letters.')
    : html`${tableOf(workers)}
      ${count > workers.length && govuk.insetText({ text: `Only the first ${workers.length} are shown. Add another word to find fewer.` })}`;

const everybody = ({ workers, agencyId, page, pages }: WorkersShown): Html =>
  html`${workers.length === 0 ? emptyList('Nobody of this agency can sign in here yet.') : tableOf(workers)}
  ${pageLinks({ page, pages, hrefOf: nth => addressOf(agencyId, nth) })}`;

export function addressOf(agencyId: string | null, page = 1): string {
  const query = new URLSearchParams({ ...(agencyId !== null && { agency: agencyId }), ...(page > 1 && { page: String(page) }) });
  return query.size > 0 ? `/workers?${query.toString()}` : '/workers';
}

const tableOf = (workers: readonly Worker[]): Html =>
  stackingTable({
    head: [{ text: 'Name' }, { text: 'Agency' }, { text: 'May do' }, { text: 'State' }],
    rows: workers.map(worker => [
      {
        html: html`<a class="govuk-link" href="/workers/${worker.id}">${worker.name}</a
          >${worker.jobTitle && html`<br /><span class="app-quiet">${worker.jobTitle}</span>`}`,
      },
      { text: worker.agencyName },
      { text: worker.roles.map(({ name }) => name).join(', ') || 'Nothing' },
      { html: stateTag(worker) },
    ]),
  });

const colours = { 'signs in': 'green', invited: 'yellow', suspended: 'orange', ended: 'grey' } as const;
const words = { 'signs in': 'Signs in', invited: 'Invited', suspended: 'Suspended', ended: 'Access ended' } as const;

export const stateTag = ({ state }: Worker) => govuk.tag({ text: words[state], classes: `govuk-tag--${colours[state]}` });
