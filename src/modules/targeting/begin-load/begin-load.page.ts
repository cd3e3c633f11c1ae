import { formOf } from '#design/ask.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { govuk } from '#design/govuk.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { Refusal } from '#platform/refusal.ts';
import { findFactKind } from '../fact.ts';
import { feedFields, type FeedField } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { linkTo } from '../feed.view.ts';
import { beginLoad } from '../load-file/receive-file.ts';
import { getWaiting, type Waiting } from '../load-file/open-file.ts';
import { rowReader, valueOf, type RowColumn, type RowRead, type RowValues } from '../read-file/read-row.ts';
import { CannotRead } from '../read-file/table.ts';

type Subject = Waiting & { read: readonly RowRead[] };

/** How the first rows will be read, before anything is loaded. */
export const beginLoadPage = page({
  name: 'targeting.begin-load',
  path: '/data/feeds/:feedId/loads/:loadId/begin',
  title: 'Check how the rows are read',
  audience: 'workers',
  width: 'full',
  load: async (work, params): Promise<Subject> => {
    const waiting = await getWaiting(work, params, 12);
    return { ...waiting, read: readFirst(waiting) };
  },
  allow: mayLoadFeeds,
  about: ({ load }) => ({ subjectId: load.id }),
  back: ({ feed, load }) => ({ href: `/data/feeds/${feed.id}/loads/${load.id}/columns`, text: 'Back to the columns' }),
  form: form({}),
  show: view => {
    const { feed, load, look, read } = view.subject;
    const left = look.columns.length - Object.keys(feed.mapping?.columns ?? {}).length;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${feed.name}</span>Check how the rows are read</h1>
      <p class="govuk-body">
        These are the first rows, as they will be kept. ${left > 0 && (left === 1 ? 'One column is not kept.' : `${left} columns are not kept.`)}
        ${linkTo(`/data/feeds/${feed.id}/loads/${load.id}/columns`, 'Choose the columns again')}
      </p>
      ${read.length > 0 && read.every(isSetAside) && govuk.warningText({ iconFallbackText: 'Warning', text: allAside })}
      ${firstRows(read, Object.keys(feed.mapping?.columns ?? {}) as FeedField[])} ${formOf(view, nothing, { button: 'Load this file' })}`;
  },
  submit: async (work, { feed, load }) => {
    await beginLoad(work, feed.id, load.id);
    return { goTo: `/data/feeds/${feed.id}/loads/${load.id}` };
  },
});

function readFirst({ feed, load, look }: Waiting): RowRead[] {
  if (!feed.mapping) throw new Refusal('conflict', 'Choose first what each column is');
  try {
    const reader = rowReader(look.columns, { mapping: feed.mapping, latest: load.currentAsOf.toString(), holdsPersonOnce: feed.holdsPersonOnce });
    return look.rows.map((cells, nth) => reader(nth + 1, cells));
  } catch (fault) {
    throw fault instanceof CannotRead ? new Refusal('conflict', fault.message) : fault;
  }
}

const isSetAside = (row: RowRead) => row !== null && 'reasons' in row;
const allAside =
  'Every one of these rows would be set aside. Go back and choose the columns, or what their words stand for, again: where more than half of the rows are set aside, nothing is loaded.';

type Say = (values: RowValues) => string | null;
const sayDay = (day: string | null) => day && sayDate(Temporal.PlainDate.from(day));
const sayBirth: Say = values => sayDay(valueOf(values, 'born_on')) ?? (valueOf(values, 'born') && `${valueOf(values, 'born')} (not read as a day)`);
const sayField =
  (field: FeedField): Say =>
  values =>
    field === 'happened_on' || field === 'ended_on' ? sayDay(valueOf(values, field)) : valueOf(values, field as RowColumn);

function firstRows(read: readonly RowRead[], chosen: readonly FeedField[]): Html {
  const fields = chosen.filter(field => !field.startsWith('born_') && field !== 'what');
  const hasBorn = chosen.some(field => field.startsWith('born'));
  const columns: [string, Say][] = [
    ['What happened', values => findFactKind(valueOf(values, 'what') ?? '')?.words ?? null],
    ...fields.filter(field => field !== 'born').map((field): [string, Say] => [feedFields[field].words, sayField(field)]),
    ...(hasBorn ? [['Date of birth', sayBirth] as [string, Say]] : []),
  ];
  return stackingTable({
    firstCellIsHeader: true,
    head: [{ text: 'Row' }, ...columns.map(([text]) => ({ text }))],
    rows: read.map((row, nth) => {
      if (row === null) return [{ text: `Row ${nth + 1}` }, { text: 'Left out, as its word is set to be', colspan: columns.length }];
      if ('reasons' in row)
        return [{ text: `Row ${nth + 1}` }, { text: `Set aside. ${row.reasons.map(({ words }) => words).join('. ')}.`, colspan: columns.length }];
      return [{ text: `Row ${nth + 1}` }, ...columns.map(([, say]) => ({ text: say(row.values) ?? '–' }))];
    }),
  });
}
