import { countOf, countPairs, type Count } from './judge.ts';
import type { Truth } from './truth.ts';

/**
 * Two different true people are a household where most rows of each say the same true household; they were put in one where most rows of each are in the
 * same household of the engine. People, not rows, so that neither a person with many rows nor the linking of persons counts twice.
 */
export function countHouseholds(truth: Truth, household: Int32Array): Count {
  const { people, there, found } = mainHomes(truth, household);
  return countPairs(
    people.map(person => found.get(person)!),
    people.map(person => there.get(person)!),
  );
}

function mainHomes(truth: Truth, household: Int32Array) {
  // Where a child is with one parent and with the other as often, home is the one that is not called the other's.
  const there = mostly(truth.person, truth.household, row => (truth.slips[row]!.includes('ao') ? 0.9 : 1));
  return { people: [...there.keys()], there, found: mostly(truth.person, household, () => 1) };
}

/** What most rows of each of these say; of two that as many rows say, the greater: the one that began last. */
function mostly(of: ArrayLike<number>, said: ArrayLike<number>, weight: (row: number) => number): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (let row = 0; row < of.length; row++) {
    const own = counts.get(of[row]!) ?? new Map<number, number>();
    counts.set(of[row]!, own.set(said[row]!, (own.get(said[row]!) ?? 0) + weight(row)));
  }
  return new Map(
    [...counts].map(([one, own]) => [one, [...own].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best))[0]]),
  );
}

/** What went wrong with households, by kind; and the figures if nobody is blamed for two who lived together part of the time, for rows bear no dates. */
export function explainHouseholds(
  truth: Truth,
  household: Int32Array,
): { lenient: Count; missed: Record<string, number>; wrong: Record<string, number>; examples: string[] } {
  const { people, there, found } = mainHomes(truth, household);
  const [homes, doors] = [setsOf(truth.person, truth.household), setsOf(truth.person, truth.dwelling)];
  const [missed, wrong] = [new Map<string, number>(), new Map<string, number>()];
  const examples: string[] = [];
  let [right, all, neutral] = [0, 0, 0];
  for (const [one, other] of pairsIn(people, there)) {
    all += 1;
    if (found.get(one) === found.get(other)) right += 1;
    else {
      const moved = doors.get(one)!.size > 1 || doors.get(other)!.size > 1;
      const kind = meet(doors.get(one)!, doors.get(other)!)
        ? moved
          ? 'written at one address, one of them also elsewhere'
          : 'always at one address'
        : 'never written at one address';
      missed.set(kind, (missed.get(kind) ?? 0) + 1);
      if (examples.length < 200) examples.push(`household missed (${kind}): persons ${one} and ${other}`);
    }
  }
  let linked = 0;
  for (const [one, other] of pairsIn(people, found)) {
    linked += 1;
    if (there.get(one) === there.get(other)) continue;
    const together = meet(homes.get(one)!, homes.get(other)!);
    if (together) neutral += 1;
    const kind = together
      ? 'together part of the time'
      : meet(doors.get(one)!, doors.get(other)!)
        ? 'at one address, one after the other or in a hostel'
        : 'never at one address';
    wrong.set(kind, (wrong.get(kind) ?? 0) + 1);
    if (!together && examples.length < 400) examples.push(`household wrong (${kind}): persons ${one} and ${other}`);
  }
  return { lenient: countOf(right, linked - neutral, all), missed: Object.fromEntries(missed), wrong: Object.fromEntries(wrong), examples };
}

function* pairsIn(people: readonly number[], of: ReadonlyMap<number, number>): Generator<[number, number]> {
  for (const group of Map.groupBy(people, person => of.get(person)!).values())
    for (const [nth, one] of group.entries()) for (const other of group.slice(nth + 1)) yield [one, other];
}

function setsOf(of: Int32Array, said: Int32Array): Map<number, Set<number>> {
  const sets = new Map<number, Set<number>>();
  for (let row = 0; row < of.length; row++) {
    const own = sets.get(of[row]!) ?? new Set<number>();
    sets.set(of[row]!, own.add(said[row]!));
  }
  return sets;
}

const meet = (one: ReadonlySet<number>, other: ReadonlySet<number>) => !one.isDisjointFrom(other);
