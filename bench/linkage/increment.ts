import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '#platform/start/progress.ts';
import type { Target } from '../keep.ts';
import type { Council } from './council/make-council.ts';
import { runOurs } from './engines.ts';
import { readClusters, type Truth } from './truth.ts';

const newRows = 10_000;
const tries = 5;

/** The last ten thousand rows of the largest file come a day later: how long it takes to link them to a run of all others, kept in a file, and how well it goes. */
export function benchIncrement(council: Council, truth: Truth): { targets: Target[]; measured: object } {
  const folder = join(council.folder, 'increment');
  for (const part of ['before', 'later']) mkdirSync(join(folder, part), { recursive: true });
  const largest = council.files.toSorted((one, other) => other.rows - one.rows)[0]!;
  const [head, ...lines] = readFileSync(largest.path, 'utf8').trimEnd().split('\n') as [string, ...string[]];
  const paths = { before: join(folder, 'before', `${largest.name}.csv`), later: join(folder, 'later', `${largest.name}.csv`) };
  writeFileSync(paths.before, `${[head, ...lines.slice(0, -newRows)].join('\n')}\n`);
  writeFileSync(paths.later, `${[head, ...lines.slice(-newRows)].join('\n')}\n`);
  const [map, run] = [join(council.folder, 'map.json'), join(folder, 'run')];
  const [before, later] = [join(folder, 'before.csv'), join(folder, 'later.csv')];

  const files = council.files.map(({ path }) => (path === largest.path ? paths.before : path));
  const { persons } = runOurs([...files.flatMap(path => ['--in', path]), '--map', map, '--out', before, '--keep', run]) as { persons: number };
  const megabytes = statSync(run).size / 1024 / 1024;
  const took = Array.from({ length: tries }, () => {
    const began = performance.now();
    const summary = runOurs(['--in', paths.later, '--map', map, '--from', run, '--out', later]) as { cpuSeconds: number; peakMegabytes: number };
    return { ...summary, wallSeconds: (performance.now() - began) / 1000 };
  }).toSorted((one, other) => one.wallSeconds - other.wallSeconds);
  const middle = took[Math.floor(tries / 2)]!;
  const found = judge(truth, { before, later, first: truth.starts.get(largest.name)! + lines.length - newRows });
  rmSync(run);
  say(
    `${newRows} rows more: ${middle.wallSeconds.toFixed(2)} s (${took.map(({ wallSeconds }) => wallSeconds.toFixed(2)).join(', ')}), ${middle.cpuSeconds.toFixed(2)} s of processor, ` +
      `${middle.peakMegabytes.toFixed(0)} MB, against ${persons} persons kept in ${megabytes.toFixed(0)} MB; ${percent(found.right)} of those known joined themselves, ${percent(found.wrong)} of all somebody else`,
  );
  const name = `${newRows.toLocaleString('en-GB')} rows more against ${(persons / 1e6).toFixed(2)} million persons, process and all`;
  return {
    targets: [{ name, goal: '≤2 s', value: `${middle.wallSeconds.toFixed(2)} s`, met: middle.wallSeconds <= 2 }],
    measured: { persons, megabytes, took, ...found },
  };
}

/** Of the rows whose person the run knew, how many joined it; of all, how many joined a person none of whose rows is theirs. */
function judge(truth: Truth, { before, later, first }: { before: string; later: string; first: number }): { right: number; wrong: number } {
  const known = readClusters(before, truth).person;
  const numbersOf = new Map<number, Set<number>>();
  const taken = new Set<number>();
  for (let row = 0; row < truth.rows; row++) {
    if (known[row] === 0) continue;
    taken.add(known[row]!);
    numbersOf.set(truth.person[row]!, (numbersOf.get(truth.person[row]!) ?? new Set()).add(known[row]!));
  }
  let [right, wrong, here] = [0, 0, 0];
  const lines = readFileSync(later, 'utf8').trimEnd().split('\n').slice(1);
  for (const [nth, line] of lines.entries()) {
    const person = Number(line.split(',')[3]);
    const own = numbersOf.get(truth.person[first + nth]!);
    if (own) here += 1;
    if (own?.has(person)) right += 1;
    else if (taken.has(person)) wrong += 1;
  }
  return { right: right / here, wrong: wrong / lines.length };
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
