import { at, type Records } from '../records.ts';
import type { Pairs } from '../pairs/find-pairs.ts';
import { address, comparisonsFor, number, place, sameName } from '../pairs/levels.ts';
import { beginningOf, isShared } from './beginning.ts';
import { kinds, levelsOf, surenessOf, type Chances, type Model } from './model.ts';
import { sharesByRarity } from './unrelated.ts';

/** Pairs that were found by some agreement: that agreement is given, and nothing is learnt about it from them. */
type Block = {
  name: string;
  given: readonly number[];
  counts: Map<number, number>;
  share: [number, number, number];
  isAddress: boolean;
  hasHouseholds: boolean;
};
export type Trained = { model: Model; blocks: readonly { name: string; pairs: number; person: number; household: number }[] };

const passes = 3;
const rounds = 20;
/** Of what was drawn, at least this part is left to strangers. */
const leastLeft = 0.02;
/** As if so many pairs of the usual kind had been seen already. */
const usualPairs = { person: 20, household: 50 };

/**
 * Learns, without being told which pairs are right, how the rows of one person differ, and those of two people of one household. Two rows agree on what
 * brought them together, so each block of pairs says nothing about that: people of one address teach names and birthdays, people of one name and birthday
 * teach addresses. A third kind beside "one person" and "unrelated" keeps siblings from being learnt as misspellings of one another.
 */
export function train(records: Records, pairs: Pairs, unrelated: Float64Array[], isPair: (n: number) => boolean): Trained {
  const sizes = comparisonsFor(records.extraNames).map(({ levels }) => levels.length);
  const levels = pairs.patterns.map(pattern => levelsOf(pattern, sizes));
  const chances: Chances = {
    person: beginningOf('person', records.extraNames, unrelated),
    household: beginningOf('household', records.extraNames, unrelated),
    unrelated: unrelated.map(one => one.slice()),
  };
  const blocks = blocksOf(pairs, levels, isPair);
  const shares = [place.forename, place.surname].map((nth, n) => [nth, sharesByRarity(records, n === 0 ? at.forename : at.surname)] as const);
  const model: Model = { chances, prior: { person: 1e-6, household: 1e-6, unrelated: 1 } };
  for (let pass = 0; pass < passes; pass++) {
    spread(chances, shares);
    for (let round = 0; round < rounds; round++) learn(chances, blocks, levels, shares);
    weigh(model, pairs, levels, records.rows, isPair);
    setUnrelated(model, unrelated, atOneAddress(blocks, records.rows));
    setPersonal(chances, beginningOf('household', records.extraNames, chances.unrelated));
  }
  return {
    model,
    blocks: blocks.map(({ name, counts, share: [person, household] }) => ({
      name,
      pairs: counts.values().reduce((sum, count) => sum + count, 0),
      person,
      household,
    })),
  };
}

