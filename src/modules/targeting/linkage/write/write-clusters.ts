import { decode } from '../read/dictionary.ts';
import type { Records } from '../records.ts';
import { cell, isPlain, writingBytes } from './write-bytes.ts';

// So many rows at once.
const together = 128;

/** What is said of each row: its person and household by number, and how sure it is. */
export type Told = { person: ArrayLike<number>; household: ArrayLike<number>; sureness: ArrayLike<number> };

/** Persons or households, told by their lowest rows, are numbered as they are first met by who reads the rows. */
export function numbered(of: Int32Array, { readAs }: Records): Int32Array {
  const numbers = new Int32Array(of.length);
  const found = new Int32Array(of.length);
  let count = 0;
  for (const row of rowsAsRead(readAs)) found[row] = numbers[of[row]!] ||= ++count;
  return found;
}

function rowsAsRead(readAs: Int32Array): Int32Array {
  const rows = new Int32Array(readAs.length);
  for (let row = 0; row < rows.length; row++) rows[readAs[row]!] = row;
  return rows;
}

/** Writes who is who, row by row as they were read. */
export function writeClusters(path: string, records: Records, { person, household, sureness }: Told): void {
  const { feeds, feedOf, rowNumber, readAs, idOf } = records;
  const { bytes, number, end } = writingBytes(path);
  const asBytes = (text: string) => Buffer.from(text);
  const names = feeds.map(({ name }) => asBytes(`${cell(name)},`));
  const [comma, point, line] = [asBytes(','), asBytes('.'), asBytes('\n')];
  const rows = rowsAsRead(readAs);
  bytes(asBytes('feed,row,id,person,household,probability_in_cluster\n'));
  const seen = new Int32Array(1);
  // Rows as they were read stand far apart in the records: many are sent for before the first is written.
  const fetch = (from: number, until: number) => {
    for (let read = from; read < until; read++) {
      const row = rows[read]!;
      seen[0]! += person[row]! + household[row]! + sureness[row]! + feedOf[row]! + rowNumber[row]!;
    }
  };
  const write = (read: number) => {
    const row = rows[read]!;
    bytes(names[feedOf[row]!]!);
    number(rowNumber[row]!);
    bytes(comma);
    const id = idOf(read);
    bytes(isPlain(id) ? id : asBytes(cell(decode(id))));
    bytes(comma);
    number(person[row]!);
    bytes(comma);
    number(household[row]!);
    bytes(comma);
    const sure = Math.round(sureness[row]! * 10_000);
    number(Math.floor(sure / 10_000));
    bytes(point);
    number(sure % 10_000, 4);
    bytes(line);
  };
  for (let read = 0; read < rows.length; read++) {
    if (read % together === 0) fetch(read, Math.min(rows.length, read + together));
    write(read);
  }
  end();
}
