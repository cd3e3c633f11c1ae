import { randomUUIDv7 } from 'node:crypto';
import { loadavg } from 'node:os';
import { countNeeds } from '#modules/commissioning/index.ts';
import { theService } from '#platform/actor.ts';
import { openDatabase } from '#platform/database.ts';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { say, step } from '#platform/start/progress.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { startService } from '#test/kill/service.ts';
import { query } from '../crash/people.ts';
import { keep, type Target } from '../keep.ts';
import { madeFolder } from '../made-folder.ts';
import { signIn } from '../speed/browsing.ts';
import { measure, type Line, type Pressure } from '../speed/measuring.ts';
import { fillNeeds } from './fill.ts';

// npm run bench -- commissioning: needs beside services in a large council: how long the night counts two years, and how fast the pages are afterwards.
// --size N (1; a council of N × 350,000 families and 10,000 services, made first if it is not there). Kept in bench/results/commissioning.json.

const mostMs = 300;
const mostMsToTakeAlong = 2000;
/** Everything of a quarter in one file: taken along now and then, and so asked for one at a time only. */
const whole = 'the quarter as CSV';
const pages = {
  'needs by age': '/commissioning',
  'needs by ward': '/commissioning?side=ward',
  'what could not be found, one ward': '/commissioning?measure=unmet&ward=Larkfield',
  [whole]: '/commissioning/csv',
};
const pressures: readonly Pressure[] = [{ perSecond: 1 }, { perSecond: 4 }];

export async function benchCommissioning(size: number, seconds: number): Promise<Target[]> {
  const folder = madeFolder(`.data-commissioning-${size}`, ['--large', '--size', String(size)]);
  const service = await startService(folder);
  try {
    await service.ready();
    const urls = await joinRunning(folder);
    if (!urls) throw new Error('The database of the council cannot be joined');
    const filled = await step(say, 'Naming needs', () => fillNeeds(urls.superuser));
    const secondsCounting = await count(urls.jobs, urls.superuser);
    const faye = await signIn(service.address, 'faye.winslow', 10);
    const lines: Line[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const doing = async () => {
        const answer = await faye.send({ method: 'GET', path });
        return { fault: answer.status === 200 ? null : `answered ${answer.status}`, bytes: answer.bytes };
      };
      const place = { folder, superuserUrl: urls.superuser, statements: 0, databaseP95: 0 };
      await measure({ name, doing }, { connections: 2 }, 2, place);
      for (const pressure of name === whole ? pressures.slice(0, 1) : pressures) {
        const line = await measure({ name, doing }, pressure, seconds, place);
        say(`${name}, ${line.load}: p50 ${line.p50.toFixed(0)} ms, p95 ${line.p95.toFixed(0)} ms, ${line.kilobytes.toFixed(0)} kB, ${line.faults} faults`);
        lines.push(line);
      }
    }
    const targets = targetsOf(lines, secondsCounting);
    keep('commissioning', targets, { size, ...filled, secondsCounting, lines, loadMeanwhile: loadavg().map(load => Number(load.toFixed(1))) });
    return targets;
  } finally {
    service.runner.kill('SIGINT');
    await service.ended;
  }
}

/** Counts all eight quarters anew, as the first night does; those after count one in a quarter. */
async function count(jobsUrl: string, superuserUrl: string): Promise<number> {
  await query(superuserUrl, 'delete from commissioning.need_count; delete from commissioning.counted_quarter');
  const db = openDatabase(jobsUrl, { connections: 1 });
  const platform: Platform = { db, clock: () => Temporal.Now.instant(), newId: () => randomUUIDv7(), demo: true };
  try {
    const began = performance.now();
    await step(say, 'Counting two years', () => doWork(platform, theService, 'change', countNeeds));
    return Number(((performance.now() - began) / 1000).toFixed(1));
  } finally {
    await db.destroy();
  }
}

function targetsOf(lines: readonly Line[], secondsCounting: number): Target[] {
  const slowestOf = (some: readonly Line[]) => Math.max(...some.map(({ p95 }) => p95));
  const slowest = slowestOf(lines.filter(({ scenario }) => scenario !== whole));
  const file = slowestOf(lines.filter(({ scenario }) => scenario === whole));
  const faults = lines.reduce((sum, line) => sum + line.faults, 0);
  return [
    { name: 'pages of needs beside services, p95', goal: `≤${mostMs} ms`, value: `${slowest.toFixed(0)} ms`, met: slowest <= mostMs },
    { name: 'the whole quarter as CSV, p95', goal: `≤${mostMsToTakeAlong} ms`, value: `${file.toFixed(0)} ms`, met: file <= mostMsToTakeAlong },
    { name: 'counting two years of needs, in one night', goal: '≤300 s', value: `${secondsCounting.toFixed(1)} s`, met: secondsCounting <= 300 },
    { name: 'faults', goal: '0', value: String(faults), met: faults === 0 },
  ];
}
