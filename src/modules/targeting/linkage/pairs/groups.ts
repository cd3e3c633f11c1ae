import type { Rule } from './keys.ts';

/** Rows in the order of their groups: the nth group is order[starts[n]] until order[starts[n + 1]]. `rows`: so many had a key. */
export type Groups = { order: Int32Array; starts: Int32Array; rows: number; leftOut: number; inOne: number };

type Limits = Pick<Rule, 'most' | 'sampled' | 'atMost'>;
type Ints = (length: number) => Int32Array;

// Rows are dealt out by the first bits of their keys' hashes, to about so many a hand, and put in order within a hand.
const inOneHand = 16;
const [fewestBits, mostBits] = [8, 20];
// The other bits of the hash and the row in one number: plain numbers are quickly put in order. There are never so many rows.
const above = 2 ** 26;
// Few are put in order one by one.
const few = 48;

/** The rows that share a key of one rule, told by row. `drop` is told of rows whose key is shared by too many, or was not drawn where a rule is sampled. */
export function findGroups(keys: Int32Array, limits: Limits, drop: (row: number) => void, ints: Ints = length => new Int32Array(length)): Groups {
  const hands = dealt(keys);
  for (let hand = 0; hand + 1 < hands.begins.length; hand++) putInOrder(hands.held, hands.begins[hand]!, hands.begins[hand + 1]!);
  return chosen(hands, limits, drop, ints);
}

/** In each hand the rows of some keys: what is left of the key's hash, which tells the key within the hand, above the row. */
type Hands = { begins: Int32Array; held: Float64Array };

function dealt(keys: Int32Array): Hands {
  const bits = Math.min(mostBits, Math.max(fewestBits, Math.ceil(Math.log2((keys.length + 1) / inOneHand))));
  const rest = 2 ** (32 - bits);
  const begins = new Int32Array(2 ** bits + 1);
  for (let row = 0; row < keys.length; row++) if (keys[row] !== 0) begins[(hashOf(keys[row]!) >>> (32 - bits)) + 1]! += 1;
  for (let hand = 0; hand + 1 < begins.length; hand++) begins[hand + 1]! += begins[hand]!;
  const held = new Float64Array(begins.at(-1)!);
  const next = begins.slice();
  for (let row = 0; row < keys.length; row++) {
    if (keys[row] === 0) continue;
    const hash = hashOf(keys[row]!);
    const hand = hash >>> (32 - bits);
    held[next[hand]!] = (hash & (rest - 1)) * above + row;
    next[hand]! += 1;
  }
  return { begins, held };
}

/** No two keys have one hash: multiplied by an odd number, none is lost. */
const hashOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 0;

function putInOrder(held: Float64Array, from: number, until: number): void {
  if (until - from > few) {
    held.subarray(from, until).sort();
    return;
  }
  for (let n = from + 1; n < until; n++) {
    const one = held[n]!;
    let to = n;
    for (; to > from && held[to - 1]! > one; to--) held[to] = held[to - 1]!;
    held[to] = one;
  }
}

/** Tells each group of two and more rows: where it begins and ends. */
function eachGroup({ begins, held }: Hands, each: (from: number, until: number) => void): void {
  for (let hand = 0; hand + 1 < begins.length; hand++) {
    const end = begins[hand + 1]!;
    for (let from = begins[hand]!; from < end;) {
      const next = (Math.floor(held[from]! / above) + 1) * above;
      let until = from + 1;
      while (until < end && held[until]! < next) until += 1;
      if (until - from > 1) each(from, until);
      from = until;
    }
  }
}

/** Keeps the groups that say something, one behind another. */
function chosen(hands: Hands, { most, sampled = Infinity, atMost = Infinity }: Limits, drop: (row: number) => void, ints: Ints): Groups {
  const { held } = hands;
  const ofSize = new Float64Array(most + 1);
  let groups = 0;
  eachGroup(hands, (from, until) => {
    groups += 1;
    if (until - from <= most) ofSize[until - from]! += 1;
  });
  const pairsIn = (size: number) => (ofSize[size]! * size * (size - 1)) / 2;
  // The fewer rows share a key, the more it says: the small groups come first.
  let [largest, pairs, rows] = [1, 0, 0];
  while (largest < most && (largest < 2 || pairs + pairsIn(largest + 1) <= atMost)) {
    largest += 1;
    pairs += pairsIn(largest);
    rows += ofSize[largest]! * largest;
  }
  const inOne = Math.max(1, Math.ceil(pairs / sampled));
  const [order, starts] = [ints(rows), ints(groups + 1)];
  let [kept, leftOut, to] = [0, 0, 0];
  eachGroup(hands, (from, until) => {
    const isLeftOut = until - from > largest;
    if (isLeftOut) leftOut += until - from;
    // The lowest row draws: rows are in an order of their own, whichever way they were read.
    if (isLeftOut || (inOne > 1 && (Math.imul((held[from]! % above) + 1, 0x9e3779b1) >>> 8) % inOne !== 0)) {
      for (let n = from; n < until; n++) drop(held[n]! % above);
      return;
    }
    for (let n = from; n < until; n++) order[to++] = held[n]! % above;
    kept += 1;
    starts[kept] = to;
  });
  return { order: order.subarray(0, to), starts: starts.subarray(0, kept + 1), rows: held.length, leftOut, inOne };
}
