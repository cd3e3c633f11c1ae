import { address } from '../pairs/levels.ts';
import type { Pairs } from '../pairs/find-pairs.ts';
import { at, type Records } from '../records.ts';

// More people than this at one address live in flats or a home: only those of one surname are one household.
const mostInOneHousehold = 12;

/** For each row the household of its person: the lowest person's row. People live together who share an address; one who moved lives where most of their rows say. */
export function gatherHouseholds(
  records: Records,
  pairs: Pairs,
  personOf: Int32Array,
  dwellingKey: (from: number) => number,
  addressOf: (pattern: number) => number,
): Int32Array {
  const { rows, width, cells } = records;
  const dwellings = new Map<number, number>();
  const dwellingOf = new Int32Array(rows);
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    const key = dwellingKey(from);
    if (key === 0) continue;
    const known = dwellings.get(key) ?? dwellings.size + 1;
    dwellings.set(key, known);
    dwellingOf[row] = known;
  }
  const same = joined(dwellings.size + 1);
  // One person at two spellings of an address.
  for (let n = 0; n < pairs.count; n++) {
    const [i, j] = [pairs.one[n]!, pairs.other[n]!];
    if (personOf[i] !== personOf[j] || dwellingOf[i] === dwellingOf[j] || dwellingOf[i] === 0 || dwellingOf[j] === 0) continue;
    if (addressOf(pairs.pattern[n]!) === address.dwelling) same.join(dwellingOf[i]!, dwellingOf[j]!);
  }
  const stays = new Map<number, Map<number, number>>();
  for (let row = 0; row < rows; row++) {
    if (dwellingOf[row] === 0) continue;
    const dwelling = same.find(dwellingOf[row]!);
    const own = stays.get(personOf[row]!) ?? new Map<number, number>();
    own.set(dwelling, (own.get(dwelling) ?? 0) + 1);
    stays.set(personOf[row]!, own);
  }
  joinMoved(stays, same);
  const homes = new Map<number, number[]>();
  for (const [person, own] of stays) {
    const home = mainHome(own, same.find);
    const there = homes.get(home);
    if (there) there.push(person);
    else homes.set(home, [person]);
  }
  const households = Int32Array.from(personOf);
  const householdOf = new Int32Array(rows).fill(-1);
  for (const people of homes.values()) {
    const parts = people.length <= mostInOneHousehold ? [people] : [...Map.groupBy(people, person => cells[person * width + at.surname]!).values()];
    for (const part of parts) {
      const first = part.reduce((lowest, person) => Math.min(lowest, person));
      for (const person of part) householdOf[person] = first;
    }
  }
  for (let row = 0; row < rows; row++) households[row] = householdOf[personOf[row]!] === -1 ? personOf[row]! : householdOf[personOf[row]!]!;
  return households;
}

/** Where two people or more went from one address to another together, the household is the same. */
function joinMoved(stays: ReadonlyMap<number, ReadonlyMap<number, number>>, same: ReturnType<typeof joined>): void {
  const moves = new Map<string, number>();
  for (const own of stays.values()) {
    if (own.size < 2 || own.size > 6) continue;
    const places = [...own.keys()].sort((a, b) => a - b);
    for (const [nth, one] of places.entries()) for (const other of places.slice(nth + 1)) moves.set(`${one} ${other}`, (moves.get(`${one} ${other}`) ?? 0) + 1);
  }
  for (const [move, people] of moves) {
    if (people < 2) continue;
    const [one, other] = move.split(' ').map(Number);
    same.join(one!, other!);
  }
}

function mainHome(own: ReadonlyMap<number, number>, find: (dwelling: number) => number): number {
  const rows = new Map<number, number>();
  for (const [dwelling, count] of own) rows.set(find(dwelling), (rows.get(find(dwelling)) ?? 0) + count);
  return [...rows].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best))[0];
}

function joined(size: number) {
  const parent = Int32Array.from({ length: size }, (_, n) => n);
  const find = (one: number): number => {
    let root = one;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = one; at !== root;) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  const join = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)];
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  };
  return { find, join };
}
