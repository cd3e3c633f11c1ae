import type { Records } from '../records.ts';
import type { Compare } from './compare.ts';
import type { Groups } from './groups.ts';
import { makeAreHopeless } from './hopeless.ts';
import { makeForenameLikeness } from './names.ts';
import { patternNumbers } from './pattern-numbers.ts';

/** Pairs in the order in which they were found; `pattern` says which of `patterns` each has, `byRule` how many each rule gave. */
export type Found = { count: number; one: Int32Array; other: Int32Array; pattern: Int32Array; patterns: number[]; byRule: number[] };
/** Keys of all rules, row by row, so that whether an earlier rule has given a pair is seen in two short runs of memory. */
export type Keys = { keys: Int32Array; many: number };
/** So many pairs were found by one rule that something is wrong. */
export class TooManyFound extends Error {}

export type Part = { found: Found; take(nth: number, isAddress: boolean, groups: Pick<Groups, 'order' | 'starts'>, from: number, until: number): void };

// So many rows are fetched at once: what is compared of them fits into the processor's nearest memory.
const together = 64;

/** Compares rows of one group, rule by rule in their order: nothing twice, as a pair is taken at the first rule that gives it. */
export function newPart(records: Records, { keys, many }: Keys, compare: Compare, { mostPairs, expected }: { mostPairs: number; expected: number }): Part {
  const { cells, width } = records;
  const areHopeless = makeAreHopeless(records, makeForenameLikeness(records.words.names));
  const { of: numberOf, patterns } = patternNumbers();
  const begin = Math.max(1 << 12, expected);
  const found: Found = { count: 0, one: new Int32Array(begin), other: new Int32Array(begin), pattern: new Int32Array(begin), patterns, byRule: [] };
  const add = (one: number, other: number, pattern: number) => {
    const at = found.count;
    if (at === found.one.length) [found.one, found.other, found.pattern] = [grown(found.one), grown(found.other), grown(found.pattern)];
    found.one[at] = one;
    found.other[at] = other;
    found.pattern[at] = pattern;
    found.count = at + 1;
  };
  const areGivenBefore = (own: number, others: number, nth: number): boolean => {
    for (let k = 0; k < nth; k++) if (keys[own + k] === keys[others + k] && keys[own + k] !== 0) return true;
    return false;
  };
  // A function of its own, called once a group: the loops of one that runs for seconds are left by way of slow code each time they end.
  const takeGroup = (nth: number, isAddress: boolean, order: Int32Array, from: number, end: number) => {
    for (let a = from; a < end; a++) {
      const i = order[a]!;
      for (let b = a + 1; b < end; b++) {
        const j = order[b]!;
        if (areGivenBefore(i * many, j * many, nth)) continue;
        if (isAddress || !areHopeless(i, j)) add(i, j, numberOf(compare(i, j)));
      }
    }
  };
  // Rows of one key stand far apart. A processor waits for one after another where it meets them one by one, and hardly at all where it is sent for many at once.
  let fetched = 0;
  const seen = new Int32Array(1);
  const fetch = (order: Int32Array, from: number, end: number) => {
    for (let n = from; n < end; n++) {
      const own = order[n]! * many;
      const cell = order[n]! * width;
      seen[0]! ^= keys[own]! ^ keys[own + many - 1]! ^ cells[cell]! ^ cells[cell + width - 1]!;
    }
    fetched = end;
  };
  return {
    found,
    take(nth, isAddress, { order, starts }, from, until) {
      const before = found.count;
      fetched = starts[from]!;
      for (let group = from; group < until; group++) {
        if (starts[group + 1]! > fetched) fetch(order, fetched, Math.min(starts[until]!, Math.max(starts[group + 1]!, fetched + together)));
        takeGroup(nth, isAddress, order, starts[group]!, starts[group + 1]!);
        if (found.count > mostPairs) throw new TooManyFound(String(nth));
      }
      found.byRule[nth] = found.count - before;
    },
  };
}

const grown = (old: Int32Array) => {
  const next = new Int32Array(Math.ceil(old.length * 1.5));
  next.set(old);
  return next;
};
