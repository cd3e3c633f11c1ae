import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { CannotStart, explain, say, sayNothing } from '#platform/start/progress.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { keep } from '../bench/keep.ts';
import { faults, misplaced, type Fault } from './faults/faults.ts';
import { makeLane, type Lane, type Outcome } from './faults/lane.ts';
import { copyRepository } from './repository-copy.ts';

// npm run fault-test                    seeds each fault of test/faults/faults.json into a copy of the code, one at a time, and sees whether a test fails
// npm run fault-test -- --only words    only the faults whose name holds these words
// npm run fault-test -- --json          ends with the target as JSON

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
const lanesWanted = 2;

type Tried = { fault: Fault; outcome: Outcome };

/** Runs the tasks in as many lanes as there are, each taking the next when it is free. */
async function inLanes<T>(lanes: readonly Lane[], tasks: readonly T[], run: (lane: Lane, task: T) => Promise<void>): Promise<void> {
  const waiting = [...tasks];
  const each = async (lane: Lane) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(lane, next);
  };
  await Promise.all(lanes.map(each));
}

/** Without a fault every test passes; otherwise that one fails with a fault would prove nothing. */
async function proveSound(lanes: readonly Lane[], chosen: readonly Fault[]): Promise<void> {
  const files = [...new Set(chosen.flatMap(({ tests }) => tests))];
  say(`${files.length} test files, first without a fault …`);
  const failed: string[] = [];
  await inLanes(lanes, files, async (lane, file) => {
    const { caughtBy, said } = await lane.run([file]);
    if (caughtBy !== null) failed.push(`${file} fails without a fault:\n${said}`);
  });
  if (failed.length > 0) throw new CannotStart(failed.join('\n'));
}

async function tryAll(lanes: readonly Lane[], chosen: readonly Fault[]): Promise<Tried[]> {
  const tried: Tried[] = [];
  await inLanes(lanes, chosen, async (lane, fault) => {
    const outcome = await lane.seed(fault);
    tried.push({ fault, outcome });
    const how = outcome.caughtBy === null ? 'NOT CAUGHT' : `caught by ${outcome.caughtBy}${outcome.why === 'an assertion' ? '' : `: ${outcome.why ?? ''}`}`;
    say(`${outcome.caughtBy === null ? '✖' : '✔'} ${fault.name.padEnd(66)} ${how} (${outcome.seconds.toFixed(0)} s)`);
  });
  return tried.sort((one, other) => chosen.indexOf(one.fault) - chosen.indexOf(other.fault));
}

const told = (tried: readonly Tried[]) =>
  tried.map(({ fault: { name, breaks, file }, outcome: { caughtBy, why, seconds } }) => ({ name, breaks, file, caughtBy, why, seconds: Math.round(seconds) }));

const { onStop, stopAll } = stoppable();
try {
  const began = performance.now();
  const chosen = faults.filter(({ name }) => name.includes(only));
  const lost = misplaced(root, chosen);
  if (lost.length > 0) throw new CannotStart(lost.join('\n'));
  if (chosen.length === 0) throw new CannotStart(`No fault has “${only}” in its name.`);
  const lanes: Lane[] = [];
  for (let number = 0; number < Math.min(lanesWanted, chosen.length); number += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'open-early-help-faults-'));
    onStop(async () => rmSync(folder, { recursive: true, force: true }));
    const { urls, stop } = await startEmbedded(folder, sayNothing, { isThrownAway: true });
    onStop(stop);
    const copy = copyRepository();
    onStop(async () => copy.remove());
    lanes.push(makeLane(copy.root, urls));
  }
  await proveSound(lanes, chosen);
  const tried = await tryAll(lanes, chosen);
  const caught = tried.filter(({ outcome }) => outcome.caughtBy !== null).length;
  const targets = [{ name: 'faults caught', goal: '≥24 of 25', value: `${caught} of ${tried.length}`, met: caught >= (only === '' ? 24 : tried.length) }];
  const seconds = (performance.now() - began) / 1000;
  if (only === '') keep('faults', targets, { seconds: Math.round(seconds), faults: told(tried) });
  say(`\n${caught} of ${tried.length} faults were caught (${(seconds / 60).toFixed(1)} minutes).`);
  await stopAll();
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ targets })}\n`);
  process.exit(targets[0]?.met ? 0 : 1);
} catch (fault) {
  await stopAll();
  process.exit(explain(fault));
}
