import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Council } from './council/make-council.ts';

const root = join(import.meta.dirname, '../..');

/** What an engine says of its own run: a process of its own, so that time and memory are its alone. Ours is started as its command is. */
export type Ran = { pairs: number; cpuSeconds: number; wallSeconds: number; peakMegabytes: number; clusters: string };

export function runOurs(args: readonly string[]): Record<string, unknown> {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['run.mjs', 'tools/link.ts', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`The linkage engine stopped: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Our engine by its command, on all feeds of a council, with so many threads; where `isDated` is false, rows do not say on which day they were so. */
export function linkCouncil({ folder, files }: Council, isDated: boolean, workers: number): Ran & { pairsFile: string } {
  const [clusters, pairsFile] = [join(folder, 'ours-clusters.csv'), join(folder, 'ours-pairs.csv')];
  const began = performance.now();
  const summary = runOurs([
    ...files.flatMap(({ path }) => ['--in', path]),
    '--map',
    isDated ? join(folder, 'map.json') : undated(folder),
    '--out',
    clusters,
    '--pairs',
    pairsFile,
    '--workers',
    String(workers),
  ]);
  const wallSeconds = (performance.now() - began) / 1000;
  return { ...(summary as Omit<Ran, 'clusters'>), wallSeconds, clusters, pairsFile };
}

function undated(folder: string): string {
  const maps = JSON.parse(readFileSync(join(folder, 'map.json'), 'utf8')) as Record<string, Record<string, string>>;
  const path = join(folder, 'map-undated.json');
  const without = Object.entries(maps).map(([feed, map]) => [feed, Object.fromEntries(Object.entries(map).filter(([field]) => field !== 'seen_on'))]);
  writeFileSync(path, JSON.stringify(Object.fromEntries(without)));
  return path;
}

/** DuckDB in Splink's shape, on the same files. */
export function linkByReference({ folder, files }: Council): Ran & { thresholds: { threshold: number; clusters: string }[] } {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/linkage-reference.ts', folder, ...files.map(({ name }) => name)], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`The reference stopped: ${stderr}`);
  return { ...(JSON.parse(stdout) as ReturnType<typeof linkByReference>), wallSeconds: (performance.now() - began) / 1000 };
}
