import { prepare } from './prepare.ts';
import type { ColumnMap } from './read/columns.ts';
import { newDictionaries, feedName, readFeed } from './read/read-feed.ts';
import { addRows, amongFeeds, type Added } from './kept/add-rows.ts';
import { takeUp, type Kept } from './kept/keep.ts';
import { writeClusters } from './write/write-clusters.ts';

/** What a run of the command is kept as; the service keeps its own. */
export const byCommand = 'command';

export type AddedSummary = {
  rows: number;
  pairs: number;
  newPersons: number;
  newHouseholds: number;
  cpuSeconds: number;
  wallSeconds: number;
  peakMegabytes: number;
};

type Asked = { in: readonly string[]; from: string; out: string; uniqueWithinFeed: boolean; mapOf(feed: string): ColumnMap | undefined };

/** Links the rows of further files to those of a run that was kept; null where there is none. Their persons keep the numbers they had. */
export function addFiles(asked: Asked, latestYear: number): AddedSummary | null {
  const began = performance.now();
  const kept = takeUp(asked.from, byCommand);
  if (!kept) return null;
  const dictionaries = newDictionaries();
  const feeds = asked.in.map(path => readFeed(path, dictionaries, asked.mapOf(feedName(path))));
  const fresh = prepare(feeds, dictionaries, latestYear, kept);
  const { records, holdsOnce } = amongFeeds(kept, fresh, () => asked.uniqueWithinFeed);
  const added = addRows(kept, records, holdsOnce);
  writeClusters(asked.out, fresh, numbersOf(kept, added));
  const { user, system } = process.cpuUsage();
  return {
    ...{ rows: fresh.rows, pairs: added.pairs.count, newPersons: added.newPersons, newHouseholds: added.newHouseholds },
    cpuSeconds: (user + system) / 1e6,
    wallSeconds: (performance.now() - began) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** New persons and households are numbered behind all others. */
function numbersOf(kept: Kept, { person, household, sureness }: Added) {
  const behind = (known: Float64Array, found: Float64Array) => {
    let last = 0;
    for (const number of known) if (number > last) last = number;
    return found.map(number => (number < 0 ? last - number : number));
  };
  return { person: behind(kept.person, person), household: behind(kept.household, household), sureness };
}
