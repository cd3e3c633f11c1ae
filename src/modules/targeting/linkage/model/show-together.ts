import { newKeyNumbers } from '../values/key-numbers.ts';
import { countsOf, rarities } from '../counts.ts';
import { sameName } from '../pairs/levels.ts';
import { at, type Records } from '../records.ts';
import { yearOf } from '../values/dates.ts';
import { namesPlace, namesTogetherLength } from './together.ts';

/**
 * What the rows themselves show: how many pairs share both names; of those that share a forename, how many have the same sex and another (by level); and how
 * many times as often rows of one forename are of one generation as two at random.
 */
export type Shown = { sharedNames: Float64Array; sexes: Float64Array; births: Float64Array };

/** Rare names are shared by one person’s rows far more often than by strangers: what is left when those are taken away tells nothing. */
export const leastCommon = 3;
/** As if so many pairs had been seen that show nothing. */
export const asIfSeen = 100;
// Years that one person's rows seldom have between them by a slip, and people of one generation often.
const yearsNear = 3;
const [mostYears, mostTimes] = [4096, 20];

export function showTogether(records: Records): Shown {
  const forenames = rarities(countsOf(records, at.forename), records.rows);
  return { sharedNames: countSharedNames(records, forenames), sexes: countSexes(records, forenames), births: birthsByForename(records, forenames) };
}

function countSharedNames(records: Records, forenames: Uint8Array): Float64Array {
  const { cells, rows, width } = records;
  const surnames = rarities(countsOf(records, at.surname), rows);
  const numbers = newKeyNumbers();
  const counts: number[] = [0];
  const shared = new Float64Array(namesTogetherLength);
  for (let row = 0, from = 0; row < rows; row++, from += width) {
    const [forename, surname] = [cells[from + at.forename]!, cells[from + at.surname]!];
    if (forename === 0 || surname === 0) continue;
    const number = numbers.of(forename * 0x4000000 + surname);
    // The nth row of a name meets those before it.
    shared[namesPlace(forenames[forename]!, surnames[surname]!)]! += counts[number] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return shared;
}

function countSexes({ cells, rows, width }: Records, rarityOf: Uint8Array): Float64Array {
  const rowsOf = new Map<number, number>();
  const found = new Float64Array(3);
  for (let from = 0; from < rows * width; from += width) {
    const [forename, sex] = [cells[from + at.forename]!, cells[from + at.sex]!];
    if (forename === 0 || sex === 0 || rarityOf[forename]! < leastCommon) continue;
    for (const other of [1, 2]) found[other === sex ? 1 : 2]! += rowsOf.get(forename * 4 + other) ?? 0;
    rowsOf.set(forename * 4 + sex, (rowsOf.get(forename * 4 + sex) ?? 0) + 1);
  }
  return found;
}

/** By how common the forename is. Rows born in one year are left out: most of them are one person’s. */
function birthsByForename({ cells, rows, width }: Records, rarityOf: Uint8Array): Float64Array {
  const [byYear, byName] = [new Map<number, number>(), new Map<number, number>()];
  const add = (to: Map<number, number>, key: number) => to.set(key, (to.get(key) ?? 0) + 1);
  for (let from = 0; from < rows * width; from += width) {
    const [forename, birth] = [cells[from + at.forename]!, cells[from + at.born]!];
    if (forename === 0 || birth === 0) continue;
    add(byYear, yearOf(birth));
    add(byName, forename * mostYears + yearOf(birth));
  }
  const usual = shareNear(byYear, () => 0)[0]!;
  const found = shareNear(byName, key => rarityOf[Math.floor(key / mostYears)]!, usual);
  return found.map((share, rarity) => (rarity < leastCommon || usual === 0 ? 1 : Math.min(mostTimes, Math.max(1, share / usual))));
}

/** Of pairs of one name and different years, what share have few years between them; by the name’s rarity. */
function shareNear(counts: ReadonlyMap<number, number>, rarityOf: (key: number) => number, usual = 0): Float64Array {
  const near = new Float64Array(sameName.length + 1).fill(asIfSeen * usual);
  const all = near.slice().fill(asIfSeen);
  const before = new Map<number, number>();
  for (const [key, count] of counts) {
    const [name, rarity] = [Math.floor(key / mostYears), rarityOf(key)];
    for (let years = 1; years <= yearsNear; years++) near[rarity]! += count * (counts.get(key + years) ?? 0);
    all[rarity]! += count * (before.get(name) ?? 0);
    before.set(name, (before.get(name) ?? 0) + count);
  }
  return near.map((count, rarity) => count / all[rarity]!);
}
