import type { Records } from '../records.ts';
import type { Compare } from './compare.ts';
import { rulesFor } from './keys.ts';

/** Pairs worth comparing, each once, with its agreement pattern (an index into `patterns`). */
export type Pairs = {
  count: number;
  one: Int32Array;
  other: Int32Array;
  pattern: Int32Array;
  patterns: number[];
  byRule: readonly { rule: string; pairs: number; leftOut: number }[];
};

/** A feed of which so many pairs would come is not linked at all: something is wrong with it. */
export class TooManyPairs extends Error {}

/** Finds the pairs that share a key of any rule, and compares them. Nothing is compared twice: a pair is taken at the first rule that gives it. */
export function findPairs(records: Records, compare: Compare, { mostPairs = Math.max(2_000_000, records.rows * 60) } = {}): Pairs {
  const { rows, width } = records;
  const rules = rulesFor(records);
  const keys: Int32Array[] = [];
  const indexes = new Map<number, number>();
  const patterns: number[] = [];
  const byRule: { rule: string; pairs: number; leftOut: number }[] = [];
  let [count, one, other, pattern] = [0, new Int32Array(1 << 12), new Int32Array(1 << 12), new Int32Array(1 << 12)];
  for (const rule of rules) {
    const own = new Int32Array(rows);
    for (let row = 0, from = 0; row < rows; row++, from += width) own[row] = rule.keyOf(from);
    const before = count;
    let leftOut = 0;
    eachGroup(own, (order, from, until) => {
      if (until - from > rule.most) {
        leftOut += until - from;
        for (let n = from; n < until; n++) own[order[n]!] = 0;
        return;
      }
      for (let a = from; a < until; a++) {
        for (let b = a + 1; b < until; b++) {
          const [i, j] = [order[a]!, order[b]!];
          if (isKnown(keys, i, j)) continue;
          if (count === one.length) [one, other, pattern] = [grown(one), grown(other), grown(pattern)];
          const code = compare(i, j);
          let index = indexes.get(code);
          if (index === undefined) {
            index = patterns.length;
            indexes.set(code, index);
            patterns.push(code);
          }
          [one[count], other[count], pattern[count]] = [i, j, index];
          count += 1;
        }
      }
      if (count > mostPairs)
        throw new TooManyPairs(
          `More than ${mostPairs.toLocaleString('en-GB')} pairs share a key (“${rule.name}”). The same values stand in too many rows; look at that column.`,
        );
    });
    keys.push(own);
    byRule.push({ rule: rule.name, pairs: count - before, leftOut });
  }
  return { count, one, other, pattern, patterns, byRule };
}

function isKnown(keys: readonly Int32Array[], i: number, j: number): boolean {
  for (const key of keys) if (key[i] === key[j] && key[i] !== 0) return true;
  return false;
}

const grown = (old: Int32Array<ArrayBuffer>) => {
  const next = new Int32Array(old.length * 2);
  next.set(old);
  return next;
};

/** Gives the rows of each key that more than one row has, in the order of their keys and then of the rows. */
function eachGroup(keys: Int32Array, each: (order: Uint32Array, from: number, until: number) => void): void {
  const order = sortedByKey(keys);
  for (let from = 0; from < order.length;) {
    const key = keys[order[from]!]!;
    let until = from + 1;
    while (until < order.length && keys[order[until]!] === key) until += 1;
    if (until - from > 1) each(order, from, until);
    from = until;
  }
}

/** The rows that have a key, in the order of their keys: by the lower half of the bits, then by the upper, so that equal ones stay in order. */
function sortedByKey(keys: Int32Array): Uint32Array {
  let order = new Uint32Array(keys.length);
  let length = 0;
  for (let row = 0; row < keys.length; row++) if (keys[row] !== 0) order[length++] = row;
  order = order.subarray(0, length);
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65_537);
    for (const row of order) starts[((keys[row]! >>> shift) & 0xffff) + 1]! += 1;
    for (let n = 0; n < 65_536; n++) starts[n + 1]! += starts[n]!;
    const next = new Uint32Array(length);
    for (const row of order) {
      const bucket = (keys[row]! >>> shift) & 0xffff;
      next[starts[bucket]!] = row;
      starts[bucket]! += 1;
    }
    order = next;
  }
  return order;
}
