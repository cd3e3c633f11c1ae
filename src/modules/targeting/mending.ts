import { hash } from 'node:crypto';
import type { Aside } from './aside.queries.ts';
import { feedFields, type FeedField, type Mapping } from './feed.ts';
import { readFields, type ReadingOf, type RowFields, type RowValues } from './read-file/read-row.ts';

type How = Omit<ReadingOf, 'holdsPersonOnce'>;

/** A value that is wrong in the same way in one or more rows. */
export type WrongValue = {
  /** By which a form names it: of the field and the value, and tells neither. */
  key: string;
  field: FeedField;
  /** As the partner wrote it; empty where nothing stands there. */
  value: string;
  words: string;
  rows: number;
};

const keyOf = (field: FeedField, value: string) => `value-${hash('sha256', `${field}\u001f${value.toLowerCase()}`, 'hex').slice(0, 16)}`;
/** Who it is about is said of each row for itself. */
const isOfMany = (field: FeedField) => feedFields[field].part !== 'who';

/** Which values are wrong, those of most rows first. */
export function wrongValues(rows: readonly Pick<Aside, 'row' | 'fields' | 'cells'>[], how: How): WrongValue[] {
  const found = new Map<string, WrongValue>();
  for (const { row, fields, cells } of rows) {
    if (cells.length > 0) continue;
    const read = readFields(fields, row, how);
    if (read === null || !('reasons' in read)) continue;
    for (const { field, words } of read.reasons) {
      if (field === null || !isOfMany(field)) continue;
      const value = fields[field] ?? '';
      const key = keyOf(field, value);
      const before = found.get(key);
      found.set(key, before ? { ...before, rows: before.rows + 1 } : { key, field, value, words, rows: 1 });
    }
  }
  return [...found.values()].sort((one, other) => other.rows - one.rows || (one.value < other.value ? -1 : 1));
}

/** What should stand instead of a value, by its key; empty: nothing. */
export type Corrections = ReadonlyMap<string, string>;

export const corrected = (fields: RowFields, mapping: Mapping, corrections: Corrections): RowFields =>
  Object.fromEntries(
    (Object.keys(mapping.columns) as FeedField[]).flatMap((field): [FeedField, string][] => {
      const text = corrections.get(keyOf(field, fields[field] ?? '')) ?? fields[field] ?? '';
      return text === '' ? [] : [[field, text]];
    }),
  );

/** What becomes of rows once they are read again. */
export type ReadAgain = {
  held: readonly { row: number; values: RowValues }[];
  /** They say what is left out by will. */
  leftOut: readonly number[];
  still: readonly { row: number; fields: RowFields; reasons: readonly string[] }[];
};

export function readAgain(rows: readonly Pick<Aside, 'row' | 'fields' | 'cells' | 'reasons'>[], corrections: Corrections, how: How): ReadAgain {
  const again = { held: [] as { row: number; values: RowValues }[], leftOut: [] as number[], still: [] as ReadAgain['still'][number][] };
  for (const { row, fields: before, cells } of rows) {
    // Whoever mends such a row says first what stands where.
    if (cells.length > 0) continue;
    const fields = corrected(before, how.mapping, corrections);
    const read = readFields(fields, row, how);
    if (read === null) again.leftOut.push(row);
    else if ('reasons' in read) again.still.push({ row, fields, reasons: read.reasons.map(({ words }) => words) });
    else again.held.push({ row, values: read.values });
  }
  return again;
}
