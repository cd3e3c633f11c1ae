import { name } from '../pairs/levels.ts';
import type { Records } from '../records.ts';
import { findDoors } from './doors.ts';
import { holdersOf, staysOf, type Lists, type Stays } from './stays.ts';
import { firstShared, makeTogetherness, mostTold, type Speaks } from './together.ts';

// A phone of more people than this is a home's or an office's.
const mostOfOnePhone = 12;

/**
 * For each row the household of its person: the lowest person's row. Two people rather live together the more of what is written of each names the doors of
 * both; those who moved together share two doors, those who followed one another at a door share one and have others of their own.
 */
export function gatherHouseholds(records: Records, personOf: Int32Array, surnameLikeness: (one: number, other: number) => number): Int32Array {
  const isOneName = (one: number, other: number) => one !== 0 && other !== 0 && (one === other || surnameLikeness(one, other) <= name.near);
  const doors = findDoors(records);
  const stays = staysOf(records, personOf, doors, isOneName);
  const speaks = makeTogetherness(stays, doors.count, isOneName);
  const found = findTogether(stays, doors.count, records.words.phones.size(), speaks);

  const of = new Int32Array(stays.people).map((_, person) => person);
  const next = new Int32Array(stays.people).fill(-1);
  const last = of.slice();
  const across = (a: number, b: number): number => {
    let sum = 0;
    for (let here = a; here !== -1; here = next[here]!) for (let there = b; there !== -1; there = next[there]!) sum += speaks(here, there);
    return sum;
  };
  for (const nth of found.order) {
    const [one, other] = [of[found.one[nth]!]!, of[found.other[nth]!]!];
    const [a, b] = one < other ? [one, other] : [other, one];
    if (a === b) continue;
    const areAlone = next[a] === -1 && next[b] === -1;
    if (!areAlone && across(a, b) <= 0) continue;
    for (let person = b; person !== -1; person = next[person]!) of[person] = a;
    next[last[a]!] = b;
    last[a] = last[b]!;
  }
  return stays.personAt.map(person => stays.first[of[person]!]!);
}

/** Who may live together, those first for whom most speaks; where as much speaks for two pairs, in the order of the people. */
function findTogether(stays: Stays, doorCount: number, phoneCount: number, speaks: Speaks) {
  const { doors, phones, people } = stays;
  const [atDoors, atPhones] = [holdersOf(doors, people, doorCount), holdersOf(phones, people, phoneCount)];
  const metBy = new Int32Array(people).fill(-1);
  const meet = (lists: Lists, held: Lists, one: number, most: number, each: (other: number) => void) => {
    for (let n = lists.starts[one]!; n < lists.starts[one + 1]!; n++) {
      const [from, until] = [held.starts[lists.items[n]!]!, held.starts[lists.items[n]! + 1]!];
      if (until - from > most) continue;
      for (let at = until - 1; at >= from && held.items[at]! > one; at--) {
        const other = held.items[at]!;
        if (metBy[other] === one) continue;
        metBy[other] = one;
        each(other);
      }
    }
  };
  const [one, other, ranks]: [number[], number[], number[]] = [[], [], []];
  for (let person = 0; person < people; person++) {
    const met: number[] = [];
    meet(doors, atDoors, person, mostTold, next => met.push(next));
    meet(phones, atPhones, person, mostOfOnePhone, next => {
      if (firstShared(doors, person, next) === 0) met.push(next);
    });
    if (met.length > 1) met.sort((a, b) => a - b);
    for (const next of met) {
      const together = speaks(person, next);
      if (together <= 0) continue;
      ranks.push((mostSteps - Math.min(mostSteps, Math.round(together * steps))) * mostFound + one.length);
      one.push(person);
      other.push(next);
    }
  }
  const sorted = Float64Array.from(ranks).sort();
  return { one, other, order: new Int32Array(sorted.length).map((_, nth) => sorted[nth]! % mostFound) };
}

// How much speaks for two, and where they stand, as one number: plain numbers are quickly put in order.
const [steps, mostSteps, mostFound] = [2 ** 20, 2 ** 26, 2 ** 26];
