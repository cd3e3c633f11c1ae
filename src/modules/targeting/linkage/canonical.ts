import { ownCells, type Records } from './records.ts';
import { hashOf, type Words } from './values/words.ts';

/**
 * The same records in an order that hangs on what they say alone. Whatever is drawn, and whatever is decided between two that are equally likely, is then
 * the same in whichever order the rows and the files were read.
 */
export function inCanonicalOrder(records: Records): Records {
  const { rows, width, cells, words, seenOn } = records;
  const { names, houses, streets, postcodes, towns, phones, emails, nhs, upns, others, extra } = words;
  const byCell: (Words | null)[] = [names, names, names, null, null, houses, streets, postcodes, towns, phones, emails, nhs, upns, others, streets, ...extra];
  const hashes = byCell.map(one => one && one.hashes());
  // Two halves of 26 bits each, so that one number, which sorts quickly, holds both.
  const keys = new Float64Array(rows);
  const own = ownCells + extra.length;
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    let one = 0x2545f491;
    let other = 0x9e3779b9;
    for (let cell = 0; cell < own; cell++) {
      const code = cells[from + cell]!;
      const hash = hashes[cell];
      const value = hash ? hash[code]! : code;
      one = Math.imul(one ^ value ^ (one >>> 15), 0x85ebca6b);
      other = Math.imul(other ^ value ^ (other >>> 13), 0xc2b2ae35);
    }
    keys[row] = ((one >>> 6) & 0x3ffffff) * 0x4000000 + ((other >>> 6) & 0x3ffffff);
  }
  const feedHash = Int32Array.from(records.feeds, ({ name }) => hashOf(name));
  const order = inOrder(keys, (a, b) => feedHash[records.feedOf[a]!]! - feedHash[records.feedOf[b]!]! || seenOn[a]! - seenOn[b]! || a - b);
  const sorted = new Int32Array(cells.length);
  for (let row = 0; row < rows; row++) sorted.set(cells.subarray(order[row]! * width, (order[row]! + 1) * width), row * width);
  return {
    ...records,
    cells: sorted,
    feedOf: Uint16Array.from(order, row => records.feedOf[row]!),
    rowNumber: Int32Array.from(order, row => records.rowNumber[row]!),
    seenOn: Int32Array.from(order, row => seenOn[row]!),
    readAs: Int32Array.from(order),
  };
}

/** Rows by their keys: dealt out by the first bits, and put in order within a hand. */
function inOrder(keys: Float64Array, otherwise: (one: number, other: number) => number): Uint32Array {
  const handOf = (row: number) => Math.floor(keys[row]! / 2 ** 36);
  const begins = new Int32Array(65_537);
  for (let row = 0; row < keys.length; row++) begins[handOf(row) + 1]! += 1;
  for (let hand = 0; hand < 65_536; hand++) begins[hand + 1]! += begins[hand]!;
  const order = new Uint32Array(keys.length);
  const next = begins.slice();
  for (let row = 0; row < keys.length; row++) order[next[handOf(row)]!++] = row;
  for (let hand = 0; hand < 65_536; hand++)
    if (begins[hand + 1]! - begins[hand]! > 1) order.subarray(begins[hand], begins[hand + 1]).sort((a, b) => keys[a]! - keys[b]! || otherwise(a, b));
  return order;
}

/** Something of each record, put back into the order in which the rows were read. */
export function asRead<T>({ readAs }: Records, of: (row: number) => T): T[] {
  const found = new Array<T>(readAs.length);
  for (let row = 0; row < readAs.length; row++) found[readAs[row]!] = of(row);
  return found;
}
