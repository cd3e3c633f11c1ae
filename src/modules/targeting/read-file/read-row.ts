import type { FeedField, Mapping } from '../feed.ts';
import { lastingKeyOf } from '../lasting-key.ts';
import { readDay, yearOf, type DayNumber } from '../linkage/values/dates.ts';
import { CannotRead, limits } from './table.ts';

/** The columns of targeting.feed_row that a file fills, in order, and what kind they are. */
export const rowColumns = {
  row: 'int',
  their_id: 'text',
  lasting_key: 'text',
  ...{ forename: 'text', middle_name: 'text', surname: 'text', full_name: 'text', sex: 'text', born: 'text' },
  ...{ address: 'text', address_2: 'text', house: 'text', town: 'text', postcode: 'text', phone: 'text', email: 'text' },
  ...{ nhs_number: 'text', upn: 'text', other_id: 'text', ethnicity: 'text', ward: 'text' },
  ...{ born_on: 'date', what: 'text', happened_on: 'date', ended_on: 'date', amount: 'numeric' },
  ...{ service: 'text', worker: 'text', worker_contact: 'text' },
} as const;
export type RowColumn = keyof typeof rowColumns;
/** A row's values, in the order of `rowColumns`. */
export type RowValues = readonly (string | null)[];

const columnNames = Object.keys(rowColumns) as RowColumn[];
const at = Object.fromEntries(columnNames.map((name, nth) => [name, nth])) as Readonly<Record<RowColumn, number>>;
export const valueOf = (values: RowValues, column: RowColumn): string | null => values[at[column]] ?? null;

export type ReadingOf = {
  mapping: Mapping;
  /** The newest day a file may speak of. */
  latest: string;
  holdsPersonOnce: boolean;
};

/** What stands in a row, as the partner wrote it, by the fields that are kept. */
export type RowFields = Readonly<Partial<Record<FeedField, string>>>;
/** What is wrong with a row, and in which field, where it is one. */
export type Reason = { field: FeedField | null; words: string };
/** What becomes of a row: its values; why it is set aside, with what stands in it; or nothing, where it says what is left out by will. */
export type RowRead = { values: RowValues; isBirthUnread: boolean } | { reasons: readonly Reason[]; fields: RowFields } | null;

/** Cells that are kept as they stand. */
const asWritten = columnNames.filter(name => rowColumns[name] === 'text' && !['lasting_key', 'what', 'born'].includes(name)) as (RowColumn & FeedField)[];
const nameless = ['forename', 'surname', 'full_name', 'their_id', 'nhs_number', 'upn'] as const;

