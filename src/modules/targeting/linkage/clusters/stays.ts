import { at, type Records } from '../records.ts';
import { daysSince1970, yearOf } from '../values/dates.ts';
import type { Doors } from './doors.ts';

/** Lists one behind another: those of the nth begin at starts[n]. */
export type Lists = { starts: Int32Array; items: Int32Array };

/** What the rows of each person say together. Persons are numbered in the order of their lowest rows. */
export type Stays = {
  people: number;
  /** The lowest row of each person, and the person of each row. */
  first: Int32Array;
  personAt: Int32Array;
  /** The doors named, each by how many rows, and the first and the last day on which (both 0 where no row says a day). */
  doors: Lists;
  rowsAt: Int32Array;
  from: Int32Array;
  until: Int32Array;
  total: Int32Array;
  surname: Int32Array;
  phones: Lists;
  born: Int32Array;
};

/** A building is left out where another row, or the family in one of its flats, tells which flat. */
export function staysOf(records: Records, personOf: Int32Array, doors: Doors, isOneName: (one: number, other: number) => boolean): Stays {
  const { rows, cells, width } = records;
  const personAt = new Int32Array(rows);
  const first: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (personOf[row] === row) {
      personAt[row] = first.length;
      first.push(row);
    } else personAt[row] = personAt[personOf[row]!]!;
  }
  const people = first.length;
  const grouped = listsOf(personAt, people);
  // A person's rows stand far apart: what they say is fetched for all at once, and stands beside the items.
  const beside = (of: Int32Array, width: number, which: number): Int32Array => {
    const found = new Int32Array(rows);
    for (let n = 0; n < rows; n++) found[n] = of[grouped.items[n]! * width + which]!;
    return found;
  };
  const mostOf = (said: Int32Array): Int32Array => {
    const found = new Int32Array(people);
    for (let person = 0; person < people; person++) found[person] = most(grouped.starts, person, said);
    return found;
  };
  const [surname, born] = [mostOf(beside(cells, width, at.surname)), mostOf(beside(cells, width, at.born))];
  const [doorAt, phoneAt, seenAt] = [beside(doors.of, 1, 0), beside(cells, width, at.phone), beside(records.seenOn, 1, 0)];
  const flatOf = makeFlatOf(doors, personAt, surname, grouped, isOneName);

  const listed = { starts: new Int32Array(people + 1), items: new Int32Array(rows) };
  const phones = { starts: new Int32Array(people + 1), items: new Int32Array(rows) };
  const rowsAt = new Int32Array(rows);
  const [from, until] = [new Int32Array(rows), new Int32Array(rows)];
  const total = new Int32Array(people);
  let door = 0;
  let phone = 0;
  for (let person = 0; person < people; person++) {
    const [doorsFrom, phonesFrom] = [door, phone];
    for (let n = grouped.starts[person]!; n < grouped.starts[person + 1]!; n++) {
      if (doorAt[n] !== 0) {
        const own = flatOf(doorAt[n]!, person);
        let to = doorsFrom;
        while (to < door && listed.items[to] !== own) to += 1;
        if (to === door) {
          listed.items[to] = own;
          door += 1;
        }
        rowsAt[to]! += 1;
        total[person]! += 1;
        const seen = seenAt[n]!;
        // A tenancy began before the child was born who is named in it.
        const day = seen === 0 || yearOf(seen) < yearOf(born[person]!) ? 0 : daysSince1970(seen);
        if (day !== 0) {
          if (from[to] === 0 || day < from[to]!) from[to] = day;
          if (until[to] === 0 || day > until[to]!) until[to] = day;
        }
      }
      const called = phoneAt[n]!;
      if (called === 0) continue;
      let to = phonesFrom;
      while (to < phone && phones.items[to] !== called) to += 1;
      if (to < phone) continue;
      phones.items[to] = called;
      phone += 1;
    }
    listed.starts[person + 1] = door;
    phones.starts[person + 1] = phone;
  }
  return { people, first: Int32Array.from(first), personAt, doors: listed, rowsAt, from, until, total, surname, phones, born };
}

/** Which of a building's flats somebody means who names the building alone. */
function makeFlatOf(doors: Doors, personAt: Int32Array, surname: Int32Array, grouped: Lists, isOneName: (one: number, other: number) => boolean) {
  const flats = new Set([...doors.within.values()].flat());
  const surnamesAt = new Map<number, Set<number>>();
  for (let row = 0; flats.size > 0 && row < personAt.length; row++) {
    const door = doors.of[row]!;
    if (!flats.has(door) || surname[personAt[row]!] === 0) continue;
    const there = surnamesAt.get(door) ?? new Set();
    surnamesAt.set(door, there.add(surname[personAt[row]!]!));
  }
  return (building: number, person: number): number => {
    const within = doors.within.get(building);
    if (!within) return building;
    for (let n = grouped.starts[person]!; n < grouped.starts[person + 1]!; n++)
      if (within.includes(doors.of[grouped.items[n]!]!)) return doors.of[grouped.items[n]!]!;
    const family = within.filter(flat => [...(surnamesAt.get(flat) ?? [])].some(there => isOneName(there, surname[person]!)));
    return family.length === 1 ? family[0]! : building;
  };
}

/** Which items are in which of so many lists, each list in the order of its items. */
export function listsOf(listOf: Int32Array, lists: number): Lists {
  const starts = new Int32Array(lists + 1);
  for (let item = 0; item < listOf.length; item++) starts[listOf[item]! + 1]! += 1;
  for (let list = 0; list < lists; list++) starts[list + 1]! += starts[list]!;
  const next = starts.slice();
  const items = new Int32Array(listOf.length);
  for (let item = 0; item < listOf.length; item++) items[next[listOf[item]!]!++] = item;
  return { starts, items };
}

/** What most rows of a person say, of which each item says one; of two that as many say, the one said first. */
function most(starts: Int32Array, person: number, items: Int32Array): number {
  let best = 0;
  let times = 0;
  const end = starts[person + 1]!;
  for (let n = starts[person]!; n < end; n++) {
    const said = items[n]!;
    if (said === 0 || said === best) continue;
    let same = 0;
    for (let m = n; m < end; m++) if (items[m] === said) same += 1;
    if (same > times) [best, times] = [said, same];
  }
  return best;
}

/** Who holds each of so many items: people in the order of their numbers. */
export function holdersOf({ starts, items }: Lists, people: number, count: number): Lists {
  const held = { starts: new Int32Array(count + 1), items: new Int32Array(starts[people]!) };
  for (let n = 0; n < starts[people]!; n++) held.starts[items[n]! + 1]! += 1;
  for (let item = 0; item < count; item++) held.starts[item + 1]! += held.starts[item]!;
  const next = held.starts.slice();
  for (let person = 0; person < people; person++) for (let n = starts[person]!; n < starts[person + 1]!; n++) held.items[next[items[n]!]!++] = person;
  return held;
}
