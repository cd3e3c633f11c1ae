import { closeSync, openSync, readSync } from 'node:fs';
import { decode } from './dictionary.ts';

/** One row as places in `bytes`: cell `n` is bytes[starts[n]] up to bytes[ends[n]]. The bytes are used again for later rows. */
export type Row = { number: number; bytes: Uint8Array; cells: number; starts: Int32Array; ends: Int32Array };
export type Fault = { row: number; why: string };

/** A file that cannot be read as rows and columns at all. */
export class NotATable extends Error {}

const [quote, newline, ret, space, tab] = [0x22, 0x0a, 0x0d, 0x20, 0x09];
const mostColumns = 1000;
const longestRow = 1 << 20;

/** Reads CSV or TSV row by row, in bounded memory. Gives the header to `begin`, then each whole row to `each`; rows of another width, or with a NUL, are told and left out. */
export function readRows(path: string, begin: (columns: string[]) => void, each: (row: Row) => void): Fault[] {
  const file = openSync(path, 'r');
  const faults: Fault[] = [];
  let bytes = new Uint8Array(1 << 22);
  let [filled, at, number, isEnd, delimiter, width] = [0, 0, -1, false, 0, 0];
  let hasNul = false;
  const row: Row = { number: 0, bytes, cells: 0, starts: new Int32Array(mostColumns + 1), ends: new Int32Array(mostColumns + 1) };
  const fill = () => {
    if (at === 0 && filled === bytes.length) {
      if (bytes.length > longestRow * 8) throw new NotATable(`Row ${number + 1} is longer than a megabyte: a quotation mark may not be closed.`);
      const grown = new Uint8Array(bytes.length * 2);
      grown.set(bytes);
      bytes = grown;
    } else bytes.copyWithin(0, at, filled);
    [filled, at] = [filled - at, 0];
    const got = readSync(file, bytes, filled, bytes.length - filled, null);
    filled += got;
    isEnd = got === 0;
    hasNul = bytes.subarray(0, filled).includes(0);
    row.bytes = bytes;
  };
  try {
    fill();
    if (filled >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
      throw new NotATable('This file is written in UTF-16. Save it as CSV UTF-8.');
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
    delimiter = delimiterOf(bytes, at, filled);
    for (;;) {
      const next = at < filled ? rowAt(row, at, filled, delimiter, isEnd) : -1;
      if (next === -1) {
        if (isEnd) break;
        fill();
        continue;
      }
      const isBlank = row.cells === 1 && row.starts[0] === row.ends[0];
      if (number === -1) {
        const columns = Array.from({ length: row.cells }, (_, n) => decode(bytes.subarray(row.starts[n], row.ends[n])));
        width = columns.length;
        begin(columns);
        number = 0;
      } else if (!isBlank) {
        number += 1;
        row.number = number;
        const why = whyNot(row, width, hasNul ? at : next, next);
        if (why === null) each(row);
        else faults.push({ row: number, why });
      }
      at = next;
    }
    if (number === -1) throw new NotATable('This file is empty.');
    return faults;
  } finally {
    closeSync(file);
  }
}

function whyNot({ bytes, cells, starts, ends }: Row, width: number, from: number, until: number): string | null {
  // What is empty beyond the last column does no harm.
  for (let n = width; n < cells; n++) if (starts[n] !== ends[n]) return `has ${cells} cells, where the header has ${width}`;
  if (cells < width) return `has ${cells} cells, where the header has ${width}`;
  for (let i = from; i < until; i++) if (bytes[i] === 0) return 'holds a NUL, which no text has';
  return null;
}

/** The commonest of the usual ones in the first line. */
function delimiterOf(bytes: Uint8Array, from: number, until: number): number {
  const counts = new Map([0x2c, tab, 0x3b, 0x7c].map(one => [one, 0]));
  let isQuoted = false;
  for (let i = from; i < until && (isQuoted || bytes[i] !== newline); i++) {
    if (bytes[i] === quote) isQuoted = !isQuoted;
    else if (!isQuoted && counts.has(bytes[i]!)) counts.set(bytes[i]!, counts.get(bytes[i]!)! + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Finds the cells of one row; gives where the next begins, or -1 where its end is not yet read. */
function rowAt(row: Row, from: number, until: number, delimiter: number, isEnd: boolean): number {
  const { bytes, starts, ends } = row;
  const doubled: number[] = [];
  let [at, cells] = [from, 0];
  for (;;) {
    if (cells > mostColumns) throw new NotATable(`This file has more than ${mostColumns} columns.`);
    while (at < until && bytes[at] === space) at += 1;
    if (bytes[at] === quote && at < until) {
      starts[cells] = at + 1;
      for (at += 1; at < until && (bytes[at] !== quote || bytes[at + 1] === quote); at++) {
        if (bytes[at] !== quote) continue;
        if (doubled.at(-1) !== cells) doubled.push(cells);
        at += 1;
      }
      // The next byte would tell whether this quotation mark is doubled.
      if (at + 1 >= until && !isEnd) return -1;
      ends[cells] = Math.min(at, until);
      while (at < until && bytes[at] !== delimiter && bytes[at] !== newline) at += 1;
    } else {
      starts[cells] = at;
      while (at < until && bytes[at] !== delimiter && bytes[at] !== newline) at += 1;
      ends[cells] = at;
    }
    if (at >= until && !isEnd) return -1;
    while (ends[cells]! > starts[cells]! && (bytes[ends[cells]! - 1] === space || bytes[ends[cells]! - 1] === ret)) ends[cells]! -= 1;
    cells += 1;
    if (at >= until || bytes[at] === newline) break;
    at += 1;
  }
  row.cells = cells;
  // Only now that the whole row is here: what is read again must be as it was.
  for (const cell of doubled) ends[cell] = withoutDoubled(bytes, starts[cell]!, ends[cell]!);
  return Math.min(at + 1, until);
}

/** A doubled quotation mark stands for one: the rest of the cell moves up. Gives its new end. */
function withoutDoubled(bytes: Uint8Array, from: number, until: number): number {
  let to = from;
  for (let at = from; at < until; at++) {
    if (bytes[at] === quote) at += 1;
    bytes[to] = bytes[at]!;
    to += 1;
  }
  return to;
}
