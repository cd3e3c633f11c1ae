import { gatherHouseholds } from '../clusters/households.ts';
import { rulesFor } from '../pairs/keys.ts';
import { makeSurnameLikeness } from '../pairs/names.ts';
import { makeTraits } from '../pairs/traits.ts';
import type { Records } from '../records.ts';
import type { Kept } from './keep.ts';
import { eachWithKey } from './row-index.ts';

// More people than this told of one address or phone are no household.
const mostTold = 60;

type Homes = { household: Float64Array; newHouseholds: number };

/**
 * The household of each new row's person. Somebody known stays where they were; for a new person those told of the same address or phone are weighed anew,
 * and whoever lives with some of them gets the household most of those have.
 */
export function findHomes(kept: Kept, both: Records, clusterOf: Int32Array): Homes {
  const { places } = kept;
  const newRows = Array.from({ length: both.rows - places }, (_, row) => places + row).filter(row => clusterOf[row - places]! >= places);
  const told = peopleTold(kept, both, newRows);
  const [rows, personOf] = rowsToWeigh(kept, told, newRows, clusterOf);
  const weighed = gatherHouseholds(subsetOf(kept, both, rows), personOf, makeSurnameLikeness(both.words.names));

  const votes = new Map<number, Map<number, number>>();
  for (const [nth, row] of rows.entries()) {
    if (row >= places || personOf[nth] !== nth) continue;
    const own = votes.get(weighed[nth]!) ?? new Map<number, number>();
    own.set(kept.household[row]!, (own.get(kept.household[row]!) ?? 0) + 1);
    votes.set(weighed[nth]!, own);
  }
  const made = new Map<number, number>();
  const numberOf = (home: number): number => {
    const own = votes.get(home);
    if (own) return [...own].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best))[0];
    if (!made.has(home)) made.set(home, -made.size - 1);
    return made.get(home)!;
  };
  const household = new Float64Array(both.rows - places);
  for (let row = 0; row < household.length; row++) if (clusterOf[row]! < places) household[row] = kept.household[clusterOf[row]!]!;
  for (const [nth, row] of rows.entries()) if (row >= places) household[row - places] = numberOf(weighed[nth]!);
  return { household, newHouseholds: made.size };
}

/** The lowest places of the persons kept who are told of an address or a phone of a new person. */
function peopleTold(kept: Kept, both: Records, newRows: readonly number[]): number[] {
  const { width } = both;
  const rules = rulesFor(both).filter(rule => rule.isAddress || rule.name === 'same phone number');
  const traitsAt = makeTraits(both);
  const told = new Set<number>();
  for (const rule of rules) {
    const index = kept.index.get(rule.name);
    if (!index) continue;
    const asked = new Set<number>();
    for (const row of newRows) {
      const key = rule.keyOf(traitsAt(row * width));
      if (key === 0 || asked.has(key)) continue;
      asked.add(key);
      const here: number[] = [];
      eachWithKey(index, kept.places, key, place => {
        if (rule.keyOf(traitsAt(place * width)) === key) here.push(kept.lowest[place]!);
      });
      if (here.length <= mostTold) for (const lowest of here) told.add(lowest);
    }
  }
  return [...told].sort((a, b) => a - b);
}

/** The rows of the people to weigh, and for each of them the first of its person among these. A place stands as often as rows say the same. */
function rowsToWeigh(kept: Kept, told: readonly number[], newRows: readonly number[], clusterOf: Int32Array): [number[], Int32Array] {
  const isWanted = new Uint8Array(kept.places);
  for (const lowest of told) isWanted[lowest] = 1;
  const rows: number[] = [];
  if (told.length > 0)
    for (let place = 0; place < kept.places; place++)
      if (isWanted[kept.lowest[place]!] === 1) for (let row = kept.firstRow[place]!; row < kept.firstRow[place + 1]!; row++) rows.push(place);
  rows.push(...newRows);
  const firstOf = new Map<number, number>();
  const personOf = Int32Array.from(rows, (row, nth) => {
    const cluster = row < kept.places ? kept.lowest[row]! : clusterOf[row - kept.places]!;
    if (!firstOf.has(cluster)) firstOf.set(cluster, nth);
    return firstOf.get(cluster)!;
  });
  return [rows, personOf];
}

function subsetOf(kept: Kept, both: Records, rows: readonly number[]): Records {
  const { width } = both;
  const cells = new Int32Array(rows.length * width);
  for (const [nth, row] of rows.entries()) cells.set(both.cells.subarray(row * width, (row + 1) * width), nth * width);
  let again = 0;
  const seenOn = Int32Array.from(rows, (row, nth) => {
    again = row === rows[nth - 1] ? again + 1 : 0;
    return row < kept.places ? kept.seenOn[kept.firstRow[row]! + again]! : both.seenOn[row - kept.places]!;
  });
  return {
    ...both,
    rows: rows.length,
    cells,
    seenOn,
    feedOf: Uint16Array.from(rows, row => both.feedOf[row]!),
    readAs: Int32Array.from(rows.keys()),
    rowNumber: new Int32Array(rows.length),
  };
}
