import { countOf, countPairs, type Count } from './judge.ts';
import type { Known, Truth } from './truth.ts';

/** Where people truly live: at home when any file last tells of them, or on the last day of the council's three years, whatever files tell. */
export type When = 'lastTold' | 'lastDay';

/**
 * Two different true people are a household where both had the same home when each was last told of: a worker who reads the page asks who lives together now,
 * and can know no later than files do. A child who is with both parents has the home where most time is spent. The engine is right where most rows of each
 * are in the same household of its own. People, not rows, so that neither a person with many rows nor the linking of persons counts twice.
 */
export function countHouseholds(truth: Truth, household: Int32Array, known: ReadonlyMap<number, Known>, when: When = 'lastTold'): Count {
  const { people, there, found } = homesOf(truth, household, known, when);
  return countPairs(
    people.map(person => found.get(person)!),
    people.map(person => there.get(person)!),
  );
}

function homesOf(truth: Truth, household: Int32Array, known: ReadonlyMap<number, Known>, when: When) {
  const found = mostly(truth.person, household);
  const people = [...found.keys()];
  return { people, there: new Map(people.map(person => [person, known.get(person)!.home[when]])), found };
}

/** What most rows of each of these say; of two that as many rows say, the greater. */
function mostly(of: ArrayLike<number>, said: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (let row = 0; row < of.length; row++) {
    const own = counts.get(of[row]!) ?? new Map<number, number>();
    counts.set(of[row]!, own.set(said[row]!, (own.get(said[row]!) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([one, own]) => [one, [...own].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best))[0]]),
  );
}

/** What went wrong with households, by kind; and the figures if nobody is blamed for two who lived together part of the time. */
export function explainHouseholds(
  truth: Truth,
  household: Int32Array,
  known: ReadonlyMap<number, Known>,
): { lenient: Count; missed: Record<string, number>; wrong: Record<string, number>; examples: string[] } {
  const { people, there, found } = homesOf(truth, household, known, 'lastTold');
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
