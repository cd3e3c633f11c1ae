import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asRead } from './canonical.ts';
import { bandOf } from './clusters/gather.ts';
import { countAgainst, type Count } from './count-against.ts';
import { link, type Linked } from './link.ts';
import { asSplinkSettings } from './model/splink-settings.ts';
import { comparisonsFor } from './pairs/levels.ts';
import { prepare, type RawFeed } from './prepare.ts';
import type { ColumnMap } from './read/columns.ts';
import type { Fault } from './read/csv.ts';
import { newDictionaries, feedName, readFeed } from './read/read-feed.ts';
import type { Records } from './records.ts';
import { writingBytes } from './write.ts';

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
  truth: string | undefined;
  uniqueWithinFeed: boolean;
  seed: number;
};

/** `npm run link`: reads files, links them, writes who is who, and gives the summary that is printed. Nobody in them is born after `latestYear`. */
export function linkFiles(args: readonly string[], latestYear: number): Summary {
  const began = performance.now();
  const asked = readArguments(args);
  const maps = asked.map === undefined ? {} : (JSON.parse(readFileSync(asked.map, 'utf8')) as Record<string, unknown>);
  const dictionaries = newDictionaries();
  const feeds = asked.in.map(path => readFeed(path, dictionaries, mapFor(maps, feedName(path)), asked.truth));
  const records = prepare(feeds, dictionaries, latestYear);
  const linked = link(records, { seed: asked.seed, ...(asked.uniqueWithinFeed && { holdsOnce: feeds.map(() => true) }) });
  writeClusters(asked.out, records, linked);
  // What comes now was asked for beside who is who.
  const { user, system } = process.cpuUsage();
  const wallSeconds = (performance.now() - began) / 1000;
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
    truth: { type: 'string' },
    seed: { type: 'string' },
    'unique-within-feed': { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (!values.in?.length || values.out === undefined) throw new Mistaken('Say what to read and where to write: npm run link -- --in A.csv --out clusters.csv');
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed)) throw new Mistaken('--seed takes a whole number.');
  return {
    in: values.in,
    out: values.out,
    map: values.map,
    pairs: values.pairs,
    splink: values.splink,
    truth: values.truth,
    seed,
    uniqueWithinFeed: values['unique-within-feed'] ?? false,
  };
}

/** The map for one feed: its own, where the maps are kept by feed, or the one for all. */
function mapFor(maps: Record<string, unknown>, feed: string): ColumnMap | undefined {
  if (Object.keys(maps).length === 0) return undefined;
  const own = maps[feed];
  if (typeof own === 'object' && own !== null) return own as ColumnMap;
  return Object.entries(maps).some(([field, value]) => typeof value === 'object' && field !== 'date_of_birth') ? undefined : (maps as ColumnMap);
}

/** Of lowest rows, how many there are. */
const countDistinct = (of: Int32Array) => of.reduce((count, lowest, row) => count + (lowest === row ? 1 : 0), 0);

const truthOf = (feeds: readonly RawFeed[]): number[] => feeds.flatMap(({ cells, rows }) => [...cells.get('truth')!.subarray(0, rows)]);

/** A cell that holds a delimiter or a quotation mark is quoted. */
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function writing(path: string, head: string) {
  const file = openSync(path, 'w');
  let text = `${head}\n`;
  return {
    line: (line: string) => {
      text += `${line}\n`;
      if (text.length < 1 << 20) return;
      writeSync(file, text);
      text = '';
    },
    end: () => {
      writeSync(file, text);
      closeSync(file);
    },
  };
}

/** Persons and households are numbered as they are first met. */
function numbered(of: Int32Array, rows: Int32Array): Int32Array {
  const numbers = new Int32Array(of.length);
  const found = new Int32Array(of.length);
  let count = 0;
  for (const row of rows) found[row] = numbers[of[row]!] ||= ++count;
  return found;
}

function writeClusters(path: string, records: Records, { persons, households }: Linked): void {
  const { feeds, feedOf, rowNumber, readAs, idOf } = records;
  const { bytes, number, end } = writingBytes(path);
  const asBytes = (text: string) => Buffer.from(text);
  const names = feeds.map(({ name }) => asBytes(`${cell(name)},`));
  const [comma, point, line] = [asBytes(','), asBytes('.'), asBytes('\n')];
  const rows = new Int32Array(records.rows);
  for (let row = 0; row < records.rows; row++) rows[readAs[row]!] = row;
  const [person, household] = [numbered(persons.of, rows), numbered(households, rows)];
  bytes(asBytes('feed,row,id,person,household,probability_in_cluster\n'));
  for (let read = 0; read < rows.length; read++) {
    const row = rows[read]!;
    bytes(names[feedOf[row]!]!);
    number(rowNumber[row]!);
    bytes(comma);
    const id = idOf(read);
    if (id !== '') bytes(asBytes(cell(id)));
    bytes(comma);
    number(person[row]!);
    bytes(comma);
    number(household[row]!);
    bytes(comma);
    const sure = Math.round(persons.sureness[row]! * 10_000);
    number(Math.floor(sure / 10_000));
    bytes(point);
    number(sure % 10_000, 4);
    bytes(line);
  }
  end();
}

/** The pairs that are linked and those that a person should look at, with what speaks for and against each. */
function writePairs(path: string, { feeds, feedOf, rowNumber, extraNames }: Records, { pairs, sureness, levels }: Linked): void {
  const { line, end } = writing(path, 'feed_a,row_a,feed_b,row_b,probability,band,reasons');
  const comparisons = comparisonsFor(extraNames);
  const names = feeds.map(({ name }) => cell(name));
  const words = levels.map(one => cell([...one].flatMap((level, nth) => (level === 0 ? [] : [comparisons[nth]!.levels[level]!])).join('; ')));
  for (let n = 0; n < pairs.count; n++) {
    const pattern = pairs.pattern[n]!;
    const sure = sureness[pattern]!.person;
    const band = bandOf(sure);
    if (band === 'no') continue;
    const [one, other] = [pairs.one[n]!, pairs.other[n]!];
    line(`${names[feedOf[one]!]!},${rowNumber[one]!},${names[feedOf[other]!]!},${rowNumber[other]!},${sure.toFixed(6)},${band},${words[pattern]!}`);
  }
  end();
}
