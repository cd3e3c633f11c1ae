import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { addShippedRules, countReach, findNow } from '#modules/targeting/index.ts';
import { theService } from '#platform/actor.ts';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { migrate } from '#platform/migrate.ts';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { say, sayNothing, step } from '#platform/start/progress.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { keep, type Target } from '../keep.ts';
import { usedBy } from '../speed/machine.ts';
import { fillFiles } from './made-up-files.ts';
import { addOwnRules } from './own-rules.ts';

// npm run bench -- concerns --size 1   how long it takes to find the families of concern: a million people, about three million rows of partners' files, in an
// embedded database of its own; by the rules that come with the service, and by sixteen. The first run lists everybody anew, the others are the nights after.
// Meanwhile somebody reads the list again and again. Kept in bench/results/concerns.json.

const most = 30;
const now = Temporal.Instant.from('2027-03-01T03:07Z');
const aDay = { hours: 24 };

type Run = { what: string; rules: number; seconds: number; databaseSeconds: number; households: number; evidence: number; slowestReadMs: number; load: number };

const inTenths = (one: number) => Number(one.toFixed(1));

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
    const runs: Run[] = [];
    const findBy = async (what: string, rules: number) => {
      const [began, before, reading] = [performance.now(), usedBy(folder).databaseMs, readMeanwhile(platform)];
      const { households } = await step(say, `${what}, ${rules} rules`, () => doWork(platform, theService, 'look', findNow));
      const seconds = inTenths((performance.now() - began) / 1000);
      const databaseSeconds = inTenths((usedBy(folder).databaseMs - before) / 1000);
      const evidence = await doWork(platform, theService, 'look', countEvidence);
      runs.push({ what, rules, seconds, databaseSeconds, households, evidence, slowestReadMs: await reading(), load: inTenths(loadavg()[0] ?? 0) });
    };
    const shipped = await doWork(platform, theService, 'change', work => addShippedRules(work));
    await findBy('the first run', shipped);
    for (const night of ['the next night', 'the night after']) {
      clock = clock.add(aDay);
      await findBy(night, shipped);
    }
    await findBy('again on that day', shipped);
    const beganCounting = performance.now();
    await step(say, 'Counting whom they pick out', () => doWork(platform, theService, 'look', work => countReach(work)));
    const secondsCounting = inTenths((performance.now() - beganCounting) / 1000);
    const all = shipped + (await addOwnRules(urls.superuser));
    clock = clock.add(aDay);
    await findBy('the first run with a council’s own rules', all);
    clock = clock.add(aDay);
    await findBy('the next night', all);
    return { size, ...filled, secondsCounting, runs };
  } finally {
    await stopAll();
  }
}

const countEvidence = async (work: Work): Promise<number> => {
  const { rows } = await sql<{ evidence: number }>`select count(*)::int as evidence from targeting.concern_evidence`.execute(work.tables('targeting'));
  return rows[0]?.evidence ?? 0;
};

/** Reads the first of the list, five times a second, until asked how long the slowest reading took. */
function readMeanwhile(platform: Platform): () => Promise<number> {
  let isOver = false;
  let slowest = 0;
  const reading = (async () => {
    while (!isOver) {
      const began = performance.now();
      await doWork(platform, theService, 'look', work =>
        work
          .tables('targeting')
          .selectFrom('targeting.concern')
          .selectAll()
          .where('state', '=', 'listed')
          .orderBy('first_listed_on')
          .orderBy('id')
          .limit(25)
          .execute(),
      );
      slowest = Math.max(slowest, performance.now() - began);
      await pause(200);
    }
  })();
  return async () => {
    isOver = true;
    await reading;
    return Math.round(slowest);
  };
}

/** Measures, keeps what was measured, and gives the target. */
export async function benchConcerns(size: number): Promise<Target[]> {
  const measured = await measure(size);
  say(JSON.stringify(measured, null, 2));
  const target = (rules: number): Target => {
    const slowest = Math.max(...measured.runs.filter(run => run.rules === rules && !run.what.startsWith('the first run')).map(({ seconds }) => seconds));
    const name = `re-run of ${rules} rules over ${(measured.people / 1e6).toFixed(2)} million people, ${(measured.rows / 1e6).toFixed(2)} million rows`;
    return { name, goal: `≤${most} s`, value: `${slowest} s`, met: slowest <= most };
  };
  const targets = [...new Set(measured.runs.map(({ rules }) => rules))].map(target);
  keep(size === 1 ? 'concerns' : `concerns-${size}`, targets, measured);
  return targets;
}
