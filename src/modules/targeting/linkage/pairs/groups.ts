import type { Rule } from './keys.ts';

/** Rows in the order of their groups: the nth group is order[starts[n]] until order[starts[n + 1]]. */
export type Groups = { order: Uint32Array; starts: Int32Array; leftOut: number; inOne: number };

/**
 * The rows that share a key of one rule, which stands at `nth` among the `many` keys of each row. Keys of too many rows, and those not drawn where a rule
 * is sampled, are taken away.
 */
export function findGroups(keys: Int32Array, nth: number, many: number, rows: number, { most, sampled }: Pick<Rule, 'most' | 'sampled'>): Groups {
  const bits = Math.min(22, Math.max(8, 32 - Math.clz32(rows)));
  const shift = 32 - bits;
  const begins = new Int32Array((1 << bits) + 1);
  for (let row = 0, at = nth; row < rows; row++, at += many) if (keys[at] !== 0) begins[(spread(keys[at]!) >>> shift) + 1]! += 1;
  for (let bucket = 0; bucket < 1 << bits; bucket++) begins[bucket + 1]! += begins[bucket]!;
  const order = new Uint32Array(begins[1 << bits]!);
  const next = begins.slice();
  for (let row = 0, at = nth; row < rows; row++, at += many) {
    if (keys[at] === 0) continue;
    const bucket = spread(keys[at]!) >>> shift;
    order[next[bucket]!] = row;
    next[bucket]! += 1;
  }
  // Rows of one bucket may have several keys: those of one key are put side by side, each still in the order of the rows.
  const found: number[] = [];
  const ends: number[] = [];
  for (let bucket = 0; bucket < 1 << bits; bucket++) {
    const until = begins[bucket + 1]!;
    if (until - begins[bucket]! < 2) continue;
    sortByKey(order, begins[bucket]!, until, keys, nth, many);
    for (let from = begins[bucket]!; from < until;) {
      const key = keys[order[from]! * many + nth]!;
      let to = from + 1;
      while (to < until && keys[order[to]! * many + nth] === key) to += 1;
      if (to - from > 1) {
        found.push(from);
        ends.push(to);
      }
      from = to;
    }
  }
  return chosen(order, found, ends, keys, nth, many, most, sampled ?? Infinity);
}

/** Keeps the groups that say something, one behind another. */
function chosen(order: Uint32Array, found: number[], ends: number[], keys: Int32Array, nth: number, many: number, most: number, sampled: number): Groups {
  let pairs = 0;
  for (const [group, from] of found.entries()) if (ends[group]! - from <= most) pairs += ((ends[group]! - from) * (ends[group]! - from - 1)) / 2;
  const inOne = Math.max(1, Math.ceil(pairs / sampled));
  const starts = new Int32Array(found.length + 1);
  let [groups, leftOut, to] = [0, 0, 0];
  for (const [group, from] of found.entries()) {
    const until = ends[group]!;
    const isLeftOut = until - from > most;
    // The lowest row draws: rows are in an order of their own, whichever way they were read.
    if (isLeftOut || (inOne > 1 && spread(order[from]! + 1) % inOne !== 0)) {
      if (isLeftOut) leftOut += until - from;
      for (let n = from; n < until; n++) keys[order[n]! * many + nth] = 0;
      continue;
    }
    for (let n = from; n < until; n++) order[to++] = order[n]!;
    groups += 1;
    starts[groups] = to;
  }
  return { order, starts: starts.subarray(0, groups + 1), leftOut, inOne };
}

const spread = (key: number): number => {
  const mixed = Math.imul(key, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

function sortByKey(order: Uint32Array, from: number, until: number, keys: Int32Array, nth: number, many: number): void {
  const first = keys[order[from]! * many + nth];
  let isOne = true;
  for (let n = from + 1; n < until && isOne; n++) isOne = keys[order[n]! * many + nth] === first;
  if (isOne) return;
  if (until - from > 64) {
    order.subarray(from, until).sort((a, b) => keys[a * many + nth]! - keys[b * many + nth]! || a - b);
    return;
  }
  for (let n = from + 1; n < until; n++) {
    const row = order[n]!;
    const key = keys[row * many + nth]!;
    let to = n;
    for (; to > from && keys[order[to - 1]! * many + nth]! > key; to--) order[to] = order[to - 1]!;
    order[to] = row;
  }
}
