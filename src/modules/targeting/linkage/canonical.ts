import { at, ownCells, type Records } from './records.ts';
import { mix } from './values/mix.ts';
import { hashOf } from './values/words.ts';

/**
 * The same records in an order that hangs on what they say alone. Whatever is drawn, and whatever is decided between two that are equally likely, is then
 * the same in whichever order the rows and the files were read. Rows of one address stand near one another, since they are compared most.
 */
export function inCanonicalOrder(records: Records): Records {
  const { rows, width, cells, feedOf, rowNumber, seenOn } = records;
  const keys = keysOf(records);
  const feedHash = Int32Array.from(records.feeds, ({ name }) => hashOf(name));
  const order = inOrder(keys, (a, b) => feedHash[feedOf[a]!]! - feedHash[feedOf[b]!]! || seenOn[a]! - seenOn[b]! || a - b);
  const sorted = new Int32Array(cells.length);
  const ordered = { feedOf: new Uint16Array(rows), rowNumber: new Int32Array(rows), seenOn: new Int32Array(rows), readAs: new Int32Array(rows) };
  // Many rows are sent for before any is copied: a processor that asks for one after another waits for each.
  const seen = new Int32Array(1);
  const copy = (from: number, until: number) => {
    for (let row = from; row < until; row++)
      seen[0]! ^= cells[order[row]! * width]! ^ cells[(order[row]! + 1) * width - 1]! ^ rowNumber[order[row]!]! ^ seenOn[order[row]!]!;
    for (let row = from, to = from * width; row < until; row++) {
      const read = order[row]!;
      for (let at = read * width, end = at + width; at < end; at++, to++) sorted[to] = cells[at]!;
      ordered.feedOf[row] = feedOf[read]!;
      ordered.rowNumber[row] = rowNumber[read]!;
      ordered.seenOn[row] = seenOn[read]!;
      ordered.readAs[row] = read;
    }
  };
  for (let row = 0; row < rows; row += 64) copy(row, Math.min(rows, row + 64));
  return { ...records, ...ordered, cells: sorted };
}

/** For each row 18 bits of its address and 34 of all that it says, in one number, which sorts quickly. */
function keysOf({ rows, width, cells, words }: Records): Float64Array {
  const { names, houses, streets, postcodes, towns, phones, emails, nhs, upns, others, extra } = words;
  const byCell = [names, names, names, null, null, houses, streets, postcodes, towns, phones, emails, nhs, upns, others, streets, ...extra];
  const hashes = byCell.map(one => one && one.hashes());
  const own = ownCells + extra.length;
  const [houseHash, streetHash, postcodeHash] = [houses.hashes(), streets.hashes(), postcodes.hashes()];
  const keys = new Float64Array(rows);
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
    const postcode = cells[from + at.postcode]!;
    const where = mix(postcode === 0 ? streetHash[cells[from + at.street]!]! : postcodeHash[postcode]!, houseHash[cells[from + at.house]!]!);
    keys[row] = ((where >>> 14) * 0x40000 + (one >>> 14)) * 0x10000 + (other >>> 16);
  }
  return keys;
}

/** Rows by their keys: dealt out by the first bits, and put in order within a hand. */
function inOrder(keys: Float64Array, otherwise: (one: number, other: number) => number): Int32Array {
  const hands = 1 << 18;
  const handOf = (row: number) => Math.floor(keys[row]! / 2 ** 34);
  const begins = new Int32Array(hands + 1);
  for (let row = 0; row < keys.length; row++) begins[handOf(row) + 1]! += 1;
  for (let hand = 0; hand < hands; hand++) begins[hand + 1]! += begins[hand]!;
  const order = new Int32Array(keys.length);
  const next = begins.slice();
  for (let row = 0; row < keys.length; row++) order[next[handOf(row)]!++] = row;
  const isBefore = (a: number, b: number) => keys[a]! < keys[b]! || (keys[a] === keys[b] && otherwise(a, b) < 0);
  for (let hand = 0; hand < hands; hand++) {
    const [from, until] = [begins[hand]!, begins[hand + 1]!];
    if (until - from > 64) {
      order.subarray(from, until).sort((a, b) => (isBefore(a, b) ? -1 : 1));
      continue;
    }
    for (let n = from + 1; n < until; n++) {
      const row = order[n]!;
      let to = n;
      for (; to > from && isBefore(row, order[to - 1]!); to--) order[to] = order[to - 1]!;
      order[to] = row;
    }
  }
  return order;
}

/** Something of each record, put back into the order in which the rows were read. */
export function asRead<T>({ readAs }: Records, of: (row: number) => T): T[] {
  const found = new Array<T>(readAs.length);
  for (let row = 0; row < readAs.length; row++) found[readAs[row]!] = of(row);
  return found;
}
