import { gather, makeTellsWho, type Asked, type Clusters, type Weighed } from '../clusters/gather.ts';
import { makeEvidence } from '../model/evidence.ts';
import { levelsOf, surenessOf, type Sureness } from '../model/model.ts';
import { makeCompare, type Compare } from '../pairs/compare.ts';
import { findPairs } from '../pairs/find-pairs.ts';
import { makeAreHopeless } from '../pairs/hopeless.ts';
import { rulesFor } from '../pairs/keys.ts';
import { comparisonsFor } from '../pairs/levels.ts';
import { makeForenameLikeness } from '../pairs/names.ts';
import { patternNumbers } from '../pairs/pattern-numbers.ts';
import { makeTraits } from '../pairs/traits.ts';
import type { Records } from '../records.ts';
import type { Kept } from './keep.ts';
import { findHomes } from './find-homes.ts';
import { eachWithKey } from './row-index.ts';

export type Added = {
  /** By the new rows: the number of its person and household; below 0 the nth new one. */
  person: Float64Array;
  household: Float64Array;
  sureness: Float64Array;
  newPersons: number;
  newHouseholds: number;
  /** Pairs of a new row and another, new (its place behind those kept) or kept. */
  pairs: { count: number; one: Int32Array; other: Int32Array; pattern: Int32Array };
  surenessOf: readonly Sureness[];
  levels: readonly Uint8Array[];
};

/**
 * Links new rows to those of a run, with what that run learnt. A new row joins the person it fits, or is a new one; no two persons of the run are joined, and
 * nobody of it is taken apart: that is for the next whole run. `fresh` got its words from those kept.
 */
export function addRows(kept: Kept, fresh: Records, holdsOnce: readonly boolean[]): Added {
  const sizes = comparisonsFor(kept.extraNames).map(({ levels }) => levels.length);
  const both = together(kept, fresh);
  const compare = makeCompare(both);
  const found = findNewPairs(kept, both, fresh, compare);
  const levels = found.patterns.map(pattern => levelsOf(pattern, sizes));
  const sureness = levels.map(one => surenessOf(kept.model, one));
  const clusters = gatherNear(kept, both, found, {
    sureOf: Float64Array.from(sureness, one => one.person),
    evidence: makeEvidence(kept.model, compare, sizes),
    tellsWho: makeTellsWho(both),
    ...{ holdsOnce, decisions: [] },
  });
  const person = new Float64Array(fresh.rows);
  const numbers = new Map<number, number>();
  for (let row = 0; row < fresh.rows; row++) {
    const lowest = clusters.of[row]!;
    if (lowest < kept.places) {
      person[row] = kept.person[lowest]!;
      continue;
    }
    const number = numbers.get(lowest) ?? -numbers.size - 1;
    numbers.set(lowest, number);
    person[row] = number;
  }
  const homes = findHomes(kept, both, clusters.of);
  return {
    ...{ person, sureness: clusters.sureness, newPersons: numbers.size, ...homes },
    ...{ pairs: found, surenessOf: sureness, levels },
  };
}

/** Puts the new rows together with those of the persons they may be; all others need not be looked at. By new row the lowest row of its cluster, among all. */
function gatherNear(kept: Kept, both: Records, found: Weighed, asked: Omit<Asked, 'standing'>): Clusters {
  const isMet = new Uint8Array(kept.places);
  for (let n = 0; n < found.count; n++) if (found.one[n]! < kept.places) isMet[kept.lowest[found.one[n]!]!] = 1;
  const near: number[] = [];
  const nearOf = new Int32Array(both.rows);
  for (let row = 0; row < both.rows; row++) {
    if (row < kept.places && isMet[kept.lowest[row]!] === 0) continue;
    nearOf[row] = near.length;
    near.push(row);
  }
  const first = nearOf[kept.places]!;
  const clusters = gather(
    { rows: near.length, feedOf: Uint16Array.from(near, row => both.feedOf[row]!) },
    { ...found, one: found.one.map(row => nearOf[row]!), other: found.other.map(row => nearOf[row]!) },
    {
      ...asked,
      evidence: (one, other) => asked.evidence(near[one]!, near[other]!),
      tellsWho: row => asked.tellsWho(near[row]!),
      standing: Int32Array.from(near.slice(0, first), row => nearOf[kept.lowest[row]!]!),
    },
  );
  return { of: clusters.of.subarray(first).map(row => near[row]!), sureness: clusters.sureness.subarray(first) };
}

/** The rows kept, and the new ones behind them: in the room left there, if it is enough. */
function together(kept: Kept, fresh: Records): Records {
  const rows = kept.places + fresh.rows;
  const { buffer, byteOffset } = kept.cells;
  const hasRoom = byteOffset + rows * kept.width * 4 <= buffer.byteLength;
  const cells = hasRoom ? new Int32Array(buffer, byteOffset, rows * kept.width) : new Int32Array(rows * kept.width);
  if (!hasRoom) cells.set(kept.cells);
  cells.set(fresh.cells, kept.cells.length);
  const feedOf = new Uint16Array(rows);
  feedOf.set(kept.feedOf);
  feedOf.set(fresh.feedOf, kept.places);
  return { ...fresh, rows, cells, feedOf };
}

/** Pairs of which one at least is new: both share a key of some rule. */
function findNewPairs(kept: Kept, both: Records, fresh: Records, compare: Compare) {
  const { width, rows } = both;
  const rules = rulesFor(both).flatMap(rule => {
    const index = kept.index.get(rule.name);
    return index && !rule.isAddress ? [{ keyOf: rule.keyOf, index }] : [];
  });
  const traitsAt = makeTraits(both);
  const areHopeless = makeAreHopeless(both, makeForenameLikeness(both.words.names));
  const { of: numberOf, patterns } = patternNumbers();
  const [one, other, pattern]: [number[], number[], number[]] = [[], [], []];
  // The new row that met each row last: whoever shares several keys is met once.
  const metBy = new Int32Array(kept.places);
  for (let row = kept.places; row < rows; row++) {
    const traits = traitsAt(row * width);
    for (const { keyOf, index } of rules) {
      const key = keyOf(traits);
      if (key === 0) continue;
      eachWithKey(index, kept.places, key, place => {
        if (metBy[place] === row) return;
        metBy[place] = row;
        if (areHopeless(place, row)) return;
        one.push(place);
        other.push(row);
        pattern.push(numberOf(compare(place, row)));
      });
    }
  }
  const among = findPairs(fresh, (a, b) => compare(kept.places + a, kept.places + b));
  for (let n = 0; n < among.count; n++) {
    one.push(kept.places + among.one[n]!);
    other.push(kept.places + among.other[n]!);
    pattern.push(numberOf(among.patterns[among.pattern[n]!]!));
  }
  return { ...{ count: one.length, patterns }, one: Int32Array.from(one), other: Int32Array.from(other), pattern: Int32Array.from(pattern) };
}

/** A feed of the same name as one that is kept has more rows of it; others are feeds of their own. */
export function amongFeeds(kept: Kept, fresh: Records, isOnce: (name: string) => boolean): { records: Records; holdsOnce: boolean[] } {
  const holdsOnce = [...kept.holdsOnce];
  const places = fresh.feeds.map(({ name }) => {
    const known = kept.feeds.indexOf(name);
    return known === -1 ? holdsOnce.push(isOnce(name)) - 1 : known;
  });
  return { records: { ...fresh, feedOf: fresh.feedOf.map(feed => places[feed]!) }, holdsOnce };
}
