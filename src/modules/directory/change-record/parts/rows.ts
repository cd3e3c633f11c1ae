import type { Fields } from '#platform/form.ts';

/** How many empty ones stand after those that are there, to add to. */
const spare = 2;

export type Row = Readonly<Record<string, unknown>>;
export type Rows = Record<string, unknown>;

/** The fields of one, asked for each that is there and a few more: `number-0`, `number-1` … */
export function rowFields(count: number, fieldsOf: (nth: number) => Readonly<Record<string, object>>): Fields<Rows> {
  const fields: Record<string, object> = {};
  for (let nth = 0; nth < count + spare; nth += 1) for (const [name, field] of Object.entries(fieldsOf(nth))) fields[`${name}-${nth}`] = field;
  return fields as Fields<Rows>;
}

export const rowsFilled = (rows: readonly Row[]): Rows =>
  Object.fromEntries(rows.flatMap((row, nth) => Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [[`${name}-${nth}`, value]]))));

/** What was typed, one by one: `nth` says which of those that were there it was. */
export function rowsOf(input: Rows): { nth: number; said: Row }[] {
  const rows = new Map<number, Record<string, unknown>>();
  for (const [key, value] of Object.entries(input)) {
    const [, name = '', nth = ''] = /^(.+)-(\d+)$/.exec(key) ?? [];
    if (name !== '') rows.set(Number(nth), { ...rows.get(Number(nth)), [name]: value });
  }
  return [...rows].sort(([one], [other]) => one - other).map(([nth, said]) => ({ nth, said }));
}

export const textIn = (row: Row, name: string): string | null => {
  const value = row[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const listIn = (row: Row, name: string): string[] => {
  const value = row[name];
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
};
