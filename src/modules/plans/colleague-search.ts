import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { Worker } from './names.queries.ts';

/** What is typed to look for a colleague. */
export const findForm = form({
  who: text({ label: 'Name, job or agency', hint: 'For example “Priya” or “school nurse”', missing: 'Enter a name, a job or an agency' }),
});

/** Who was found, with what can be done about each. */
export const colleaguesFound = (found: readonly Worker[], then: (worker: Worker) => Html): Html =>
  found.length === 0
    ? emptyList('Nobody found. Try part of a name, or the name of the agency.')
    : html`<h2 class="govuk-heading-m">${found.length === 30 ? 'The first 30 found' : `${found.length} found`}</h2>
        <ul class="govuk-list govuk-list--spaced">
          ${found.map(worker => html`<li><strong>${worker.name}</strong>, ${[worker.jobTitle, worker.agencyName].filter(Boolean).join(', ')}: ${then(worker)}</li>`)}
        </ul>`;
