import { name } from '../pairs/levels.ts';
import type { Records } from '../records.ts';
import { findDoors } from './doors.ts';
import { staysOf, type Stays } from './stays.ts';
import { yearOf } from '../values/dates.ts';

// More people than this at one door live in flats, a hostel or a home: only those of one surname may be one household.
const mostInOneHousehold = 12;
const mostTold = 60;

/**
 * For each row the household of its person: the lowest person's row. Two people rather live together the more of what is written of each names the doors of
 * both; those who moved together share two doors, those who followed one another at a door share one and have others of their own.
 */
export function gatherHouseholds(records: Records, personOf: Int32Array, surnameLikeness: (one: number, other: number) => number): Int32Array {
  const doors = findDoors(records);
  const isOneName = (one: number, other: number) => one !== 0 && other !== 0 && (one === other || surnameLikeness(one, other) <= name.near);
  const stays = staysOf(records, personOf, doors, isOneName);
  const childrenSince = latestBirth(stays) - 18;
  const isChild = ({ born }: Stays) => born !== 0 && yearOf(born) > childrenSince;
  const speaks = (one: number, other: number): number => {
    const [a, b] = [stays.get(one)!, stays.get(other)!];
    const nameSpeaks =
      a.surname === 0 || b.surname === 0
        ? 0
        : isOneName(a.surname, b.surname)
          ? speak.sameName
          : isChild(a) && isChild(b)
            ? speak.otherNameOfChildren
            : speak.otherName;
    return togetherness(a, b, nameSpeaks);
  };

  const livingAt = new Map<number, number[]>();
  for (const [person, { doors: own }] of stays) for (const door of own) livingAt.set(door, [...(livingAt.get(door) ?? []), person]);
  const found: { one: number; other: number; speaks: number }[] = [];
  for (const [door, people] of livingAt) {
    if (people.length > mostTold) continue;
    const isCrowded = people.length > mostInOneHousehold;
    for (const [nth, one] of people.entries()) {
      for (const other of people.slice(nth + 1)) {
        const [a, b] = [stays.get(one)!, stays.get(other)!];
        if (a.doors.find(own => b.doors.includes(own)) !== door) continue;
        if (isCrowded && !isOneName(a.surname, b.surname)) continue;
        const together = speaks(one, other);
        if (together > 0) found.push({ one, other, speaks: together });
      }
    }
  }
  for (const people of havingPhone(stays).values()) {
    if (people.length > mostInOneHousehold) continue;
    for (const [nth, one] of people.entries())
      for (const other of people.slice(nth + 1)) {
        const together = speaks(one, other);
        if (!stays.get(one)!.doors.some(door => stays.get(other)!.doors.includes(door)) && together > 0) found.push({ one, other, speaks: together });
      }
  }
  const members = new Map<number, number[]>();
  const of = new Map<number, number>();
  for (const person of stays.keys()) {
    of.set(person, person);
    members.set(person, [person]);
  }
  const join = (one: number, other: number) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    for (const person of members.get(high)!) of.set(person, low);
    members.set(low, [...members.get(low)!, ...members.get(high)!]);
    members.delete(high);
  };
  for (const { one, other } of found.sort((a, b) => b.speaks - a.speaks || a.one - b.one || a.other - b.other)) {
    const [a, b] = [of.get(one)!, of.get(other)!];
    if (a === b) continue;
    let sum = 0;
    for (const here of members.get(a)!) for (const there of members.get(b)!) sum += speaks(here, there);
    if (sum > 0) join(a, b);
  }
  return Int32Array.from(personOf, person => of.get(person)!);
}

// What speaks for one household, and against, between two people. Tried on made-up councils of several sizes; the sums matter, not the units.
const speak = { usual: -2.5, doorMore: 1, apart: -1.2, sameName: 1.2, otherName: -0.3, otherNameOfChildren: -0.8, phone: 1, phoneAlone: 0.7 } as const;

/** How much the doors and phones of two people, and their names, speak for one household (above 0) or against. */
function togetherness(one: Stays, other: Stays, nameSpeaks: number): number {
  let [here, there, shared] = [0, 0, 0];
  for (const [nth, door] of one.doors.entries()) {
    const same = other.doors.indexOf(door);
    if (same === -1) continue;
    shared += 1;
    here += one.rows[nth]!;
    there += other.rows[same]!;
  }
  const phone = one.phones.some(own => other.phones.includes(own)) ? speak.phone : 0;
  if (shared === 0) return phone > 0 && nameSpeaks > 0 ? speak.phoneAlone : speak.apart;
  return speak.usual + 2 * (here / one.total + there / other.total) + speak.doorMore * (shared - 1) + nameSpeaks + phone;
}

/** The year in which the youngest were born; a few later ones are slips. */
function latestBirth(stays: ReadonlyMap<number, Stays>): number {
  const years = [...stays.values()].flatMap(({ born }) => (born === 0 ? [] : [yearOf(born)])).sort((a, b) => a - b);
  return years[Math.floor(years.length * 0.995)] ?? 0;
}

function havingPhone(stays: ReadonlyMap<number, Stays>): Map<number, number[]> {
  const people = new Map<number, number[]>();
  for (const [person, { phones }] of stays) for (const phone of phones) people.set(phone, [...(people.get(phone) ?? []), person]);
  return people;
}
