import { addRows, amongFeeds } from '../../linkage/kept/add-rows.ts';
import { takeUp } from '../../linkage/kept/keep.ts';
import { prepare } from '../../linkage/prepare.ts';
import { recordFeed } from '../../match.ts';
import type { HandedFeed, Outcome } from '../exchange.ts';
import { changesOf } from './changes.ts';
import type { Gathered } from './gather-rows.ts';
import { keepNumbers } from './keep-numbers.ts';

type Asked = { feeds: readonly HandedFeed[]; path: string; about: string; latestYear: number };

/**
 * Links what was gathered to the run that is kept. Null: nothing is kept of that run here. Persons who are new since keep the numbers that an earlier
 * adding gave them. Doubtful pairs are for the next whole run.
 */
export function addGathered(gathered: Gathered, { feeds, path, about, latestYear }: Asked): Outcome | null {
  const kept = takeUp(path, about);
  if (!kept) return null;
  const { known } = gathered;
  const fresh = prepare(gathered.feeds, gathered.dictionaries, latestYear, kept);
  const isOnce = (name: string) => name === recordFeed || feeds.some(({ id, holdsPersonOnce }) => id === name && holdsPersonOnce);
  const { records, holdsOnce } = amongFeeds(kept, fresh, isOnce);
  const added = addRows(kept, records, holdsOnce);
  const asGathered = (of: Float64Array) => {
    const found = new Float64Array(of.length);
    for (let row = 0; row < of.length; row++) found[fresh.readAs[row]!] = of[row]!;
    return found;
  };
  const persons = withOldNumbers(asGathered(added.person), known.current.person, known.rowId, kept.person);
  const households = withOldNumbers(asGathered(added.household), known.current.household, known.rowId, kept.household);
  const changes = changesOf(known, { persons: persons.numberOf, households: households.numberOf, sureness: Float32Array.from(asGathered(added.sureness)) });
  return {
    ...{ rows: fresh.rows, pairs: added.pairs.count, persons: new Set(persons.numberOf).size, households: new Set(households.numberOf).size },
    ...{ newPersons: persons.made, newHouseholds: households.made, ...changes, doubtful: [], model: null, report: null },
  };
}

/** Numbers below 0 are new ones: those whose rows had a number that nobody of the kept run has keep it, the others are counted anew. */
function withOldNumbers(found: Float64Array, old: Float64Array, key: Float64Array, taken: Float64Array): { numberOf: Float64Array; made: number } {
  const fresh = [...found.keys()].filter(row => found[row]! < 0);
  const asked = new Set(fresh.map(row => old[row]!));
  for (const number of taken) asked.delete(number);
  const pick = (from: Float64Array) => Float64Array.from(fresh, row => from[row]!);
  const { numberOf, made } = keepNumbers(
    Int32Array.from(fresh, row => found[row]!),
    pick(old).map(number => (asked.has(number) ? number : 0)),
    pick(key),
  );
  const all = Float64Array.from(found);
  fresh.forEach((row, nth) => (all[row] = numberOf[nth]!));
  return { numberOf: all, made };
}
