import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { sayDate } from '#platform/date-field.ts';
import { longText } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { webField } from '../change-record/parts/plain-fields.ts';
import { derivedId } from '../derived-id.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { getCouncilSubject } from '../send-offer.queries.ts';
import { writeStatement } from './write-statement.ts';

/** What the council itself says of one thing that its local offer must tell. */
export const writeStatementPage = page({
  name: 'directory.write-statement',
  path: '/directory/send/:subject',
  title: 'What the council says in the local offer',
  audience: 'workers',
  load: (work, { subject }) => getCouncilSubject(work, subject),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/send/coverage', text: 'What the law asks for, and what there is' }),
  form: form({
    said: longText({
      label: 'What families should know',
      hint: 'In plain words: what there is, who gets it, what to do first, whom to ask. It is public at once.',
      missing: 'Enter what families should know',
      rows: 10,
    }),
    url: webField('A page that says more', 'For example, https://example.gov.uk/travel'),
  }),
  fill: ({ statement }) => (statement ? { said: statement.said, url: statement.url } : {}),
  version: ({ statement }) => statement?.version ?? 0,
  keptUnder: ({ subject }) => derivedId('statement', subject.key),
  show: view => {
    const { subject, statement } = view.subject;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">The local offer</span>${subject.name}</h1>
      <p class="govuk-body">The offer must tell: ${subject.asks.charAt(0).toLowerCase() + subject.asks.slice(1)}</p>
      ${statement && html`<p class="govuk-body app-quiet">Last written on ${sayDate(statement.saidOn)}</p>`}
      ${formOf(view, askAll(view, { headings: false }), { button: 'Make it public' })}`;
  },
  submit: async (work, { subject }, { said, url }) => {
    await writeStatement(work, { subject: subject.key, said, url });
    return { goTo: `/send/coverage#${subject.key}` };
  },
});
