import type { Pairs } from '../pairs/find-pairs.ts';
import { comparisonsFor, number, place, sameName } from '../pairs/levels.ts';
import { mix } from '../values/mix.ts';
import type { Patterns } from './patterns.ts';
import { givenTogether } from './together.ts';

/** Pairs that were found by some agreement: that agreement is given, and nothing is learnt about it from them. */
export type Block = {
  name: string;
  /** The patterns of its pairs, without what is given, and how many pairs have each. */
  patterns: Patterns;
  counts: Float64Array;
  pairs: number;
  share: [person: number, household: number, unrelated: number];
  isAddress: boolean;
  hasHouseholds: boolean;
};

type Shape = { name: string; given: readonly number[]; hasHouseholds: boolean; holds: (one: Uint8Array) => boolean };

const isSame = (nth: number) => (one: Uint8Array) => one[nth]! >= 1 && one[nth]! <= (nth === place.born ? 2 : nth <= place.surname ? sameName.length : 1);
const [forename, surname, born] = [isSame(place.forename), isSame(place.surname), isSame(place.born)];
const shapes: readonly Shape[] = [
  { name: 'same date of birth and forename', given: [place.born, place.forename], hasHouseholds: false, holds: one => born(one) && forename(one) },
  { name: 'same date of birth and surname', given: [place.born, place.surname], hasHouseholds: true, holds: one => born(one) && surname(one) },
  {
    name: 'same names and place',
    given: [place.forename, place.surname, place.address],
    hasHouseholds: true,
    holds: one => forename(one) && surname(one) && one[place.address]! >= 1 && one[place.address]! <= 6,
  },
  ...[place.phone, place.email, place.nhs, place.upn, place.other].map(nth => ({
    name: `same ${comparisonsFor([])[nth]!.name}`,
    given: [nth],
    hasHouseholds: nth === place.phone || nth === place.email,
    holds: (one: Uint8Array) => one[nth] === number.same,
  })),
];
const atAddress: Shape = { name: 'same address', given: [place.address], hasHouseholds: true, holds: () => true };

/** By pattern, how many pairs have it: of those that may be one person, of those among them found at one address, and of all found there. */
export type Counted = { all: Float64Array; there: Float64Array; atAddress: Float64Array };

export function countPatterns(pairs: Pairs, patterns: number, isPair: (n: number) => boolean): Counted {
  const [all, there, atAddress] = [new Float64Array(patterns), new Float64Array(patterns), new Float64Array(patterns)];
  for (let n = 0; n < pairs.count; n++) {
    const pattern = pairs.pattern[n]!;
    const isThere = n < pairs.atAddress;
    if (isThere) atAddress[pattern]! += 1;
    if (!isPair(n)) continue;
    all[pattern]! += 1;
    if (isThere) there[pattern]! += 1;
  }
  return { all, there, atAddress };
}

/**
 * The blocks of the pairs that may be one person. Rows of one address come first: those of a feed that holds a person once, too, for they are people of a
 * household, never one person, and teach as much.
 */
export const blocksOf = (counted: Counted, levels: readonly Uint8Array[], patterns: Patterns): Block[] =>
  [blockOf(atAddress, counted.atAddress, levels, patterns), ...shapes.map(shape => blockOf(shape, counted.all, levels, patterns))].filter(
    ({ pairs: count }) => count > 0,
  );

function blockOf({ name, given, hasHouseholds, holds }: Shape, counted: Float64Array, levels: readonly Uint8Array[], { width, cells }: Patterns): Block {
  const isGiven = new Uint8Array(width);
  for (const nth of given) isGiven[nth] = 1;
  for (const [nth, isSaid] of givenTogether(given).entries()) if (isSaid) isGiven[width - 3 + nth] = 1;
  // Many patterns are one without what is given.
  const { put, held } = newRuns(width);
  const one = new Int32Array(width);
  let pairs = 0;
  for (let n = 0; n < counted.length; n++) {
    if (counted[n]! === 0 || !holds(levels[n]!)) continue;
    for (let nth = 0; nth < width; nth++) one[nth] = isGiven[nth] === 1 ? 0 : cells[n * width + nth]!;
    put(one, counted[n]!);
    pairs += counted[n]!;
  }
  const { count, runs, counts } = held();
  return {
    ...{ name, counts, pairs, hasHouseholds, isAddress: name === atAddress.name },
    patterns: { count, width, cells: runs },
    share: [0.4, hasHouseholds ? 0.2 : 0, 0.4],
  };
}

/** Short runs of numbers, each kept once with the sum of what was counted of it, in the order in which they are met. */
function newRuns(width: number) {
  let runs = new Int32Array(width << 8);
  let counts = new Float64Array(1 << 8);
  let slots = new Int32Array(1 << 10);
  let count = 0;
  const isAt = (nth: number, run: Int32Array, from: number): boolean => {
    for (let at = 0; at < width; at++) if (runs[nth * width + at] !== run[from + at]) return false;
    return true;
  };
  const slotOf = (run: Int32Array, from: number): number => {
    let hash = 0;
    for (let at = 0; at < width; at++) hash = mix(hash, run[from + at]!);
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0 && !isAt(slots[slot]! - 1, run, from)) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  return {
    put: (run: Int32Array, times: number) => {
      const slot = slotOf(run, 0);
      if (slots[slot] !== 0) {
        counts[slots[slot]! - 1]! += times;
        return;
      }
      if (count === counts.length) {
        const [before, counted] = [runs, counts];
        [runs, counts, slots] = [new Int32Array(before.length * 2), new Float64Array(count * 2), new Int32Array(slots.length * 2)];
        runs.set(before);
        counts.set(counted);
        for (let nth = 0; nth < count; nth++) slots[slotOf(runs, nth * width)] = nth + 1;
      }
      runs.set(run, count * width);
      counts[count] = times;
      count += 1;
      slots[slotOf(run, 0)] = count;
    },
    held: () => ({ count, runs: runs.slice(0, count * width), counts: counts.slice(0, count) }),
  };
}
