import { yearOf } from '../values/dates.ts';
import { holdersOf, type Lists, type Stays } from './stays.ts';

/** More people than this at one door tell nothing of any two of them. */
export const mostTold = 60;

// How much each thing speaks for one household, and against: logarithms of odds, in round numbers. What they rest on is said in docs/decisions/0011.
const speak = {
  // Two at one door, by what share of what is written of each names doors of both: the lesser share, then the greater.
  door: { usual: -4.2, lesserShare: 5, greaterShare: 3.5 },
  // Two without a door in common, who are met through others at the doors of both, or by a phone.
  apart: { usual: -0.3, atOtherTimes: 0.9, atOneTime: -2.3, phone: 3 },
  name: { other: -1, otherOfAlike: -0.7, sameOfChildren: 3, otherApart: -2.8 },
  phone: 3,
  agesOfNoFamily: -1,
  // People at the door who have neither's name: beyond a few, it is a hostel, or families that followed one another.
  crowd: { few: 2, each: -1.5, most: 4, certainlyOver: 12 },
  twoFamilies: { of: 3, both: -0.75 },
  // When the one was last seen, the other was elsewhere then, or has been seen elsewhere since.
  time: { elsewhereThen: -1.5, nearDays: 90, elsewhereSince: -0.4, soon: 0.2, gap: -0.45, gapDays: 60 },
} as const;

// How often two people of one small door share a name, where names run in families; counted anew where there are more pairs than these.
const usualSharing = 0.6;
const [atSmallDoor, sure] = [4, 50];

/** How much the doors, days, names, ages and phones of two people speak for one household (above 0) or against. */
export type Speaks = (one: number, other: number) => number;

export function makeTogetherness(stays: Stays, doorCount: number, isOneName: (one: number, other: number) => boolean): Speaks {
  const { doors, rowsAt, from, until, total, surname, phones, born } = stays;
  const { peopleAt, namedAt, alikeAt, shared: sharing } = namesAtDoors(stays, doorCount, isOneName);
  // Where names do not run in families, another name speaks against nobody.
  const heeded = Math.min(1, sharing / usualSharing);
  const childrenSince = latestBirth(born) - 18;
  const years = born.map(yearOf);
  const last = lastDoors(stays);

  const byNames = (one: number, other: number, isName: boolean, areNamed: boolean, isApart: boolean): number => {
    const [a, b] = [years[one]!, years[other]!];
    const [isChild, isOtherChild] = [a > childrenSince, b > childrenSince];
    const areAlike = a !== 0 && b !== 0 && isChild === isOtherChild;
    const gap = Math.abs(a - b);
    let sum = 0;
    if (areNamed && isName && areAlike && isChild) sum += speak.name.sameOfChildren;
    if (areNamed && !isName) sum += isApart ? speak.name.otherApart : heeded * (speak.name.other + (areAlike ? speak.name.otherOfAlike : 0));
    // Brothers and sisters, couples, or a parent and a child.
    if (a !== 0 && b !== 0 && !(areAlike && gap < 16) && (gap < 16 || gap > 45)) sum += speak.agesOfNoFamily;
    return sum;
  };

  return (one, other) => {
    let [here, there, shared, crowd, gap] = [0, 0, 0, Infinity, Infinity];
    let isTwoFamilies = false;
    const areNamed = surname[one] !== 0 && surname[other] !== 0;
    const isName = areNamed && isOneName(surname[one]!, surname[other]!);
    for (let a = doors.starts[one]!; a < doors.starts[one + 1]!; a++) {
      for (let b = doors.starts[other]!; b < doors.starts[other + 1]!; b++) {
        const door = doors.items[a]!;
        if (door !== doors.items[b]) continue;
        shared += 1;
        here += rowsAt[a]!;
        there += rowsAt[b]!;
        const ofThird = namedAt[door]! - alikeAt[a]! - (isName ? 0 : alikeAt[b]!);
        const isCrowded = peopleAt[door]! > speak.crowd.certainlyOver && !isName;
        const beyond = isCrowded ? speak.crowd.most : heeded * Math.min(speak.crowd.most, Math.max(0, ofThird - speak.crowd.few));
        if (beyond < crowd) {
          crowd = beyond;
          isTwoFamilies = areNamed && !isName && alikeAt[a]! >= speak.twoFamilies.of && alikeAt[b]! >= speak.twoFamilies.of;
        }
        if (from[a] !== 0 && from[b] !== 0) gap = Math.min(gap, Math.max(0, from[b]! - until[a]!, from[a]! - until[b]!));
      }
    }
    const hasPhone = firstShared(phones, one, other) !== 0;
    if (shared === 0) {
      return speak.apart.usual + byNames(one, other, isName, areNamed, !hasPhone) + (hasPhone ? speak.apart.phone : byTimesApart(one, other));
    }
    const shares = [here / total[one]!, there / total[other]!] as const;
    return (
      speak.door.usual +
      speak.door.lesserShare * Math.min(...shares) +
      speak.door.greaterShare * Math.max(...shares) +
      byNames(one, other, isName, areNamed, false) +
      (hasPhone ? speak.phone : 0) +
      speak.crowd.each * crowd +
      (isTwoFamilies ? heeded * speak.twoFamilies.both : 0) +
      (gap === Infinity ? 0 : speak.time.soon + speak.time.gap * Math.log1p(gap / speak.time.gapDays)) +
      byLastSeen(one, other)
    );
  };

  // Who is seen at two doors within days has two homes; where months lie between, one may be the home that was left for the other.
  function byTimesApart(one: number, other: number): number {
    let gap = Infinity;
    for (let a = doors.starts[one]!; a < doors.starts[one + 1]!; a++)
      for (let b = doors.starts[other]!; b < doors.starts[other + 1]!; b++)
        if (from[a] !== 0 && from[b] !== 0) gap = Math.min(gap, Math.max(0, from[b]! - until[a]!, from[a]! - until[b]!));
    return gap === Infinity ? 0 : speak.apart.atOtherTimes + speak.apart.atOneTime * nearness(gap);
  }

  function byLastSeen(one: number, other: number): number {
    let [a, b] = [last[one]!, last[other]!];
    if (a === -1 || b === -1) return 0;
    let later = other;
    if (until[b]! < until[a]!) [a, b, later] = [b, a, one];
    // Where the one who was seen later was, on the day the first was last seen.
    let [nearest, days] = [0, Infinity];
    for (let n = doors.starts[later]!; n < doors.starts[later + 1]!; n++) {
      if (from[n] === 0) continue;
      const off = Math.max(0, from[n]! - until[a]!, until[a]! - until[n]!);
      if (off < days || (off === days && doors.items[n] === doors.items[a])) [nearest, days] = [doors.items[n]!, off];
    }
    return (nearest === doors.items[a] ? 0 : speak.time.elsewhereThen * nearness(days)) + (doors.items[b] === doors.items[a] ? 0 : speak.time.elsewhereSince);
  }
}

