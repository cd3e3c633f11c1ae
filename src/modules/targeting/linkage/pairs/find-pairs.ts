import type { Records } from '../records.ts';
import type { Compare } from './compare.ts';
import { findGroups } from './groups.ts';
import { makeAreHopeless } from './hopeless.ts';
import { rulesFor, type Rule } from './keys.ts';
import { makeForenameLikeness } from './names.ts';
import { patternNumbers } from './pattern-numbers.ts';

/** Pairs worth comparing, each once, with its agreement pattern (an index into `patterns`, which are in order). */
export type Pairs = {
  count: number;
  one: Int32Array;
  other: Int32Array;
  pattern: Int32Array;
  patterns: number[];
  byRule: readonly { rule: string; pairs: number; leftOut: number }[];
  /** So many pairs, the first, are of one address; and of so many such pairs one was taken. */
  atAddress: number;
  addressesInOne: number;
};

/** A feed of which so many pairs would come is not linked at all: something is wrong with it. */
export class TooManyPairs extends Error {}

/** Finds the pairs that share a key of any rule, and compares them. Nothing is compared twice: a pair is taken at the first rule that gives it. */
export function findPairs(
  records: Records,
  compare: Compare,
  { mostPairs = Math.max(2_000_000, records.rows * 60), onRule }: { mostPairs?: number; onRule?: (done: number, of: number) => void } = {},
): Pairs {
  const { rows, width } = records;
  const rules = rulesFor(records).filter(rule => hasKeys(rule, rows, width));
  const many = rules.length;
  // Row by row, so that whether an earlier rule has given a pair is seen in two short runs of memory.
  const keys = new Int32Array(rows * many);
  const { of: numberOf, patterns } = patternNumbers();
  const areHopeless = makeAreHopeless(records, makeForenameLikeness(records.words.names));
  const byRule: { rule: string; pairs: number; leftOut: number }[] = [];
  let count = 0;
  let one = new Int32Array(Math.max(1 << 12, rows * 2));
  let other = new Int32Array(one.length);
  let pattern = new Int32Array(one.length);
  let atAddress = 0;
  let addressesInOne = 1;
  for (const [nth, rule] of rules.entries()) {
    onRule?.(nth, many);
    for (let row = 0, from = 0, to = nth; row < rows; row++, from += width, to += many) keys[to] = rule.keyOf(from);
    const { order, starts, leftOut, inOne } = findGroups(keys, nth, many, rows, rule);
    if (nth === 0) addressesInOne = inOne;
    const before = count;
    for (let group = 0; group + 1 < starts.length; group++) {
      const until = starts[group + 1]!;
      if (count > mostPairs)
        throw new TooManyPairs(
          `More than ${mostPairs.toLocaleString('en-GB')} pairs share a key (“${rule.name}”). The same values stand in too many rows; look at that column.`,
        );
      for (let a = starts[group]!; a < until; a++) {
        const i = order[a]!;
        const own = i * many;
        next: for (let b = a + 1; b < until; b++) {
          const j = order[b]!;
          for (let k = 0, others = j * many; k < nth; k++) if (keys[own + k] === keys[others + k] && keys[own + k] !== 0) continue next;
          if (!rule.isAddress && areHopeless(i, j)) continue;
          if (count === one.length) [one, other, pattern] = [grown(one), grown(other), grown(pattern)];
          one[count] = i;
          other[count] = j;
          pattern[count] = numberOf(compare(i, j));
          count += 1;
        }
      }
    }
    if (rule.isAddress) atAddress = count;
    byRule.push({ rule: rule.name, pairs: count - before, leftOut });
  }
  return { count, one, other, ...inOrder(pattern, patterns, count), byRule, atAddress, addressesInOne };
}

/** Patterns in the order of their codes, whichever pair came first. */
function inOrder(pattern: Int32Array, patterns: readonly number[], count: number) {
  const order = patterns.map((_, nth) => nth).sort((a, b) => patterns[a]! - patterns[b]!);
  const to = new Int32Array(patterns.length);
  order.forEach((from, nth) => (to[from] = nth));
  for (let n = 0; n < count; n++) pattern[n] = to[pattern[n]!]!;
  return { pattern, patterns: order.map(from => patterns[from]!) };
}

function hasKeys(rule: Rule, rows: number, width: number): boolean {
  for (let row = 0, from = 0; row < rows; row++, from += width) if (rule.keyOf(from) !== 0) return true;
  return rule.isAddress === true;
}

const grown = (old: Int32Array<ArrayBuffer>) => {
  const next = new Int32Array(Math.ceil(old.length * 1.5));
  next.set(old);
  return next;
};
