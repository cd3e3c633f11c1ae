import { html } from '#design/html.ts';
import { card } from '#design/patterns/page-parts.ts';
import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { has, type Right } from '../role.ts';

type Part = { right: Right; title: string; words: string };

// What is not built yet is said, with where to go until then.
const parts: readonly Part[] = [
  {
    right: 'audit',
    title: 'Audits',
    words:
      'Choosing records to audit, and writing what you find, is not part of this service yet. Until it is, use the audit form your council uses now. Nobody’s record is open to you unless you are named for that family.',
  },
  {
    right: 'read-audit-trail',
    title: 'Who looked at what',
    words:
      'Every reading of a record is kept already, and cannot be changed. Pages to search it are not part of this service yet. Until they are, ask the team who run the service for what you need, and they will take it from the record.',
  },
  {
    right: 'label-families',
    title: 'Restricted and sealed records',
    words: 'Pages to restrict or seal a record are not part of this service yet. If a record must be closed today, ask the team who run the service.',
  },
];

/** Where those begin who have no families and no requests: what they will do here, and where to go until then. */
export const seeStartPage = page({
  name: 'access.see-start',
  path: '/start',
  title: 'Your work',
  audience: 'workers',
  load: async work => parts.filter(({ right }) => has(work.actor, right)),
  allow: () => yes,
  about: () => null,
  show: ({ subject }) =>
    html`<h1 class="govuk-heading-l">Your work</h1>
      ${subject.length === 0 && html`<p class="govuk-body">Nothing here is for you yet. Ask your council’s administrator which part you have.</p>`}
      <div class="app-stack">${subject.map(({ title, words }) => card({ title }, html`<p class="govuk-body">${words}</p>`))}</div>
      <h2 class="govuk-heading-m govuk-!-margin-top-7">If you are worried about a family</h2>
      <p class="govuk-body">If somebody is in danger now, call 999.</p>
      <p class="govuk-body">Otherwise <a class="govuk-link" href="/ask-for-help">ask for help for a family</a>, as anybody can.</p>`,
});
