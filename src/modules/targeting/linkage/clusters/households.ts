import { name } from '../pairs/levels.ts';
import type { Records } from '../records.ts';
import { findDoors } from './doors.ts';
import { staysOf, type Stays } from './stays.ts';

// More people than this at one door live in flats, a hostel or a home: only those of one surname may be one household.
const mostInOneHousehold = 12;
const mostTold = 60;

/**
 * For each row the household of its person: the lowest person's row. Two people rather live together the more of what is written of each names the doors of
 * both; those who moved together share two doors, those who followed one another at a door share one and have others of their own.
 */
export function gatherHouseholds(records: Records, personOf: Int32Array, surnameLikeness: (one: number, other: number) => number): Int32Array {
  const doors = findDoors(records);
  const stays = staysOf(records, personOf, doors);
  const isOneName = (one: number, other: number) => one !== 0 && other !== 0 && (one === other || surnameLikeness(one, other) <= name.near);
  const speaks = (one: number, other: number): number => togetherness(stays.get(one)!, stays.get(other)!, isOneName);

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
  joinByPhone(stays, of, join, isOneName);
  return Int32Array.from(personOf, person => of.get(person)!);
}

/** How much the doors of two people speak for one household (above 0) or against. */
function togetherness(one: Stays, other: Stays, isOneName: (one: number, other: number) => boolean): number {
  let [here, there, shared] = [0, 0, 0];
  for (const [nth, door] of one.doors.entries()) {
    const same = other.doors.indexOf(door);
    if (same === -1) continue;
    shared += 1;
    here += one.rows[nth]!;
    there += other.rows[same]!;
  }
  if (shared === 0) return -2;
  const name = one.surname === 0 || other.surname === 0 ? 0 : isOneName(one.surname, other.surname) ? 1 : -0.3;
  const phone = one.phones.some(own => other.phones.includes(own)) ? 1 : 0;
  return -2.5 + 2 * (here / one.total + there / other.total) + (shared - 1) + name + phone;
}

/** Somebody of whom no address is known lives with those of the same name who have the same phone. */
function joinByPhone(
  stays: ReadonlyMap<number, Stays>,
  of: ReadonlyMap<number, number>,
  join: (one: number, other: number) => void,
  isOneName: (a: number, b: number) => boolean,
) {
  const byPhone = new Map<number, number[]>();
  for (const [person, { phones }] of stays) for (const phone of phones) byPhone.set(phone, [...(byPhone.get(phone) ?? []), person]);
  for (const [person, { doors, phones, surname }] of stays) {
    if (doors.length > 0) continue;
    const others = phones.flatMap(phone => byPhone.get(phone)!.filter(other => other !== person && isOneName(stays.get(other)!.surname, surname)));
    const households = new Set(others.map(other => of.get(other)!));
    const [household] = households;
    if (households.size === 1 && household !== undefined && household !== of.get(person)) join(of.get(person)!, household);
  }
}
