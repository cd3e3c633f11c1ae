import type { Records } from '../records.ts';
import type { Compare } from './compare.ts';
import { newPart, TooManyFound, type Found } from './compare-part.ts';
import { compareTogether } from './compare-together.ts';
import { findGroups, type Groups } from './groups.ts';
import { keysFor, takeKeys } from './keys-for.ts';
import { rulesFor, type Rule } from './keys.ts';

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

type Options = { mostPairs?: number; onRule?: ((done: number, of: number) => void) | undefined; workers?: number };

/** Finds the pairs that share a key of any rule, and compares them. Any number of workers finds the same pairs in the same order. */
export function findPairs(
  records: Records,
  compare: Compare,
  { mostPairs = Math.max(2_000_000, records.rows * 60), onRule, workers = 1 }: Options = {},
): Pairs {
  const { rows } = records;
  const rules = rulesFor(records);
  const many = rules.length;
  // What several threads read is shared.
  const ints = (length: number) => new Int32Array(workers > 1 ? new SharedArrayBuffer(length * 4) : new ArrayBuffer(length * 4));
  const keys = keysFor(records, rules, ints);
  // Of one rule, side by side: grouping goes through them several times.
  const own = new Int32Array(rows);
  const groupsOf = (nth: number): Groups => {
    takeKeys(keys, nth, own);
    return findGroups(own, rules[nth]!, row => (keys.keys[row * many + nth] = 0), ints);
  };
  const told: Pick<Groups, 'rows' | 'leftOut' | 'inOne'>[] = [];
  try {
    const part = newPart(records, keys, compare, { mostPairs, expected: Math.ceil((rows * 2) / workers) });
    if (workers > 1) {
      const groups = rules.map((_, nth) => groupsOf(nth));
      told.push(...groups);
      return asPairs(compareTogether(records, rules, keys, groups, { part, mostPairs, workers, onRule }), rules, told);
    }
    for (const [nth, { isAddress = false }] of rules.entries()) {
      onRule?.(nth, many);
      const groups = groupsOf(nth);
      told.push({ rows: groups.rows, leftOut: groups.leftOut, inOne: groups.inOne });
      part.take(nth, isAddress, groups, 0, groups.starts.length - 1);
    }
    return asPairs(part.found, rules, told);
  } catch (fault) {
    if (!(fault instanceof TooManyFound)) throw fault;
    const { name } = rules[Number(fault.message)]!;
    throw new TooManyPairs(
      `More than ${mostPairs.toLocaleString('en-GB')} pairs share a key (“${name}”). The same values stand in too many rows; look at that column.`,
    );
  }
}

function asPairs(
  { count, one, other, pattern, patterns, byRule }: Found,
  rules: readonly Rule[],
  told: readonly Pick<Groups, 'rows' | 'leftOut' | 'inOne'>[],
): Pairs {
  const isAddress = rules[0]?.isAddress === true;
  return {
    ...{ count, one, other, ...inOrder(pattern, patterns, count) },
    byRule: rules.flatMap(({ name }, nth) => (told[nth]!.rows === 0 ? [] : [{ rule: name, pairs: byRule[nth]!, leftOut: told[nth]!.leftOut }])),
    atAddress: isAddress ? byRule[0]! : 0,
    addressesInOne: isAddress ? told[0]!.inOne : 1,
  };
}

/** Patterns in the order of their codes, whichever pair came first. */
function inOrder(pattern: Int32Array, patterns: readonly number[], count: number) {
  const order = patterns.map((_, nth) => nth).sort((a, b) => patterns[a]! - patterns[b]!);
  const to = new Int32Array(patterns.length);
  order.forEach((from, nth) => (to[from] = nth));
  for (let n = 0; n < count; n++) pattern[n] = to[pattern[n]!]!;
  return { pattern, patterns: order.map(from => patterns[from]!) };
}
