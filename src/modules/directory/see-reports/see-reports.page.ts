import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayKeepRecords } from '../directory.policy.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { findReports, type Report } from '../report.queries.ts';

/** What visitors say is wrong: of an organisation with its own services, of editors with all. */
export const seeReportsPage = page({
  name: 'directory.see-reports',
  path: '/directory/reports',
  title: 'What visitors say is wrong',
  audience: 'workers',
  width: 'full',
  load: async (work: Work) => findReports(work),
  allow: mayKeepRecords,
  about: () => ({}),
  show: ({ subject, actor }) =>
    html`${pageHead({ title: 'What visitors say is wrong' })} ${directoryTabs(actor, '/directory/reports')}
    ${subject.length === 0 ? emptyList('No visitor has said that anything is wrong.') : reportsTable(subject)}`,
});

const reportsTable = (reports: readonly Report[]): Html =>
  stackingTable({
    head: [{ text: 'Service' }, { text: 'What they say' }, { text: 'Sent' }, { text: 'What became of it' }],
    rows: reports.map(({ id, serviceName, said, sentAt, doneAt }) => [
      { html: html`<a class="govuk-link" href="/directory/reports/${id}">${serviceName}</a>` },
      { text: said.length > 160 ? `${said.slice(0, 160)} …` : said, classes: 'govuk-!-text-break-word' },
      { text: sayInstant(sentAt) },
      { html: doneAt ? badge('Done', 'good') : badge('Open', 'soon') },
    ]),
  });
