import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { page } from '#platform/page.ts';
import { mayManageAccounts } from '../accounts.policy.ts';
import { findWorkersHere, type Worker } from '../workers.queries.ts';

/** Everybody who works here, for those who add them and end their access. */
export const seeWorkersPage = page({
  name: 'access.see-workers',
  path: '/workers',
  title: 'People who work here',
  audience: 'workers',
  width: 'full',
  load: work => findWorkersHere(work),
  allow: mayManageAccounts,
  about: () => null,
  show: ({ subject }) =>
    html`${pageHead({
      title: 'People who work here',
      actions: [
        govuk.button({ text: 'Add somebody', href: '/workers/new' }),
        govuk.button({ text: 'Agencies', href: '/agencies', classes: 'govuk-button--secondary' }),
      ],
    })}
    ${stackingTable({
      head: [{ text: 'Name' }, { text: 'Agency' }, { text: 'May do' }, { text: 'State' }],
      rows: subject.map(worker => [
        {
          html: html`<a class="govuk-link" href="/workers/${worker.id}">${worker.name}</a
            >${worker.jobTitle && html`<br /><span class="app-quiet">${worker.jobTitle}</span>`}`,
        },
        { text: worker.agencyName },
        { text: worker.roles.map(({ name }) => name).join(', ') || 'Nothing' },
        { html: stateTag(worker) },
      ]),
    })}`,
});

const colours = { 'signs in': 'green', invited: 'yellow', suspended: 'orange', ended: 'grey' } as const;
const words = { 'signs in': 'Signs in', invited: 'Not signed in yet', suspended: 'Suspended', ended: 'Access ended' } as const;

export const stateTag = ({ state }: Worker) => govuk.tag({ text: words[state], classes: `govuk-tag--${colours[state]}` });
