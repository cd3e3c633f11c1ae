import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUrls } from '#platform/start/embedded-postgres.ts';
import type { Fault } from './faults.ts';

/** Which test file failed first, or none; by which error; and what it said. */
export type Outcome = { caughtBy: string | null; why: string | null; said: string; seconds: number };

/** A copy of the repository with a PostgreSQL of its own, in which one fault at a time is made and put right again. */
export type Lane = { run(files: readonly string[]): Promise<Outcome>; seed(fault: Fault): Promise<Outcome> };

/** A test file that takes longer hangs, and that is noticed too. */
const patience = 300_000;

export function makeLane(root: string, urls: DatabaseUrls): Lane {
  let template = 0;

  async function run(files: readonly string[]): Promise<Outcome> {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    for (const file of files) {
      const { isFine, said } = await runTest(root, file, { TEST_DATABASE_URLS: JSON.stringify(urls), TEST_TEMPLATE: `fault_${template}` });
      if (!isFine) return { caughtBy: file, why: reasonIn(said), said, seconds: seconds() };
    }
    return { caughtBy: null, why: null, said: '', seconds: seconds() };
  }

  async function seed({ file, find, replace, tests }: Fault): Promise<Outcome> {
    const place = join(root, file);
    const sound = readFileSync(place, 'utf8');
    // A function: a replacement may hold a dollar sign.
    writeFileSync(
      place,
      sound.replace(find, () => replace),
    );
    // Another schema needs another template.
    const isSchema = file.startsWith('db/');
    if (isSchema) template += 1;
    try {
      return await run(tests);
    } finally {
      writeFileSync(place, sound);
      if (isSchema) template += 1;
    }
  }

  return { run, seed };
}

/** An assertion that did not hold says that the promise was looked at; any other error that the fault broke more than it meant to. */
const reasonIn = (said: string): string =>
  said.includes('AssertionError') ? 'an assertion' : (/^\s*(\w*[eE]rror\b.*)$/m.exec(said)?.[1] ?? 'it did not end').slice(0, 120);

function runTest(root: string, file: string, environment: Readonly<Record<string, string>>): Promise<{ isFine: boolean; said: string }> {
  const { NODE_TEST_CONTEXT: _, ...own } = process.env;
  const child = spawn(process.execPath, ['--test', '--test-reporter=spec', file], { cwd: root, env: { ...own, ...environment }, timeout: patience });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said = (said + String(text)).slice(-20_000)));
  const { promise, resolve } = Promise.withResolvers<{ isFine: boolean; said: string }>();
  child.on('error', fault => resolve({ isFine: false, said: fault.message }));
  child.on('close', code => resolve({ isFine: code === 0, said }));
  return promise;
}
