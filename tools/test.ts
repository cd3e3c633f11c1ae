import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { explain, say, step } from '#platform/start/progress.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { refuseUnknown } from './options.ts';
import { printProgress, type Happening } from './test-report.ts';

// npm test                     everything
// npm test -- FILE …           these files
// npm test -- --only guards    one of the groups below
// npm test -- --name 'words'   only tests whose name holds these words
const groups = {
  rules: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'seed/**/*.test.ts', 'bench/**/*.test.ts', 'test/*.test.ts'],
  guards: ['test/guards/**/*.test.ts', 'test/faults/**/*.test.ts', 'test/how-to/**/*.test.ts'],
  journeys: ['test/journeys/**/*.test.ts'],
  production: ['test/production/**/*.test.ts'],
  kill: ['test/kill/**/*.test.ts'],
};

const root = join(import.meta.dirname, '..');

/** One PostgreSQL for all test files, thrown away afterwards; each file makes databases of its own in it. */
async function testAll(): Promise<boolean> {
  const { files, names } = whatToTest(process.argv.slice(2));
  const { onStop, stopAll } = stoppable();
  const dataFolder = mkdtempSync(join(tmpdir(), 'open-early-help-test-'));
  onStop(async () => rmSync(dataFolder, { recursive: true, force: true }));
  try {
    const { urls, stop } = await step(say, 'Starting a database for the tests', () => startEmbedded(dataFolder, say, { isThrownAway: true }));
    onStop(stop);
    process.env['TEST_DATABASE_URLS'] = JSON.stringify(urls);
    return await printProgress(inTurn(files, names), root);
  } finally {
    await stopAll();
  }
}

/** Those that measure how soon the service is back have the machine to themselves, after the rest. */
async function* inTurn(files: readonly string[], names: RegExp | undefined): AsyncGenerator<Happening> {
  const isTimed = (file: string) => file.includes('/test/kill/');
  for (const some of [files.filter(file => !isTimed(file)), files.filter(isTimed)]) {
    if (some.length === 0) continue;
    yield* run({ files: some, cwd: root, concurrency: 2, timeout: 300_000, ...(names && { testNamePatterns: names }) }) as AsyncIterable<Happening>;
  }
}

function whatToTest(args: readonly string[]) {
  refuseUnknown(args, ['--only', '--name']);
  const valueOf = (option: string) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined);
  const only = valueOf('--only');
  const name = valueOf('--name');
  const asked = args.filter((arg, index) => !arg.startsWith('--') && !['--only', '--name'].includes(args[index - 1] ?? ''));
  const patterns = asked.length > 0 ? asked : groupsOf(only).flatMap(group => groups[group]);
  const files = patterns.flatMap(pattern => globSync(pattern, { cwd: root })).map(file => join(root, relative(root, file)));
  if (files.length === 0) {
    say(`No test file is called ${asked.join(' or ')}.`);
    process.exit(1);
  }
  return { files: [...new Set(files)].sort(slowFirst), names: name ? new RegExp(name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i') : undefined };
}

type Group = keyof typeof groups;

function groupsOf(only: string | undefined): Group[] {
  const all = Object.keys(groups) as Group[];
  if (only === undefined) return all;
  const chosen = all.filter(group => group === only);
  if (chosen.length > 0) return chosen;
  say(`--only takes one of ${all.join(', ')}.`);
  return process.exit(1);
}

// The long ones begin first, so that the last minute does not wait for one file.
const weight = (file: string) => (/\/test\/(journeys|guards|how-to|production)\//.test(file) ? 0 : 1);
const slowFirst = (one: string, other: string) => weight(one) - weight(other) || one.localeCompare(other);

try {
  process.exit((await testAll()) ? 0 : 1);
} catch (fault) {
  process.exit(explain(fault));
}
