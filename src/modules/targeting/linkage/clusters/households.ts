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

  const of = Int32Array.from({ length: stays.people }, (_, person) => person);
  const next = new Int32Array(stays.people).fill(-1);
  const last = Int32Array.from(of);
  const across = (a: number, b: number): number => {
    let sum = 0;
    for (let here = a; here !== -1; here = next[here]!) for (let there = b; there !== -1; there = next[there]!) sum += speaks(here, there);
    return sum;
  };
  for (const { one, other } of found) {
    const a = Math.min(of[one]!, of[other]!);
    const b = Math.max(of[one]!, of[other]!);
    if (a === b) continue;
    const areAlone = next[a] === -1 && next[b] === -1;
    if (!areAlone && across(a, b) <= 0) continue;
    for (let person = b; person !== -1; person = next[person]!) of[person] = a;
    next[last[a]!] = b;
    last[a] = last[b]!;
  }
  return Int32Array.from(stays.personAt, person => stays.first[of[person]!]!);
}

/** Who may live together, those first for whom most speaks. */
function findTogether(stays: Stays, doorCount: number, phoneCount: number, speaks: Speaks) {
  const found: { one: number; other: number; speaks: number }[] = [];
  const weigh = (lists: Lists, count: number, isFirst: (one: number, other: number, item: number) => boolean, most: number) => {
    const held = holdersOf(lists, stays.people, count);
    for (let item = 1; item < count; item++) {
      const [from, until] = [held.starts[item]!, held.starts[item + 1]!];
      if (until - from > most) continue;
      for (let a = from; a < until; a++) {
        for (let b = a + 1; b < until; b++) {
          const [one, other] = [held.items[a]!, held.items[b]!];
          if (!isFirst(one, other, item)) continue;
          const together = speaks(one, other);
          if (together > 0) found.push({ one, other, speaks: together });
        }
      }
    }
  };
  weigh(stays.doors, doorCount, (one, other, door) => firstShared(stays.doors, one, other) === door, mostTold);
  weigh(
    stays.phones,
    phoneCount,
    (one, other, phone) => firstShared(stays.doors, one, other) === 0 && firstShared(stays.phones, one, other) === phone,
    mostOfOnePhone,
  );
  return found.sort((a, b) => b.speaks - a.speaks || a.one - b.one || a.other - b.other);
}
