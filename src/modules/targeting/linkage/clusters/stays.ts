import { at, type Records } from '../records.ts';
import type { Doors } from './doors.ts';

/** Where one person's rows say they live: doors, and how many rows name each. */
export type Stays = { doors: readonly number[]; rows: readonly number[]; total: number; surname: number; phones: readonly number[]; born: number };

/** What the rows of each person say together. A building is left out where another row, or the family in one of its flats, tells which flat. */
export function staysOf(
  { rows, cells, width }: Records,
  personOf: Int32Array,
  doors: Doors,
  isOneName: (one: number, other: number) => boolean,
): Map<number, Stays> {
  const counted = new Map<number, { doors: Map<number, number>; surnames: Map<number, number>; phones: Set<number>; born: Map<number, number> }>();
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    const own = counted.get(personOf[row]!) ?? {
      ...{ doors: new Map<number, number>(), surnames: new Map<number, number>(), phones: new Set<number>(), born: new Map<number, number>() },
    };
    counted.set(personOf[row]!, own);
    count(own.doors, doors.of[row]!);
    count(own.surnames, cells[from + at.surname]!);
    count(own.born, cells[from + at.born]!);
    if (cells[from + at.phone] !== 0) own.phones.add(cells[from + at.phone]!);
  }
  const surnamesAt = new Map<number, Set<number>>();
  for (const { doors: own, surnames } of counted.values())
    for (const door of own.keys()) {
      const there = surnamesAt.get(door) ?? new Set();
      surnamesAt.set(door, there.union(new Set(surnames.keys())));
    }
  const flatOf = (building: number, own: ReadonlyMap<number, number>, surname: number): number => {
    const flats = doors.within.get(building);
    if (!flats) return building;
    const mine = flats.filter(flat => own.has(flat));
    if (mine.length > 0) return mine[0]!;
    const family = flats.filter(flat => [...(surnamesAt.get(flat) ?? [])].some(there => isOneName(there, surname)));
    return family.length === 1 ? family[0]! : building;
  };
  return new Map(
    [...counted].map(([person, { doors: own, surnames, phones, born }]) => {
      const surname = most(surnames);
      const told = new Map<number, number>();
      for (const [door, times] of own) told.set(flatOf(door, own, surname), (told.get(flatOf(door, own, surname)) ?? 0) + times);
      const total = told.values().reduce((sum, times) => sum + times, 0);
      return [person, { doors: [...told.keys()], rows: [...told.values()], total, surname, phones: [...phones], born: most(born) }];
    }),
  );
}

const count = (counts: Map<number, number>, one: number) => {
  if (one !== 0) counts.set(one, (counts.get(one) ?? 0) + 1);
};

/** What is counted most often; of two as often, the lower. */
function most(counts: ReadonlyMap<number, number>): number {
  let [best, times] = [0, 0];
  for (const [one, n] of counts) if (n > times || (n === times && one < best)) [best, times] = [one, n];
  return best;
}
