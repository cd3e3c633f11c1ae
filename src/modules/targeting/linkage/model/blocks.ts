import type { Pairs } from '../pairs/find-pairs.ts';
import { comparisonsFor, number, place, sameName } from '../pairs/levels.ts';
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

/**
 * The blocks of the pairs that may be one person. Rows of one address come first: those of a feed that holds a person once, too, for they are people of a
 * household, never one person, and teach as much.
 */
export function blocksOf(pairs: Pairs, levels: readonly Uint8Array[], patterns: Patterns, isPair: (n: number) => boolean): Block[] {
  const [there, all] = [new Float64Array(patterns.count), new Float64Array(patterns.count)];
  for (let n = 0; n < pairs.count; n++) {
    if (n < pairs.atAddress) there[pairs.pattern[n]!]! += 1;
    if (isPair(n)) all[pairs.pattern[n]!]! += 1;
  }
  return [blockOf(atAddress, there, levels, patterns), ...shapes.map(shape => blockOf(shape, all, levels, patterns))].filter(({ pairs: count }) => count > 0);
}

function blockOf({ name, given, hasHouseholds, holds }: Shape, counted: Float64Array, levels: readonly Uint8Array[], { width, cells }: Patterns): Block {
  const held: number[] = [];
  for (let n = 0; n < counted.length; n++) if (counted[n]! > 0 && holds(levels[n]!)) held.push(n);
  const own = new Int32Array(held.length * width);
  const counts = new Float64Array(held.length);
  for (const [to, n] of held.entries()) {
    own.set(cells.subarray(n * width, (n + 1) * width), to * width);
    for (const nth of given) own[to * width + nth] = 0;
    for (const [nth, isGiven] of givenTogether(given).entries()) if (isGiven) own[(to + 1) * width - 3 + nth] = 0;
    counts[to] = counted[n]!;
  }
  return {
    name,
    patterns: { count: held.length, width, cells: own },
    counts,
    pairs: counts.reduce((sum, count) => sum + count, 0),
    share: [0.4, hasHouseholds ? 0.2 : 0, 0.4],
    isAddress: name === atAddress.name,
    hasHouseholds,
  };
}
