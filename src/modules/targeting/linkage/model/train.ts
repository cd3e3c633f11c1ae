import { at, type Records } from '../records.ts';
import type { Pairs } from '../pairs/find-pairs.ts';
import { address, comparisonsFor, name, place, sameName } from '../pairs/levels.ts';
import { beginningOf, isShared } from './beginning.ts';
import { blocksOf, countPatterns, type Block, type Counted } from './blocks.ts';
import { kinds, type Chances, type Model } from './model.ts';
import { inOneRow, likelihoods, patternsOf, placesOf, type Patterns } from './patterns.ts';
import { showTogether } from './show-together.ts';
import { setTogether } from './set-together.ts';
import { nothingTogether } from './together.ts';
import { sharesByRarity } from './unrelated.ts';

export type Trained = { model: Model; blocks: readonly { name: string; pairs: number; person: number; household: number }[] };

const passes = 3;
const mostRounds = 20;
/** Learning is over where the shares of the kinds change by less. */
const settled = 1e-4;
/** Of what was drawn, at least this part is left to strangers. */
const leastLeft = 0.02;
/** Names the other way round are in no block of one name: where the others show little, they are still as frequent as this. */
const leastSwapped = 0.002;
/** As if so many pairs of the usual kind had been seen already. */
const usualPairs = { person: 20, household: 50 };

/**
 * Learns, without being told which pairs are right, how the rows of one person differ, and those of two people of one household. Two rows agree on what
 * brought them together, so each block of pairs says nothing about that: people of one address teach names and birthdays, people of one name and birthday
 * teach addresses. A third kind beside "one person" and "unrelated" keeps siblings from being learnt as misspellings of one another.
 */
export function train(records: Records, pairs: Pairs, levels: readonly Uint8Array[], unrelated: Float64Array[], isPair: (n: number) => boolean): Trained {
  const sizes = comparisonsFor(records.extraNames).map(comparison => comparison.levels.length);
  const chances: Chances = {
    person: beginningOf('person', records.extraNames, unrelated),
    household: beginningOf('household', records.extraNames, unrelated),
    unrelated: unrelated.map(one => one.slice()),
  };
  const patterns = patternsOf(levels, sizes);
  const counted = countPatterns(pairs, patterns.count, isPair);
  const blocks = blocksOf(counted, levels, patterns);
  const shares = [place.forename, place.surname].map((nth, n) => [nth, sharesByRarity(records, n === 0 ? at.forename : at.surname)] as const);
  const model: Model = { chances, prior: { person: 1e-6, household: 1e-6, unrelated: 1 }, together: nothingTogether() };
  const shown = showTogether(records);
  for (let pass = 0; pass < passes; pass++) {
    spread(chances, shares);
    for (let round = 0; round < mostRounds && learn(model, blocks, sizes, shares) > settled; round++);
    const personsOf = weigh(model, counted, pairs.addressesInOne, patterns, sizes, records.rows);
    setUnrelated(model, unrelated, atOneAddress(blocks, pairs, records.rows));
    setTogether(model, shown, personsOf, levels, records.rows);
    setPersonal(chances, beginningOf('household', records.extraNames, chances.unrelated));
  }
  return { model, blocks: blocks.map(({ name, pairs: count, share: [person, household] }) => ({ name, pairs: count, person, household })) };
}

/** One round: how likely each pair of each block is of each kind, and what that says of the levels. Gives by how much the shares of the kinds changed at most. */
function learn(model: Model, blocks: readonly Block[], sizes: readonly number[], shares: Shares): number {
  const { chances } = model;
  const { begins, length } = placesOf(sizes);
  const [person, household, unrelated] = kinds.map(kind => inOneRow(model, kind, sizes)) as [Float64Array, Float64Array, Float64Array];
  const seen = { person: new Float64Array(length), household: new Float64Array(length) };
  let change = 0;
  for (const block of blocks) {
    const taught = teach(block, [likelihoods(block.patterns, person), likelihoods(block.patterns, household), likelihoods(block.patterns, unrelated)], seen);
    const total = taught[0] + taught[1] + taught[2];
    for (const k of [0, 1, 2] as const) {
      change = Math.max(change, Math.abs(taught[k] / total - block.share[k]));
      block.share[k] = taught[k] / total;
    }
  }
  for (const kind of ['person', 'household'] as const) {
    for (const [nth, one] of chances[kind].entries()) {
      if (kind === 'household' && !isShared(nth)) continue;
      const counted = seen[kind].subarray(begins[nth], begins[nth]! + one.length);
      const [learnt, before] = [counted.reduce((sum, count) => sum + count, 0), usualPairs[kind]];
      for (let level = 1; level < one.length; level++) one[level] = Math.max(1e-6, (counted[level]! + before * one[level]!) / (learnt + before));
    }
  }
  const forenames = chances.person[place.forename]!;
  forenames[name.swapped] = Math.max(leastSwapped, forenames[name.swapped]!);
  spread(chances, shares);
  return change;
}

