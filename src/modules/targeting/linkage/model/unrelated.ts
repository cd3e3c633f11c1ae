import { at, ownCells, type Records } from '../records.ts';
import { countDifferent, countsOf, earliestBorn, oftenWritten, rarityOf } from '../counts.ts';
import type { Compare } from '../pairs/compare.ts';
import { born, comparisonsFor, number, place, sameName } from '../pairs/levels.ts';
import { levelsOf } from './model.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
export function drawing(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const mostDrawn = 100_000;

/** How often two rows taken at random agree: drawn for what is common, counted from how often each value stands for what is rare. */
export function unrelatedChances(records: Records, compare: Compare, seed: number): Float64Array[] {
  const { rows, width, cells, extraNames } = records;
  const comparisons = comparisonsFor(extraNames);
  const sizes = comparisons.map(({ levels }) => levels.length);
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length).fill(0.5));
  const draw = drawing(seed);
  const drawn = Math.min(mostDrawn, (rows * (rows - 1)) / 2);
  const [one, other] = [new Int32Array(drawn), new Int32Array(drawn)];
  for (let n = 0; n < drawn; n++) [one[n], other[n]] = [Math.floor(draw() * rows), Math.floor(draw() * rows)];
  const seen = new Int32Array(1);
  const count = (from: number, until: number) => {
    // All rows of a few pairs are sent for before the first two are compared: they stand far apart.
    for (let n = from; n < until; n++)
      seen[0]! ^= cells[one[n]! * width]! ^ cells[(one[n]! + 1) * width - 1]! ^ cells[other[n]! * width]! ^ cells[(other[n]! + 1) * width - 1]!;
    for (let n = from; n < until; n++) {
      if (one[n] === other[n]) continue;
      const levels = levelsOf(compare(one[n]!, other[n]!), sizes);
      for (let nth = 0; nth < levels.length; nth++) counts[nth]![levels[nth]!]! += 1;
    }
  };
  for (let n = 0; n < drawn; n += 64) count(n, Math.min(drawn, n + 64));
  const chances = counts.map(one => {
    one[0] = 0;
    const total = one.reduce((sum, count) => sum + count, 0);
    return one.map(count => count / total);
  });
  for (const [nth, cell] of [
    [place.forename, at.forename],
    [place.surname, at.surname],
  ] as const) {
    const byRarity = agreementByRarity(records, cell);
    set(
      chances[nth]!,
      sameName.map(level => [level, byRarity[level]!]),
    );
  }
  const isOften = oftenWritten(records);
  const [days, first] = [countsOf(records, at.born), earliestBorn(records)];
  set(chances[place.born]!, [
    [born.same, agreement(days, day => !isOften(day + first))],
    [born.sameOften, agreement(days, day => isOften(day + first))],
  ]);
  const others = [at.phone, at.email, at.nhs, at.upn, at.other].map((cell, nth) => [place.phone + nth, cell, nth < 2 ? 5 : 20] as const);
  for (const [nth, cell, shared] of others) {
    const different = countDifferent(countsOf(records, cell));
    if (different > 0) set(chances[nth]!, [[number.same, 1 / (shared * Math.max(100, different))]]);
  }
  for (const nth of extraNames.keys()) {
    const values = countsOf(records, ownCells + nth);
    if (countDifferent(values) > 0) set(chances[place.extra + nth]!, [[number.same, agreement(values)]]);
  }
  return chances;
}

/** How likely two rows taken at random hold the same of these values. */
function agreement(counts: Int32Array, of: (value: number) => boolean = () => true): number {
  const total = Math.max(1, sum(counts));
  return counts.reduce((chance, count, value) => (count > 0 && of(value) ? chance + (count / total) ** 2 : chance), 0);
}

function agreementByRarity(records: Records, cell: number): number[] {
  const counts = countsOf(records, cell);
  const total = Math.max(1, sum(counts));
  const byRarity = new Array<number>(sameName.length + 1).fill(0);
  for (const count of counts) if (count > 0) byRarity[rarityOf(count, records.rows)]! += (count / total) ** 2;
  return byRarity;
}

/** What part of all rows hold a rare, a usual and a common value: a person’s name is as rare as names are. */
export function sharesByRarity(records: Records, cell: number): number[] {
  const counts = countsOf(records, cell);
  const total = Math.max(1, sum(counts));
  const byRarity = new Array<number>(sameName.length + 1).fill(0);
  for (const count of counts) if (count > 0) byRarity[rarityOf(count, records.rows)]! += count / total;
  return byRarity;
}

const sum = (counts: Int32Array): number => counts.reduce((total, count) => total + count, 0);

/** Puts these levels at these chances, and the others in what is left, as they stand to one another. */
function set(chances: Float64Array, levels: readonly (readonly [number, number])[]): void {
  for (const [level, chance] of levels) chances[level] = Math.max(1e-9, chance);
  const fixed = new Set(levels.map(([level]) => level));
  const left = 1 - levels.reduce((sum, [level]) => sum + chances[level]!, 0);
  const others = chances.reduce((sum, chance, level) => (fixed.has(level) ? sum : sum + chance), 0);
  for (let level = 1; level < chances.length; level++) if (!fixed.has(level)) chances[level]! *= left / others;
}
