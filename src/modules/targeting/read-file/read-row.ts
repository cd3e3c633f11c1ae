import type { FeedField, Mapping } from '../feed.ts';
import { lastingKeyOf } from '../lasting-key.ts';
import { readDay, yearOf, type DayNumber } from '../linkage/values/dates.ts';
import { CannotRead } from './table.ts';

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
export type RowValues = Readonly<Record<RowColumn, string | null>>;

export type ReadingOf = {
  mapping: Mapping;
  /** The newest day a file may speak of. */
  latest: string;
  holdsPersonOnce: boolean;
};

/** What becomes of a row: its values; the reasons it is set aside for; or nothing, where it says what is left out by will. */
export type RowRead = { values: RowValues; isBirthUnread: boolean } | { reasons: string[] } | null;

const texts = ['forename', 'middle_name', 'surname', 'full_name', 'sex', 'address', 'address_2', 'house', 'town', 'postcode', 'phone', 'email'] as const;
const moreTexts = ['nhs_number', 'upn', 'other_id', 'ethnicity', 'ward', 'service', 'worker', 'worker_contact', 'their_id'] as const;

/** Reads rows as a feed's mapping says. A column that the file lacks is a fault of the file. */
export function rowReader(columns: readonly string[], { mapping, latest, holdsPersonOnce }: ReadingOf): (number: number, cells: readonly string[]) => RowRead {
  const missing = Object.values(mapping.columns).filter(column => !columns.includes(column));
  if (missing.length > 0) throw new ColumnsDiffer(missing);
  const place = Object.fromEntries(Object.entries(mapping.columns).map(([field, column]) => [field, columns.indexOf(column)])) as Partial<
    Record<FeedField, number>
  >;
  const monthFirst = mapping.dates === 'month-first';
  const latestDay = Number(latest.replaceAll('-', ''));
  const seen = new Set<string>();
  // A birthday is read once, however many rows hold it.
  const days = new Map<string, DayNumber>();
  const dayOf = (text: string): DayNumber => {
    const known = days.get(text);
    if (known !== undefined) return known;
    const day = readDay(text, { monthFirst, latest: yearOf(latestDay) });
    if (days.size < 100_000) days.set(text, day);
    return day;
  };

  return (number, cells) => {
    const cell = (field: FeedField): string | null => {
      const at = place[field];
      return at === undefined ? null : cells[at] || null;
    };
    const reasons: string[] = [];
    const day = (field: 'happened_on' | 'ended_on', words: string): DayNumber => {
      const text = cell(field);
      if (text === null) return 0;
      const read = dayOf(text);
      if (read === 0) reasons.push(`${words} is no date that can be read`);
      return read;
    };
    const values: Record<string, string | null> = { row: String(number) };
    for (const field of texts) values[field] = cell(field);
    for (const field of moreTexts) values[field] = cell(field);
    const born = cell('born') ?? partsOf(cell('born_year'), cell('born_month'), cell('born_day'));
    values['born'] = born;
    const bornOn = born === null ? 0 : dayOf(born);
    values['born_on'] = bornOn === 0 || bornOn > latestDay + 10_000 ? null : sayDay(bornOn);

    const what = 'every' in mapping.what ? mapping.what.every : mapping.what.words[(cell('what') ?? '').toLowerCase()];
    if (what === '') return null;
    if (what === undefined)
      reasons.push(cell('what') === null ? 'It does not say what happened' : 'What happened is said in a word that stands for nothing yet');
    values['what'] = what ?? null;
    if (!values['forename'] && !values['surname'] && !values['full_name'] && !values['their_id'] && !values['nhs_number'] && !values['upn'])
      reasons.push('It does not say who it is about');
    const [happened, ended] = [day('happened_on', 'When it happened'), day('ended_on', 'When it ended')];
    if (happened > latestDay) reasons.push('It happened after the day the file is current as of');
    if (happened !== 0 && ended !== 0 && ended < happened) reasons.push('It ended before it began');
    values['happened_on'] = happened === 0 ? null : sayDay(happened);
    values['ended_on'] = ended === 0 ? null : sayDay(ended);
    const amount = cell('amount');
    values['amount'] = amount === null ? null : amountOf(amount);
    if (amount !== null && values['amount'] === null) reasons.push('How much is no number');

    values['lasting_key'] = lastingKeyOf(values);
    if (holdsPersonOnce && reasons.length === 0) {
      if (seen.has(values['lasting_key'])) reasons.push('The same person stands in an earlier row');
      else seen.add(values['lasting_key']);
    }
    return reasons.length > 0 ? { reasons } : { values: values as RowValues, isBirthUnread: born !== null && bornOn === 0 };
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

/** 1,234.50 · £87.20 · 92% · (15.00): a number as PostgreSQL reads it, or null. */
function amountOf(text: string): string | null {
  const bare = text.replaceAll(/[£€$%\s]/g, '').replace(/^\((.*)\)$/, '-$1');
  const number = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^[-+]?\d{1,12}(\.\d{1,6})?$/.test(number) ? number : null;
}
