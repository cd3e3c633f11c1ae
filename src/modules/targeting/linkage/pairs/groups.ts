import type { Rule } from './keys.ts';

/** Rows in the order of their groups: the nth group is order[starts[n]] until order[starts[n + 1]]. `rows`: so many had a key. */
export type Groups = { order: Int32Array; starts: Int32Array; rows: number; leftOut: number; inOne: number };

const bits = 16;
// So many rows fit into one bucket, and so many more than there will ever be.
const mostInOne = 2 ** 21;

type Limits = Pick<Rule, 'most' | 'sampled' | 'atMost'>;

/** The rows that share a key of one rule, told by row. `drop` is told of rows whose key is shared by too many, or was not drawn where a rule is sampled. */
export function findGroups(keys: Int32Array, { most, sampled = Infinity, atMost = Infinity }: Limits, drop: (row: number) => void): Groups {
  const begins = new Int32Array((1 << bits) + 1);
  for (let row = 0; row < keys.length; row++) if (keys[row] !== 0) begins[bucketOf(keys[row]!) + 1]! += 1;
  for (let bucket = 0; bucket < 1 << bits; bucket++) begins[bucket + 1]! += begins[bucket]!;
  // Keys travel with their rows, so that putting a bucket in order stays within a short run of memory.
  const order = new Int32Array(begins[1 << bits]!);
  const own = new Int32Array(order.length);
  const next = begins.slice();
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    if (key === 0) continue;
    const to = next[bucketOf(key)]!;
    next[bucketOf(key)] = to + 1;
    order[to] = row;
    own[to] = key;
  }
  for (let bucket = 0; bucket < 1 << bits; bucket++) sortByKey(order, own, begins[bucket]!, begins[bucket + 1]!);
  return chosen(order, own, { most, sampled, atMost }, drop);
}

/** Keeps the groups that say something, one behind another. */
function chosen(
  order: Int32Array,
  own: Int32Array,
  { most, sampled, atMost }: Required<Limits>,
  drop: (row: number) => void,
): Groups {
  const eachGroup = (each: (from: number, until: number) => void) => {
    for (let from = 0; from < order.length;) {
      let until = from + 1;
      while (until < order.length && own[until] === own[from]) until += 1;
      if (until - from > 1) each(from, until);
      from = until;
    }
  };
  const bySize = new Float64Array(most + 1);
  let groups = 0;
  eachGroup((from, until) => {
    groups += 1;
    if (until - from <= most) bySize[until - from]! += ((until - from) * (until - from - 1)) / 2;
  });
  // The fewer rows share a key, the more it says: the small groups come first.
  let [largest, pairs] = [1, 0];
  while (largest < most && (largest < 2 || pairs + bySize[largest + 1]! <= atMost)) pairs += bySize[++largest]!;
  const inOne = Math.max(1, Math.ceil(pairs / sampled));
  const starts = new Int32Array(groups + 1);
  let kept = 0;
  let leftOut = 0;
  let to = 0;
  eachGroup((from, until) => {
    const isLeftOut = until - from > largest;
    if (isLeftOut) leftOut += until - from;
    // The lowest row draws: rows are in an order of their own, whichever way they were read.
    if (isLeftOut || (inOne > 1 && (Math.imul(order[from]! + 1, 0x9e3779b1) >>> 8) % inOne !== 0)) {
      for (let n = from; n < until; n++) drop(order[n]!);
      return;
    }
    for (let n = from; n < until; n++) order[to++] = order[n]!;
    kept += 1;
    starts[kept] = to;
  });
  return { order, starts: starts.subarray(0, kept + 1), rows: order.length, leftOut, inOne };
}

const bucketOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);

/** Puts keys in order, equal ones in the order of their rows. */
function sortByKey(order: Int32Array, own: Int32Array, from: number, until: number): void {
  const count = until - from;
  if (count > 100) {
    // Each key with its place, in one number: plain numbers are quickly put in order.
    const sorted = new Float64Array(count);
    for (let n = 0; n < count; n++) sorted[n] = (own[from + n]! >>> 0) * mostInOne + n;
    sorted.sort();
    const [keys, rows] = [own.slice(from, until), order.slice(from, until)];
    for (let n = 0; n < count; n++) {
      const place = sorted[n]! % mostInOne;
      own[from + n] = keys[place]!;
      order[from + n] = rows[place]!;
    }
    return;
  }
  for (let n = from + 1; n < until; n++) {
    const key = own[n]!;
    if (own[n - 1]! <= key) continue;
    const row = order[n]!;
    let to = n;
    for (; to > from && own[to - 1]! > key; to--) {
      own[to] = own[to - 1]!;
      order[to] = order[to - 1]!;
    }
    own[to] = key;
    order[to] = row;
  }
}
