import { askAll, formOf, lines } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { sayInstant } from '#platform/date-field.ts';
import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { getReport, type Report } from '../report.queries.ts';
import { answerReport } from './answer-report.ts';

/** What one visitor says is wrong, and what was done about it. */
export const answerReportPage = page({
  name: 'directory.answer-report',
  path: '/directory/reports/:reportId',
  title: 'What a visitor says is wrong',
  audience: 'workers',
  load: async (work, { reportId }) => getReport(work, reportId),
  allow: (actor, report) => mayKeepRecord(actor, report),
  about: ({ id }) => ({ subjectId: id }),
  back: () => ({ href: '/directory/reports', text: 'Back to the list' }),
  form: form({
    answer: longText({
      label: 'What was done about it?',
      hint: 'Kept here for whoever looks next. The visitor is not written to.',
      missing: 'Say what was done about it',
      rows: 3,
    }),
  }),
  version: ({ version }) => version,
  show: view =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${view.subject.serviceName}</span>What a visitor says is wrong</h1>
      ${rows(view.subject)}
      <p class="govuk-body"><a class="govuk-link" href="/directory/records/${view.subject.serviceId}">See and change what the directory says</a></p>
      ${view.subject.doneAt === null && formOf(view, askAll(view, { headings: false }), { button: 'Mark as done' })}`,
  submit: async (work, report, { answer }) => {
    await answerReport(work, report, answer);
    return { goTo: '/directory/reports' };
  },
});

const rows = ({ said, reach, sentAt, doneAt, answer }: Report): Html =>
  govuk.summaryList({
    rows: [
      { key: { text: 'What they say' }, value: { html: lines(said), classes: 'govuk-!-text-break-word' } },
      { key: { text: 'How to ask them' }, value: { text: reach ?? 'They did not say', classes: 'govuk-!-text-break-word' } },
      { key: { text: 'Sent' }, value: { text: sayInstant(sentAt) } },
      ...(doneAt ? [{ key: { text: 'Done' }, value: { html: html`${sayInstant(doneAt)}<br />${lines(answer ?? '')}` } }] : []),
    ],
  });
