import { name } from '../pairs/levels.ts';
import type { Records } from '../records.ts';
import { yearOf } from '../values/dates.ts';
import { findDoors } from './doors.ts';
import { staysOf, type Lists, type Stays } from './stays.ts';

// More people than this at one door live in flats, a hostel or a home: only those of one surname may be one household.
const mostInOneHousehold = 12;
const mostTold = 60;

/**
 * For each row the household of its person: the lowest person's row. Two people rather live together the more of what is written of each names the doors of
 * both; those who moved together share two doors, those who followed one another at a door share one and have others of their own.
 */
export function gatherHouseholds(records: Records, personOf: Int32Array, surnameLikeness: (one: number, other: number) => number): Int32Array {
  const isOneName = (one: number, other: number) => one !== 0 && other !== 0 && (one === other || surnameLikeness(one, other) <= name.near);
  const stays = staysOf(records, personOf, findDoors(records), isOneName);
  const speaks = makeTogetherness(stays, isOneName);
  const found = findTogether(stays, speaks, isOneName);

  const of = Int32Array.from({ length: stays.people }, (_, person) => person);
  const next = new Int32Array(stays.people).fill(-1);
  const last = Int32Array.from(of);
  for (const { one, other } of found) {
    const a = Math.min(of[one]!, of[other]!);
    const b = Math.max(of[one]!, of[other]!);
    if (a === b) continue;
    let sum = 0;
    for (let here = a; here !== -1; here = next[here]!) for (let there = b; there !== -1; there = next[there]!) sum += speaks(here, there);
    if (sum <= 0) continue;
    for (let person = b; person !== -1; person = next[person]!) of[person] = a;
    next[last[a]!] = b;
    last[a] = last[b]!;
  }
  return Int32Array.from(stays.personAt, person => stays.first[of[person]!]!);
}

/** Who may live together, those first for whom most speaks. */
function findTogether(stays: Stays, speaks: (one: number, other: number) => number, isOneName: (one: number, other: number) => boolean) {
  const found: { one: number; other: number; speaks: number }[] = [];
  const weigh = (lists: Lists, isFirst: (one: number, other: number, item: number) => boolean, most: number) => {
    eachShared(lists, stays.people, most, (people, item) => {
      const isCrowded = people.length > mostInOneHousehold;
      for (let a = 0; a < people.length; a++) {
        for (let b = a + 1; b < people.length; b++) {
          const one = people[a]!;
          const other = people[b]!;
          if (!isFirst(one, other, item) || (isCrowded && !isOneName(stays.surname[one]!, stays.surname[other]!))) continue;
          const together = speaks(one, other);
          if (together > 0) found.push({ one, other, speaks: together });
        }
      }
    });
  };
  weigh(stays.doors, (one, other, door) => firstShared(stays.doors, one, other) === door, mostTold);
  weigh(stays.phones, (one, other, phone) => firstShared(stays.phones, one, other) === phone && firstShared(stays.doors, one, other) === 0, mostInOneHousehold);
  return found.sort((a, b) => b.speaks - a.speaks || a.one - b.one || a.other - b.other);
}

/** Gives the people of each item that several have, but for those that more than `most` have. */
function eachShared({ starts, items }: Lists, people: number, most: number, each: (people: Int32Array, item: number) => void): void {
  const length = starts[people]!;
  const both = new Float64Array(length);
  for (let person = 0; person < people; person++) for (let n = starts[person]!; n < starts[person + 1]!; n++) both[n] = items[n]! * 0x4000000 + person;
  both.sort();
  for (let from = 0; from < length;) {
    const item = Math.floor(both[from]! / 0x4000000);
    let until = from + 1;
    while (until < length && Math.floor(both[until]! / 0x4000000) === item) until += 1;
    if (until - from > 1 && until - from <= most)
      each(
        Int32Array.from(both.subarray(from, until), one => one % 0x4000000),
        item,
      );
    from = until;
  }
}

/** The first item of one that the other has too; 0 for none. */
function firstShared({ starts, items }: Lists, one: number, other: number): number {
  for (let a = starts[one]!; a < starts[one + 1]!; a++) for (let b = starts[other]!; b < starts[other + 1]!; b++) if (items[a] === items[b]) return items[a]!;
  return 0;
}

// What speaks for one household, and against, between two people. Tried on made-up councils of several sizes; the sums matter, not the units.
const speak = { usual: -2.5, doorMore: 1, apart: -1.2, sameName: 1.2, otherName: -0.3, otherNameOfChildren: -0.8, phone: 1, phoneAlone: 0.7 } as const;

/** How much the doors and phones of two people, and their names, speak for one household (above 0) or against. */
function makeTogetherness(stays: Stays, isOneName: (one: number, other: number) => boolean): (one: number, other: number) => number {
  const { doors, rowsAt, total, surname, phones, born } = stays;
  const childrenSince = latestBirth(born) - 18;
  const isChild = (person: number) => born[person] !== 0 && yearOf(born[person]!) > childrenSince;
  return (one, other) => {
    let here = 0;
    let there = 0;
    let shared = 0;
    for (let a = doors.starts[one]!; a < doors.starts[one + 1]!; a++) {
      for (let b = doors.starts[other]!; b < doors.starts[other + 1]!; b++) {
        if (doors.items[a] !== doors.items[b]) continue;
        shared += 1;
        here += rowsAt[a]!;
        there += rowsAt[b]!;
      }
    }
    const hasPhone = firstShared(phones, one, other) !== 0;
    if (shared === 0 && !hasPhone) return speak.apart;
    const areNamed = surname[one] !== 0 && surname[other] !== 0;
    const isName = areNamed && isOneName(surname[one]!, surname[other]!);
    if (shared === 0) return isName ? speak.phoneAlone : speak.apart;
    const otherwise = isChild(one) && isChild(other) ? speak.otherNameOfChildren : speak.otherName;
    const named = !areNamed ? 0 : isName ? speak.sameName : otherwise;
    return speak.usual + 2 * (here / total[one]! + there / total[other]!) + speak.doorMore * (shared - 1) + named + (hasPhone ? speak.phone : 0);
  };
}

/** The year in which the youngest were born; a few later ones are slips. */
function latestBirth(born: Int32Array): number {
  const days = born.filter(day => day !== 0).sort();
  return days.length === 0 ? 0 : yearOf(days[Math.floor(days.length * 0.995)]!);
}
