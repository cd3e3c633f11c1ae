import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { say } from '#platform/start/progress.ts';
import { startService } from '#test/kill/service.ts';
import { keep, type Target } from '../keep.ts';
import { madeFolder } from '../made-folder.ts';
import { steadily, within, type Took } from '../speed/load.ts';
import { usedBy } from '../speed/machine.ts';
import { findCast } from '../speed/people.ts';
import { makeScenarios } from '../speed/scenarios.ts';
import type { Answered, Flood } from './visitors.ts';

// npm run bench -- flood   S16: people at work, while the local offer is flooded by many addresses, each within its limit.
// The council (a hundredth of the large one, with 10,000 services) is made first where it is not there. Kept in bench/results/flood.json.

const staffPerSecond = 10;
const warmSeconds = 6;
const flood = { perSecond: 150, addresses: 200 };
const rounds = 2;

/** Hundredths of a core. */
type Busy = { app: number; database: number };
type Visitors = { asked: number; answered: number; away: number; awayWithoutWhen: number; broken: number };
type Measured = Visitors & { flood: string; p50: number; p95: number; faults: number; fault: string | null; busy: Busy };

export async function benchFlood(seconds: number): Promise<Target[]> {
  process.env['TRUSTED_PROXIES'] = '1';
  const folder = madeFolder('.data-large-0.01-offer', ['--large', '--size', '0.01', '--services', '10000']);
  const service = await startService(folder);
  try {
    await service.ready();
    const urls = await joinRunning(folder);
    if (!urls) throw new Error('The database cannot be joined');
    const scenarios = await makeScenarios(service.address, await findCast(urls.superuser, 20), 10, urls.superuser);
    const day = scenarios.find(({ name }) => name.startsWith('a working day'));
    if (!day) throw new Error('There is no working day');
    await day.prepare?.(staffPerSecond * (warmSeconds + seconds * 2 * rounds));
    let done = 0;
    let busy: Busy = { app: 0, database: 0 };
    const work = async (seconds: number): Promise<Took[]> => {
      const from = done;
      done += staffPerSecond * seconds;
      const [before, began] = [usedBy(folder), performance.now()];
      const took = await steadily(number => day.doing(from + number), { perSecond: staffPerSecond, seconds });
      const [after, ms] = [usedBy(folder), performance.now() - began];
      busy = { app: Math.round((100 * (after.appMs - before.appMs)) / ms), database: Math.round((100 * (after.databaseMs - before.databaseMs)) / ms) };
      return took;
    };
    // Warm first: what is compiled and planned once is not what people wait for all day.
    await work(warmSeconds);
    // What others do on the machine meanwhile is felt by both: without a flood and under it in turn.
    const calm: Took[] = [];
    const under: Took[] = [];
    const visitors: Visitors[] = [];
    const cores: { calm: Busy; under: Busy }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      calm.push(...(await work(seconds)));
      const calmBusy = busy;
      const coming = comeOf({ address: service.address, ...flood, seconds: seconds + 2 });
      await pause(1500);
      under.push(...(await work(seconds)));
      cores.push({ calm: calmBusy, under: busy });
      visitors.push(await coming);
      await pause(4000);
    }
    const nobody: Visitors = { asked: 0, answered: 0, away: 0, awayWithoutWhen: 0, broken: 0 };
    const measured: Measured[] = [
      { flood: 'none', ...timesOf(calm), busy: cores[0]?.calm ?? busy, ...nobody },
      {
        flood: `${flood.perSecond}/s from ${flood.addresses} addresses`,
        ...timesOf(under),
        busy: cores[0]?.under ?? busy,
        ...visitors.reduce(together, nobody),
      },
    ];
    for (const { flood: name, p50, p95, faults, fault, busy: used, asked, answered, away, broken } of measured)
      say(
        `  flood: ${name.padEnd(26)} people at work p50 ${p50} ms  p95 ${p95} ms  ${faults} faults${fault === null ? '' : ` (${fault})`}; processor ${used.app}% + ${used.database}%; visitors ${asked}: ${answered} answered, ${away} sent away, ${broken} broken`,
      );
    const targets = targetsOf(measured);
    keep('flood', targets, { staffPerSecond, seconds, measured, loadMeanwhile: loadavg().map(load => Number(load.toFixed(1))) });
    return targets;
  } finally {
    service.runner.kill('SIGINT');
    await service.ended;
  }
}

const inTenths = (ms: number) => Number(ms.toFixed(1));
const timesOf = (took: readonly Took[]) => ({
  p50: inTenths(within(0.5, took)),
  p95: inTenths(within(0.95, took)),
  faults: took.filter(({ fault }) => fault !== null).length,
  fault: took.find(({ fault }) => fault !== null)?.fault ?? null,
});

const together = (one: Visitors, other: Visitors): Visitors => ({
  asked: one.asked + other.asked,
  answered: one.answered + other.answered,
  away: one.away + other.away,
  awayWithoutWhen: one.awayWithoutWhen + other.awayWithoutWhen,
  broken: one.broken + other.broken,
});

async function comeOf(coming: Flood): Promise<Visitors> {
  const worker = new Worker(join(import.meta.dirname, 'visitors.ts'), { workerData: coming });
  const [{ answered, unanswered }] = (await once(worker, 'message')) as [{ answered: readonly Answered[]; unanswered: number }];
  const away = answered.filter(({ status }) => status === 429);
  const well = answered.filter(({ status }) => status === 200);
  return {
    asked: answered.length + unanswered,
    answered: well.length,
    away: away.length,
    awayWithoutWhen: away.filter(({ comesBack }) => !comesBack).length,
    broken: unanswered + answered.length - away.length - well.length,
  };
}

function targetsOf([calm, ...flooded]: readonly Measured[]): Target[] {
  return flooded.flatMap(({ flood: name, p95, faults, away, awayWithoutWhen, broken }) => {
    const ratio = p95 / (calm?.p95 ?? Number.NaN);
    return [
      {
        name: `S16: people at work under ${name}, p95 (${calm?.p95} ms without)`,
        goal: '≤2×',
        value: `${p95} ms (${ratio.toFixed(1)}×), ${faults} faults`,
        met: ratio <= 2 && faults === 0,
      },
      {
        name: `S16: visitors sent away with 429 and when to come back, ${name}`,
        goal: 'some, none without Retry-After, no 5xx',
        value: `${away}, ${awayWithoutWhen} without, ${broken} broken`,
        met: away > 0 && awayWithoutWhen === 0 && broken === 0,
      },
    ];
  });
}