/** How many pairs of a block are of each kind, as likely as its patterns are for each; their levels are added to what was seen. */
function teach(
  { counts, patterns: { count, width, cells }, share, isAddress, hasHouseholds }: Block,
  [p, h, u]: readonly [Float64Array, Float64Array, Float64Array],
  seen: Record<'person' | 'household', Float64Array>,
): [number, number, number] {
  let [persons, households, strangers] = [1e-3, hasHouseholds ? 1e-3 : 0, 1e-3];
  for (let n = 0, at = 0; n < count; n++) {
    const wp = share[0] * p[n]!;
    const wh = share[1] * h[n]!;
    const wu = share[2] * u[n]!;
    const part = counts[n]! / (wp + wh + wu);
    persons += part * wp;
    households += part * wh;
    strangers += part * wu;
    for (const until = at + width; at < until; at++) {
      seen.person[cells[at]!]! += part * wp;
      // Only people of one address show what people of one household are like.
      if (isAddress) seen.household[cells[at]!]! += part * wh;
    }
  }
  return [persons, households, strangers];
}

/** How likely two rows taken at random are one person, or of one household: as many as the pairs found say. Gives by pattern how many are one person. */
function weigh(model: Model, { all, there }: Counted, addressesInOne: number, patterns: Patterns, sizes: readonly number[], rows: number): Float64Array {
  const possible = Math.max(1, (rows * (rows - 1)) / 2);
  const [p, h, u] = kinds.map(kind => likelihoods(patterns, inOneRow(model, kind, sizes))) as [Float64Array, Float64Array, Float64Array];
  const persons = new Float64Array(patterns.count);
  for (let round = 0; round < mostRounds; round++) {
    let [person, household] = [0.5, 0.5];
    const { person: asPerson, household: asHousehold, unrelated: asUnrelated } = model.prior;
    for (let n = 0; n < patterns.count; n++) {
      const wp = asPerson * p[n]!;
      const wh = asHousehold * h[n]!;
      const total = wp + wh + asUnrelated * u[n]!;
      const isPerson = (all[n]! * wp) / total;
      persons[n] = isPerson;
      person += isPerson;
      household += (there[n]! * addressesInOne * wh) / total;
    }
    model.prior = { person: person / possible, household: household / possible, unrelated: Math.max(1e-9, 1 - (person + household) / possible) };
  }
  return persons;
}

/** Of two rows taken at random some are one person or one household: what is left of how often they agree is how often strangers do. */
function setUnrelated({ chances, prior }: Model, drawn: readonly Float64Array[], sameAddress: number | null): void {
  for (const [nth, one] of chances.unrelated.entries()) {
    if (nth >= place.phone && nth <= place.other) continue;
    for (let level = 1; level < one.length; level++) {
      const related = prior.person * chances.person[nth]![level]! + prior.household * chances.household[nth]![level]!;
      one[level] = Math.max((drawn[nth]![level]! - related) / prior.unrelated, drawn[nth]![level]! * leastLeft, 1e-9);
    }
    if (nth === place.address && sameAddress !== null) one[address.dwelling] = Math.max(1e-9, sameAddress);
    const total = one.reduce((sum, chance) => sum + chance, 0);
    for (let level = 1; level < one.length; level++) one[level]! /= total;
  }
}

/** How likely two strangers are at one address: the pairs found there that are neither one person nor of one household. */
function atOneAddress(blocks: readonly Block[], { addressesInOne }: Pairs, rows: number): number | null {
  const block = blocks.find(({ isAddress }) => isAddress);
  return block ? (block.share[2] * block.pairs * addressesInOne) / Math.max(1, (rows * (rows - 1)) / 2) : null;
}

/** What belongs to one person alone is, between two people of a household, as it is between strangers. */
function setPersonal(chances: Chances, household: readonly Float64Array[]): void {
  for (const [nth, one] of household.entries()) if (!isShared(nth)) chances.household[nth]!.set(one);
}

type Shares = readonly (readonly [number, readonly number[]])[];

/** How often names agree is learnt once; how that falls on rare and common ones is as the names are. */
function spread(chances: Chances, shares: Shares): void {
  for (const [nth, share] of shares) {
    for (const kind of ['person', 'household'] as const) {
      const one = chances[kind][nth]!;
      const same = sameName.reduce((sum, level) => sum + one[level]!, 0);
      if (kind === 'household' && nth === place.forename) continue;
      const total = sameName.reduce((sum, level) => sum + share[level]!, 0);
      for (const level of sameName) one[level] = Math.max(1e-7, same * (total > 0 ? share[level]! / total : 1 / sameName.length));
    }
  }
}
