import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asRead } from './canonical.ts';
import { addFiles, byCommand, type AddedSummary } from './command-add.ts';
import { countAgainst, type Count } from './count-against.ts';
import { keepRun } from './kept/keep.ts';
import { link, type Linked } from './link.ts';
import { asSplinkSettings } from './model/splink-settings.ts';
import { prepare, type RawFeed } from './prepare.ts';
import type { ColumnMap } from './read/columns.ts';
import type { Fault } from './read/csv.ts';
import { newDictionaries, feedName, readFeed } from './read/read-feed.ts';
import { numbered, writeClusters } from './write/write-clusters.ts';
import { writePairs } from './write/write-pairs.ts';

/** Something about the command that whoever typed it can mend. */
export class Mistaken extends Error {}

export type Summary = {
  feeds: readonly { name: string; rows: number; columns: object; faults: number; examples: readonly Fault[] }[];
  rows: number;
  pairs: number;
  patterns: number;
  persons: number;
  households: number;
  truth?: Count;
  byRule: Linked['pairs']['byRule'];
  training: Linked['trained']['blocks'];
  /** Until who is who was written; the pairs and the model are written after. */
  cpuSeconds: number;
  wallSeconds: number;
  peakMegabytes: number;
};

type Asked = {
  in: string[];
  out: string;
  map: string | undefined;
  pairs: string | undefined;
  splink: string | undefined;
  keep: string | undefined;
  from: string | undefined;
  truth: string | undefined;
  uniqueWithinFeed: boolean;
  workers: number | undefined;
  seed: number;
};

/** `npm run link`: links files, or with --from further files to those of a run that was kept. Gives the summary that is printed. Nobody is born after `latestYear`. */
export const runCommand = (args: readonly string[], latestYear: number): Summary | AddedSummary =>
  args.includes('--from') ? addToRun(args, latestYear) : linkFiles(args, latestYear);

function addToRun(args: readonly string[], latestYear: number): AddedSummary {
  const asked = readArguments(args);
  const only = Object.entries({ pairs: asked.pairs, splink: asked.splink, truth: asked.truth, keep: asked.keep }).find(([, value]) => value !== undefined);
  if (only) throw new Mistaken(`--${only[0]} goes with a whole run, not with --from.`);
  const maps = mapsIn(asked);
  const added = addFiles({ ...asked, from: asked.from!, mapOf: feed => mapFor(maps, feed) }, latestYear);
  if (!added) throw new Mistaken(`${asked.from} holds no run that can be taken up. Keep one with --keep.`);
  return added;
}

/** Reads files, links them, and writes who is who. */
export function linkFiles(args: readonly string[], latestYear: number): Summary {
  const began = performance.now();
  const asked = readArguments(args);
  const maps = mapsIn(asked);
  const dictionaries = newDictionaries();
  const feeds = asked.in.map(path => readFeed(path, dictionaries, mapFor(maps, feedName(path)), asked.truth));
  const records = prepare(feeds, dictionaries, latestYear);
  const linked = link(records, {
    seed: asked.seed,
    workers: asked.workers,
    ...(asked.uniqueWithinFeed && { holdsOnce: feeds.map(() => true) }),
  });
  const numbers = { person: numbered(linked.persons.of, records), household: numbered(linked.households, records) };
  writeClusters(asked.out, records, { ...numbers, sureness: linked.persons.sureness });
  // What comes now was asked for beside who is who.
  const { user, system } = process.cpuUsage();
  const wallSeconds = (performance.now() - began) / 1000;
  if (asked.keep !== undefined) keepRun(asked.keep, records, linked, asNumbers(numbers), byCommand);
  if (asked.pairs !== undefined) writePairs(asked.pairs, records, linked);
  if (asked.splink !== undefined) writeFileSync(asked.splink, `${JSON.stringify(asSplinkSettings(linked.trained.model), null, 2)}\n`);
  return {
    feeds: feeds.map(({ name, rows, faults, columns }) => ({ name, rows, columns, faults: faults.length, examples: faults.slice(0, 5) })),
    rows: records.rows,
    pairs: linked.pairs.count,
    patterns: linked.pairs.patterns.length,
    persons: countDistinct(linked.persons.of),
    households: countDistinct(linked.households),
    ...(asked.truth !== undefined && {
      truth: countAgainst(
        asRead(records, row => linked.persons.of[row]!),
        truthOf(feeds),
      ),
    }),
    byRule: linked.pairs.byRule,
    training: linked.trained.blocks,
    cpuSeconds: (user + system) / 1e6,
    wallSeconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

function readArguments(args: readonly string[]): Asked {
  const options = {
    in: { type: 'string', multiple: true },
    out: { type: 'string' },
    map: { type: 'string' },
    pairs: { type: 'string' },
    splink: { type: 'string' },
    keep: { type: 'string' },
    from: { type: 'string' },
    truth: { type: 'string' },
    seed: { type: 'string' },
    workers: { type: 'string' },
    'unique-within-feed': { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (!values.in?.length || values.out === undefined) throw new Mistaken('Say what to read and where to write: npm run link -- --in A.csv --out clusters.csv');
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed)) throw new Mistaken('--seed takes a whole number.');
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= 64)) throw new Mistaken('--workers takes a number from 1 to 64.');
  return {
    in: values.in,
    out: values.out,
    map: values.map,
    pairs: values.pairs,
    splink: values.splink,
    keep: values.keep,
    from: values.from,
    truth: values.truth,
    seed,
    workers,
    uniqueWithinFeed: values['unique-within-feed'] ?? false,
  };
}

const mapsIn = ({ map }: Asked) => (map === undefined ? {} : (JSON.parse(readFileSync(map, 'utf8')) as Record<string, unknown>));

/** The map for one feed: its own, where the maps are kept by feed, or the one for all. */
function mapFor(maps: Record<string, unknown>, feed: string): ColumnMap | undefined {
  if (Object.keys(maps).length === 0) return undefined;
  const own = maps[feed];
  if (typeof own === 'object' && own !== null) return own as ColumnMap;
  return Object.entries(maps).some(([field, value]) => typeof value === 'object' && field !== 'date_of_birth') ? undefined : (maps as ColumnMap);
}

const asNumbers = ({ person, household }: { person: Int32Array; household: Int32Array }) => ({
  person: Float64Array.from(person),
  household: Float64Array.from(household),
});

/** Of lowest rows, how many there are. */
const countDistinct = (of: Int32Array) => of.reduce((count, lowest, row) => count + (lowest === row ? 1 : 0), 0);

const truthOf = (feeds: readonly RawFeed[]): number[] => feeds.flatMap(({ cells, rows }) => [...cells.get('truth')!.subarray(0, rows)]);
