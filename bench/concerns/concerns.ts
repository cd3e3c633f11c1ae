import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addShippedRules, countReach, findNow } from '#modules/targeting/index.ts';
import { theService } from '#platform/actor.ts';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { say, sayNothing, step } from '#platform/start/progress.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { doWork } from '#platform/work.ts';
import { keep, type Target } from '../keep.ts';
import { fillFiles } from './made-up-files.ts';

// npm run bench -- concerns --size 1   how long it takes to find the families of concern by every shipped rule: a million people, about three million rows of
// partners' files, in an embedded database of its own. The first run lists everybody anew; the second is the night after. Kept in bench/results/concerns.json.

const most = 30;
const now = Temporal.Instant.from('2027-03-01T03:07Z');

const inTenths = (all: readonly number[]) => all.map(one => Number(one.toFixed(1)));

async function measure(size: number) {
  const { onStop, stopAll } = stoppable();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'oeh-concerns-'));
    onStop(async () => rmSync(folder, { recursive: true, force: true }));
    const { urls, stop } = await startEmbedded(folder, sayNothing);
    onStop(stop);
    await migrate(urls.owner, sayNothing, urls.superuser);
    await prepareJobs(urls.owner);
    const filled = await step(say, 'Filling partners’ files', () => fillFiles(urls.superuser, size * 1_000_000));
    const db = openDatabase(urls.jobs, { connections: 2 });
    onStop(() => db.destroy());
    let clock = now;
    const platform = { db, clock: () => clock, newId: () => randomUUIDv7(), demo: true };
    const rules = await doWork(platform, theService, 'change', work => addShippedRules(work));
    const seconds: number[] = [];
    const counting: number[] = [];
    let households = 0;
    for (const run of ['The first run', 'The next night', 'The night after that']) {
      const began = performance.now();
      households = await step(say, run, () => doWork(platform, theService, 'look', async work => (await findNow(work)).households));
      seconds.push((performance.now() - began) / 1000);
      const beganCounting = performance.now();
      await step(say, 'Counting whom they pick out', () => doWork(platform, theService, 'look', work => countReach(work)));
      counting.push((performance.now() - beganCounting) / 1000);
      clock = clock.add({ hours: 24 });
    }
    return {
      size,
      ...filled,
      rules,
      listed: households,
      seconds: inTenths(seconds),
      secondsCounting: inTenths(counting),
      loadMeanwhile: loadavg().map(load => Number(load.toFixed(1))),
    };
  } finally {
    await stopAll();
  }
}

/** Measures, keeps what was measured, and gives the target. */
export async function benchConcerns(size: number): Promise<Target[]> {
  const measured = await measure(size);
  say(JSON.stringify(measured, null, 2));
  const [, ...reRuns] = measured.seconds;
  const slowest = Math.max(...reRuns);
  const name = `re-run of ${measured.rules} shipped rules over ${(measured.people / 1e6).toFixed(2)} million people`;
  const targets = [{ name, goal: `≤${most} s`, value: `${slowest} s`, met: slowest <= most }];
  keep(size === 1 ? 'concerns' : `concerns-${size}`, targets, measured);
  return targets;
}