const nearness = (days: number): number => 1 / (1 + days / speak.time.nearDays);

/** Where among the doors each person's last is; -1: no row says. */
function lastDoors({ doors, until, people }: Stays): Int32Array {
  const last = new Int32Array(people).fill(-1);
  for (let person = 0; person < people; person++)
    for (let n = doors.starts[person]!; n < doors.starts[person + 1]!; n++)
      if (until[n] !== 0 && (last[person] === -1 || until[n]! > until[last[person]!]!)) last[person] = n;
  return last;
}

/** How many people each door has, how many with a surname, and how many of those have the name of the person who names it; at small doors, how often two share one. */
function namesAtDoors({ doors, surname, people }: Stays, doorCount: number, isOneName: (one: number, other: number) => boolean) {
  const held = holdersOf(doors, people, doorCount);
  const peopleAt = new Int32Array(doorCount);
  const namedAt = new Int32Array(doorCount);
  const alikeAt = new Int32Array(doors.starts[people]!);
  let [pairs, alike] = [0, 0];
  for (let door = 0; door < doorCount; door++) {
    const here = held.items.subarray(held.starts[door], held.starts[door + 1]);
    peopleAt[door] = here.length;
    for (const person of here) if (surname[person] !== 0) namedAt[door]! += 1;
    const isSmall = here.length <= atSmallDoor;
    if (here.length > mostTold) continue;
    for (const person of here) {
      let entry = doors.starts[person]!;
      while (doors.items[entry] !== door) entry += 1;
      for (const other of here) if (other === person ? surname[person] !== 0 : isOneName(surname[person]!, surname[other]!)) alikeAt[entry]! += 1;
      if (!isSmall || surname[person] === 0) continue;
      pairs += namedAt[door]! - 1;
      alike += alikeAt[entry]! - 1;
    }
  }
  return { peopleAt, namedAt, alikeAt, shared: (alike + sure * usualSharing) / (pairs + sure) };
}

/** The first item of one that the other has too; 0 for none. */
export function firstShared({ starts, items }: Lists, one: number, other: number): number {
  for (let a = starts[one]!; a < starts[one + 1]!; a++) for (let b = starts[other]!; b < starts[other + 1]!; b++) if (items[a] === items[b]) return items[a]!;
  return 0;
}

/** The year in which the youngest were born; a few later ones are slips. */
function latestBirth(born: Int32Array): number {
  const days = born.filter(day => day !== 0).sort();
  return days.length === 0 ? 0 : yearOf(days[Math.floor(days.length * 0.995)]!);
}