/** Reads rows as a feed's mapping says. A column that the file lacks is a fault of the file. */
export function rowReader(columns: readonly string[], { mapping, latest, holdsPersonOnce }: ReadingOf): (number: number, cells: readonly string[]) => RowRead {
  const missing = Object.values(mapping.columns).filter(column => !columns.includes(column));
  if (missing.length > 0) throw new ColumnsDiffer(missing);
  const place = Object.fromEntries(Object.entries(mapping.columns).map(([field, column]) => [field, columns.indexOf(column)])) as Partial<
    Record<FeedField, number>
  >;
  const copied = asWritten.flatMap(field => (place[field] === undefined ? [] : [{ from: place[field], to: at[field] }]));
  const whoPlaces = nameless.flatMap(field => place[field] ?? []);
  const isOfParts = place.born === undefined && place.born_year !== undefined;
  const latestDay = Number(latest.replaceAll('-', ''));
  const dayOf = dayReader(mapping.dates === 'month-first', yearOf(latestDay));
  const latestSaid = sayDay(latestDay);
  const seen = new Set<string>();

  return (number, cells) => {
    const cell = (field: FeedField): string | null => {
      const from = place[field];
      return from === undefined ? null : cells[from] || null;
    };
    const reasons: Reason[] = [];
    const fault = (field: FeedField | null, words: string) => reasons.push({ field, words });
    const values = new Array<string | null>(columnNames.length).fill(null);
    values[at.row] = String(number);
    for (const { from, to } of copied) values[to] = cells[from] || null;

    const said = cell('what');
    const what = 'every' in mapping.what ? mapping.what.every : mapping.what.words[said?.toLowerCase() ?? ''];
    if (what === '') return null;
    if (what === undefined) fault('what', said === null ? 'It does not say what happened' : 'The meaning of this word has not been chosen yet');
    values[at.what] = what ?? null;
    if (!whoPlaces.some(from => cells[from])) fault(nameless.find(field => place[field] !== undefined) ?? null, 'It does not say who it is about');

    const born = isOfParts ? partsOf(cell('born_year'), cell('born_month'), cell('born_day')) : cell('born');
    const bornOn = born === null ? null : dayOf(born);
    values[at.born] = born;
    values[at.born_on] = bornOn;
    const happened = cell('happened_on');
    const ended = cell('ended_on');
    const happenedOn = happened === null ? null : dayOf(happened);
    const endedOn = ended === null ? null : dayOf(ended);
    if (happened !== null && happenedOn === null) fault('happened_on', 'When it happened is not a date that can be read');
    if (ended !== null && endedOn === null) fault('ended_on', 'When it ended is not a date that can be read');
    if (happenedOn !== null && happenedOn > latestSaid) fault('happened_on', 'It happened after the day the file is current as of');
    if (happenedOn !== null && endedOn !== null && endedOn < happenedOn) fault('ended_on', 'It ended before it began');
    values[at.happened_on] = happenedOn;
    values[at.ended_on] = endedOn;
    const amount = cell('amount');
    if (amount !== null) {
      values[at.amount] = amountOf(amount);
      if (values[at.amount] === null) fault('amount', 'How much is not a number');
    }

    const key = lastingKeyOf(values[at.their_id] ? { their_id: values[at.their_id]! } : named(values));
    values[at.lasting_key] = key;
    if (holdsPersonOnce && reasons.length === 0) {
      if (seen.has(key)) fault(null, samePerson);
      else seen.add(key);
    }
    return reasons.length > 0 ? { reasons, fields: fieldsOf(mapping, columns, cells) } : { values, isBirthUnread: born !== null && bornOn === null };
  };
}

export const samePerson = 'The same person stands in an earlier row';

/** What stands in a row under the columns that are kept; the others are not kept, whatever is wrong with it. */
export function fieldsOf({ columns: chosen }: Mapping, columns: readonly string[], cells: readonly string[]): RowFields {
  const said = Object.entries(chosen).map(([field, column]): [string, string] => [field, (cells[columns.indexOf(column)] ?? '').slice(0, limits.cell)]);
  return Object.fromEntries(said.filter(([, text]) => text !== ''));
}

/** Reads a row again by what stands in its fields, as somebody corrected it. */
export function readFields(fields: RowFields, row: number, how: Omit<ReadingOf, 'holdsPersonOnce'>): RowRead {
  const names = Object.keys(how.mapping.columns) as FeedField[];
  const mapping = { ...how.mapping, columns: Object.fromEntries(names.map(name => [name, name])) };
  return rowReader(names, { ...how, mapping, holdsPersonOnce: false })(
    row,
    names.map(name => fields[name] ?? ''),
  );
}

const named = (values: RowValues) => Object.fromEntries(columnNames.map((name, nth) => [name, values[nth] ?? null]));

/** Reads days, each text once, however many rows hold it: "2016-03-05", or null where it is none. */
function dayReader(monthFirst: boolean, latest: number): (text: string) => string | null {
  const known = new Map<string, string | null>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const day = readDay(text, { monthFirst, latest });
    const said = day === 0 ? null : sayDay(day);
    if (known.size < 200_000) known.set(text, said);
    return said;
  };
}

/** The file is a table, but not of the columns that were chosen. */
export class ColumnsDiffer extends CannotRead {
  constructor(missing: readonly string[]) {
    super(
      `Columns that this feed is read by are not in the file: ${missing
        .slice(0, 8)
        .map(one => `“${one}”`)
        .join(', ')}.`,
    );
  }
}

const partsOf = (year: string | null, month: string | null, day: string | null) =>
  year !== null && month !== null && day !== null ? `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;

const sayDay = (day: DayNumber) => {
  const digits = String(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
};

const plainNumber = /^[-+]?\d{1,12}(\.\d{1,6})?$/;

/** 1,234.50 · £87.20 · 92% · (15.00): a number as PostgreSQL reads it, or null. */
function amountOf(text: string): string | null {
  if (plainNumber.test(text)) return text;
  const bare = text.replaceAll(/[£€$%\s]/g, '').replace(/^\((.*)\)$/, '-$1');
  const number = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return plainNumber.test(number) ? number : null;
}