function blocksOf(pairs: Pairs, levels: readonly Uint8Array[], isPair: (n: number) => boolean): Block[] {
  const isSame = (nth: number) => (one: Uint8Array) => one[nth]! >= 1 && one[nth]! <= (nth === place.born ? 2 : nth <= place.surname ? sameName.length : 1);
  const [forename, surname, born] = [isSame(place.forename), isSame(place.surname), isSame(place.born)];
  const kindsOfBlock: { name: string; given: number[]; hasHouseholds?: boolean; holds: (one: Uint8Array) => boolean }[] = [
    { name: 'same date of birth and forename', given: [place.born, place.forename], holds: one => born(one) && forename(one) },
    { name: 'same date of birth and surname', given: [place.born, place.surname], hasHouseholds: true, holds: one => born(one) && surname(one) },
    {
      name: 'same names and place',
      given: [place.forename, place.surname, place.address],
      hasHouseholds: true,
      holds: one => forename(one) && surname(one) && one[place.address]! >= 1 && one[place.address]! <= 6,
    },
    ...[place.phone, place.email, place.nhs, place.upn, place.other].map(nth => ({
      name: `same ${comparisonsFor([])[nth]!.name}`,
      given: [nth as number],
      hasHouseholds: nth === place.phone || nth === place.email,
      holds: (one: Uint8Array) => one[nth] === number.same,
    })),
  ];
  const none = (households: boolean): [number, number, number] => [0.4, households ? 0.2 : 0, 0.4];
  const atAddress: Block = { name: 'same address', given: [place.address], counts: new Map(), share: none(true), isAddress: true, hasHouseholds: true };
  const foundByAddress = pairs.byRule[0]?.pairs ?? 0;
  const blocks: Block[] = kindsOfBlock.map(({ name, given, hasHouseholds = false }) => ({
    name,
    given,
    counts: new Map(),
    share: none(hasHouseholds),
    isAddress: false,
    hasHouseholds,
  }));
  const holding = levels.map(one => kindsOfBlock.flatMap(({ holds }, nth) => (holds(one) ? [blocks[nth]!.counts] : [])));
  for (let n = 0; n < pairs.count; n++) {
    const pattern = pairs.pattern[n]!;
    // Rows of one feed that holds a person once are people of a household, never one person: they teach as much.
    if (n < foundByAddress) atAddress.counts.set(pattern, (atAddress.counts.get(pattern) ?? 0) + 1);
    if (isPair(n)) for (const counts of holding[pattern]!) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return [atAddress, ...blocks].filter(({ counts }) => counts.size > 0);
}

/** One round: how likely each pair of each block is of each kind, and what that says of the levels. */
function learn(chances: Chances, blocks: readonly Block[], levels: readonly Uint8Array[], shares: Shares): void {
  const seen = { person: chances.person.map(one => new Float64Array(one.length)), household: chances.household.map(one => new Float64Array(one.length)) };
  for (const block of blocks) {
    const taught: [number, number, number] = [1e-3, block.hasHouseholds ? 1e-3 : 0, 1e-3];
    for (const [pattern, count] of block.counts) {
      const one = levels[pattern]!;
      const weights = kinds.map((kind, k) => {
        let weight = block.share[k]!;
        for (let nth = 0; nth < one.length; nth++) if (one[nth] !== 0 && !block.given.includes(nth)) weight *= chances[kind][nth]![one[nth]!]!;
        return weight;
      });
      const total = weights[0]! + weights[1]! + weights[2]!;
      for (const k of [0, 1, 2] as const) taught[k] += (count * weights[k]!) / total;
      for (let nth = 0; nth < one.length; nth++) {
        if (one[nth] === 0 || block.given.includes(nth)) continue;
        seen.person[nth]![one[nth]!]! += (count * weights[0]!) / total;
        // Only people of one address show what people of one household are like.
        if (block.isAddress) seen.household[nth]![one[nth]!]! += (count * weights[1]!) / total;
      }
    }
    const total = taught[0] + taught[1] + taught[2];
    block.share = [taught[0] / total, taught[1] / total, taught[2] / total];
  }
  for (const kind of ['person', 'household'] as const) {
    for (const [nth, one] of chances[kind].entries()) {
      if (kind === 'household' && !isShared(nth)) continue;
      const counted = seen[kind][nth]!;
      const [learnt, before] = [counted.reduce((sum, count) => sum + count, 0), usualPairs[kind]];
      for (let level = 1; level < one.length; level++) one[level] = Math.max(1e-6, (counted[level]! + before * one[level]!) / (learnt + before));
    }
  }
  spread(chances, shares);
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
function atOneAddress(blocks: readonly Block[], rows: number): number | null {
  const block = blocks.find(({ isAddress }) => isAddress);
  if (!block) return null;
  const found = block.counts.values().reduce((sum, count) => sum + count, 0);
  return (block.share[2] * found) / Math.max(1, (rows * (rows - 1)) / 2);
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

/** How likely two rows taken at random are one person, or of one household: as many as the pairs found say. */
function weigh(model: Model, pairs: Pairs, levels: readonly Uint8Array[], rows: number, isPair: (n: number) => boolean): void {
  const counts = new Float64Array(levels.length);
  for (let n = 0; n < pairs.count; n++) if (isPair(n)) counts[pairs.pattern[n]!]! += 1;
  const all = Math.max(1, (rows * (rows - 1)) / 2);
  for (let round = 0; round < rounds; round++) {
    let [person, household] = [0.5, 0.5];
    for (const [pattern, count] of counts.entries()) {
      if (count === 0) continue;
      const sureness = surenessOf(model, levels[pattern]!);
      person += count * sureness.person;
      household += count * sureness.household;
    }
    model.prior = { person: person / all, household: household / all, unrelated: Math.max(1e-9, 1 - (person + household) / all) };
  }
}
