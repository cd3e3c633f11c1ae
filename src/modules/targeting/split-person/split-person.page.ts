import { askAll, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { longText, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page, type FormView } from '#platform/page.ts';
import { found, notFound } from '#platform/refusal.ts';
import { dataTabs } from '../data-tabs.ts';
import { findFactKind } from '../fact.ts';
import { percent } from '../match-words.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { findLinkedPerson, splitPerson, type LinkedPerson, type PersonRow } from './split-person.ts';

const named = ({ seen }: PersonRow) => [seen.says.forename, seen.says.surname].filter(Boolean).join(' ') || 'Without a name';
const born = ({ seen }: PersonRow) => {
  const day = seen.says['date of birth'];
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? sayDate(Temporal.PlainDate.from(day)) : day;
};

/** What the linkage put together as one person, row by row; a row that is somebody else’s is taken off here. */
export const splitPersonPage = page({
  name: 'targeting.split-person',
  path: '/data/persons/:personNo',
  title: 'One person in partners’ files',
  audience: 'workers',
  width: 'full',
  load: async (work, { personNo }) => {
    work.require(mayReviewMatches(work.actor));
    if (!/^\d{1,15}$/.test(personNo)) throw notFound();
    return found(await findLinkedPerson(work, Number(personNo)));
  },
  allow: mayReviewMatches,
  about: ({ personNo, ofRecord }) => ({ people: [`number ${personNo}`, ...ofRecord.map(({ personId }) => personId)] }),
  back: () => ({ href: '/data/linkage', text: 'Who is who' }),
  form: person =>
    form({
      which: oneOf({
        label: 'Which of these is somebody else?',
        missing: 'Select which row is about somebody else',
        choices: [
          ...person.rows.map((row, nth) => ({ value: row.key, label: `Row ${nth + 1}: ${named(row)}`, hint: row.seen.source ?? undefined })),
          ...person.ofRecord.map(({ key }) => ({ value: key, label: 'The person of the service’s own record' })),
        ],
      }),
      because: longText({ label: 'Why?', missing: 'Say why it is somebody else', rows: 2, max: 1000 }),
    }),
  keeps: false,
  show: view =>
    html`${pageHead({ title: 'One person in partners’ files' })} ${dataTabs(view.actor, '/data/linkage')} ${rowsOf(view.subject)}
    ${isAlone(view.subject) ? html`<p class="govuk-body">The linkage put nothing else together with it, so there is nothing to take off.</p>` : takeOff(view)}`,
  submit: async (work, person, input) => {
    await splitPerson(work, person, input);
    return { goTo: '/data/matches/decisions' };
  },
});

/** Whether it is a single row: then there is nothing to be sure of, and nothing to take apart. */
const isAlone = ({ rows, ofRecord }: LinkedPerson) => rows.length + ofRecord.length < 2;

const takeOff = (view: FormView<{ which: string; because: string }>): Html =>
  html`<h2 class="govuk-heading-m">Take a row off this person</h2>
    <p class="govuk-body">
      It is kept apart from all the others for ever, and from the next linking on is a person of its own. Somebody may undo that under
      <a class="govuk-link" href="/data/matches/decisions">what was decided</a>.
    </p>
    ${formOf(view, askAll(view, { headings: false }), { button: 'Take it off' })}`;

const rowsOf = (person: LinkedPerson): Html => {
  const { rows, ofRecord } = person;
  return html`<p class="govuk-body">
      ${rows.length === 1 ? '1 row' : `${rows.length} rows`} of partners’
      files${ofRecord.length > 0 && `, and ${ofRecord.length === 1 ? 'somebody' : `${ofRecord.length} people`} of the service’s own record (${ofRecord.map(({ sureness }) => `${percent(sureness)} sure`).join(', ')})`}.
    </p>
    ${stackingTable({
      head: [
        { text: 'Row' },
        { text: 'Told by' },
        { text: 'Name' },
        { text: 'Date of birth' },
        { text: 'Address' },
        { text: 'What it is about' },
        { text: 'How sure' },
      ],
      rows: rows.map((row, nth) => [
        { text: `Row ${nth + 1}` },
        { html: html`${row.seen.source}${row.receivedAt && html`<br /><span class="app-quiet">${sayInstant(row.receivedAt)}</span>`}` },
        { text: named(row) },
        { text: born(row) || '–' },
        { text: row.seen.says.address || '–' },
        { text: row.seen.fact ? (findFactKind(row.seen.fact)?.words ?? '–') : '–' },
        { text: isAlone(person) ? '–' : percent(row.sureness) },
      ]),
    })}`;
};
