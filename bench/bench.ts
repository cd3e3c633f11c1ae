import { existsSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { explain, say } from '#platform/start/progress.ts';
import { startService, type Service } from '#test/kill/service.ts';
import { benchCommissioning } from './commissioning/commissioning.ts';
import { benchConcerns } from './concerns/concerns.ts';
import { benchDirectory } from './directory/directory.ts';
import { benchFeeds } from './feeds/feeds.ts';
import { benchFlood } from './flood/flood.ts';
import { keep, numberAfter, type Target } from './keep.ts';
import { benchLinkage } from './linkage/linkage.ts';
import { benchSingleView } from './single-view/single-view.ts';
import { benchOfferSearch } from './offer-search/offer-search.ts';
import { measure, type Line, type Pressure } from './speed/measuring.ts';
import { findCast } from './speed/people.ts';
import { makeScenarios } from './speed/scenarios.ts';
import { watchDatabase } from './speed/statements.ts';
import { targetsOf } from './speed/targets.ts';

// npm run bench: how fast the pages are in a large council, through session, access, recorded reads and whole pages
// npm run bench -- linkage: who is who in partners' files (bench/linkage/linkage.ts)
// npm run bench -- feeds: how long a partner's file of a million rows takes (bench/feeds/feeds.ts)
// npm run bench -- single-view: what partners know of a family, on a page (bench/single-view/single-view.ts)
// npm run bench -- offer-search: whether parents' phrases find what they mean, and how fast /services is (bench/offer-search/offer-search.ts)
// npm run bench -- concerns: how long it takes to find the families of concern (bench/concerns/concerns.ts)
// npm run bench -- commissioning: needs beside services in a large council (bench/commissioning/commissioning.ts)
// npm run bench -- directory: how fast the local offer of 10,000 services answers (bench/directory/directory.ts)
// npm run bench -- flood: people at work while the local offer is flooded (bench/flood/flood.ts)
// --size N (1; a council of N × 350,000 families, made first if it is not there) · --seconds N for each line (10) · --only WORDS (those scenarios whose name holds them) · --json ends with the targets as JSON

const root = join(import.meta.dirname, '..');
const size = numberAfter('--size', 1);
const seconds = numberAfter('--seconds', 10);
const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const pressures: readonly Pressure[] = [{ perSecond: 1 }, { perSecond: 10 }, { perSecond: 40 }, { perSecond: 200 }, { connections: 10 }];

async function bench(): Promise<{ lines: Line[]; targets: Target[] }> {
  const folder = resolve(root, `.data-large-${size}`);
  if (!existsSync(join(folder, 'postgres'))) makeCouncil(folder);
  // Started twice: the first time, it may have had migrations to run.
  await stop(await readyService(folder));
  const { service, readyMs } = await readyService(folder);
  try {
    const urls = await joinRunning(folder);
    if (!urls) throw new Error('The database of the council cannot be joined');
    const { superuser } = urls;
    const scenarios = (await makeScenarios(service.address, await findCast(superuser, 40), 10, superuser)).filter(({ name }) => name.includes(only));
    const lines: Line[] = [];
    say(head);
    for (const scenario of scenarios) {
      // Warm first: what is compiled and cached once is not what people wait for all day.
      await measure(scenario, { connections: 4 }, 2, { folder, superuserUrl: superuser, statements: 0, databaseP95: 0 });
      await scenario.prepare?.(watched);
      const seen = await watchDatabase(superuser, folder, watched, scenario.doing);
      const once = { statements: middle(seen.map(({ statements }) => statements)), databaseP95: at95(seen.map(({ ms }) => ms)) };
      for (const pressure of pressures) {
        const line = await measure(scenario, pressure, seconds, { folder, superuserUrl: superuser, ...once });
        say(row(line));
        lines.push(line);
      }
    }
    return { lines, targets: targetsOf(lines, Math.max(...lines.map(({ kilobytes }) => kilobytes)), scriptKilobytes(), readyMs) };
  } finally {
    await stop({ service });
  }
}

async function readyService(folder: string) {
  const service = await startService(folder);
  return { service, readyMs: await service.ready() };
}

async function stop({ service }: { service: Service }): Promise<void> {
  service.runner.kill('SIGINT');
  await service.ended;
}

const watched = 60;
const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other);
const middle = (numbers: readonly number[]) => inOrder(numbers)[Math.floor(numbers.length / 2)] ?? 0;
const at95 = (numbers: readonly number[]) => inOrder(numbers)[Math.ceil(numbers.length * 0.95) - 1] ?? 0;

function makeCouncil(folder: string): void {
  const began = performance.now();
  // Under another name until it is whole: half a council must not be measured.
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['run.mjs', 'tools/seed.ts', '--large', '--size', String(size)], {
    cwd: root,
    env: { ...process.env, DATA_DIR: unfinished },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The large council could not be made');
  renameSync(unfinished, folder);
  const minutes = (performance.now() - began) / 60_000;
  const name = `a council of size ${size}, with Fernshire told first`;
  keep(`seed-${size}`, [{ name, goal: `≤${15 * size} min`, value: `${minutes.toFixed(1)} min`, met: minutes <= 15 * size }]);
}

const scriptKilobytes = () =>
  globSync('src/design/browser/*.js', { cwd: root }).reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0) / 1024;

const cells = (values: readonly (string | number)[]) =>
  values.map((value, place) => (place === 0 ? String(value).padEnd(32) : String(value).padStart(11))).join('');
const head = cells(['', 'load', 'answered/s', 'p50 ms', 'p95 ms', 'p99 ms', 'faults', 'app CPU', 'db CPU', 'queries', 'kB', 'app MB']);
const row = (line: Line) =>
  cells([
    ...[line.scenario, line.load, line.perSecond.toFixed(0), line.p50.toFixed(0), line.p95.toFixed(0), line.p99.toFixed(0), line.faults],
    ...[line.appCpu.toFixed(1), line.databaseCpu.toFixed(1), line.statements, line.kilobytes.toFixed(0), line.appMegabytes.toFixed(0)],
  ]) +
  (line.scanned.length > 0 ? `  read all of ${line.scanned.join(', ')}` : '') +
  (line.fault ? `  ${line.fault}` : '');

async function benchPages(): Promise<Target[]> {
  const { lines, targets } = await bench();
  if (!only) keep(`speed-${size}`, targets, { size, seconds, lines });
  return targets;
}

try {
  const named: Readonly<Record<string, () => Promise<Target[]>>> = {
    commissioning: () => benchCommissioning(size, numberAfter('--seconds', 8)),
    concerns: () => benchConcerns(size),
    directory: () => benchDirectory(numberAfter('--seconds', 3)),
    feeds: () => benchFeeds(size),
    flood: () => benchFlood(numberAfter('--seconds', 15)),
    linkage: () => benchLinkage(size),
    'offer-search': () => benchOfferSearch(numberAfter('--seconds', 8)),
    'single-view': () => benchSingleView(size, seconds),
  };
  const targets = await (named[process.argv[2] ?? ''] ?? benchPages)();
  for (const { name, goal, value, met } of targets) say(`${met ? '✔' : '✖'} ${name}: ${value} (goal ${goal})`);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ targets })}\n`);
  process.exit(0);
} catch (fault) {
  process.exit(explain(fault));
}
