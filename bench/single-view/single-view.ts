import { loadavg } from 'node:os';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { say, step } from '#platform/start/progress.ts';
import { makeDataFolder, startService, type Service } from '#test/kill/service.ts';
import { query } from '../crash/people.ts';
import { keep, type Target } from '../keep.ts';
import { signIn } from '../speed/browsing.ts';
import { within } from '../speed/load.ts';
import { measure, type Line, type Pressure } from '../speed/measuring.ts';
import type { Scenario } from '../speed/scenarios.ts';
import { watchDatabase } from '../speed/statements.ts';
import { fill, type Lead } from './fill.ts';

// npm run bench -- single-view --size 1 --seconds 10: how fast a lead practitioner sees what partners know of a family, through session, access, recorded
// reads and whole pages, over partners' files of a million people (size 1) in a database of its own. Kept in bench/results/single-view.json.

const pressures: readonly Pressure[] = [{ perSecond: 1 }, { perSecond: 10 }, { perSecond: 40 }, { connections: 10 }];
const steady = '10/s';
const most = 150;
const watched = 40;

export async function benchSingleView(size: number, seconds: number): Promise<Target[]> {
  const { folder, remove } = makeDataFolder();
  let service = await begin(folder);
  try {
    const urls = await joinRunning(folder);
    if (!urls) throw new Error('The database cannot be joined');
    // Once more: from then on it is a database of made-up people, who may be signed in as.
    await query(urls.superuser, 'update platform.installation set made_up = true');
    await end(service);
    service = await begin(folder);
    const filled = await step(say, 'Filling partners’ files and a register', () => fill(urls, size));
    const scenario = await seeing(service.address, filled.leads);
    const place = { folder, superuserUrl: urls.superuser, statements: 0, databaseP95: 0 };
    await measure(scenario, { connections: 4 }, 2, place);
    const seen = await watchDatabase(urls.superuser, folder, watched, scenario.doing);
    const middle = seen.map(({ statements }) => statements).toSorted((one, other) => one - other)[Math.floor(seen.length / 2)] ?? 0;
    const once = {
      statements: middle,
      databaseP95: within(
        0.95,
        seen.map(({ ms }) => ({ ms, fault: null, bytes: 0 })),
      ),
    };
    const lines: Line[] = [];
    for (const pressure of pressures) {
      const line = await measure(scenario, pressure, seconds, { ...place, ...once });
      say(`${line.load}: p50 ${line.p50.toFixed(0)} ms, p95 ${line.p95.toFixed(0)} ms, p99 ${line.p99.toFixed(0)} ms, ${line.faults} faults`);
      lines.push(line);
    }
    const targets = targetsOf(lines, filled.people);
    const { rows, people, families } = filled;
    keep('single-view', targets, { size, seconds, rows, people, families, lines, loadMeanwhile: loadavg().map(load => Number(load.toFixed(1))) });
    return targets;
  } finally {
    await end(service);
    await remove();
  }
}

async function begin(folder: string): Promise<Service> {
  const service = await startService(folder);
  await service.ready();
  return service;
}

async function end(service: Service): Promise<void> {
  service.runner.kill('SIGINT');
  await service.ended;
}

/** Every lead in turn opens one of their families for the purpose that shows the most. */
async function seeing(address: string, leads: readonly Lead[]): Promise<Scenario> {
  const visitors = await Promise.all(leads.map(async ({ username, families }) => ({ families, visitor: await signIn(address, username, 10) })));
  const doing = async (number: number) => {
    const { families, visitor } = visitors[number % visitors.length]!;
    const familyId = families[Math.floor(number / visitors.length) % families.length] ?? '';
    const answer = await visitor.send({ method: 'GET', path: `/families/${familyId}/single-view?purpose=safeguarding` });
    const isWhole = answer.status === 200 && answer.text().includes('As at');
    return { fault: isWhole ? null : `answered ${answer.status} ${answer.goesTo}`, bytes: answer.bytes };
  };
  return { name: 'single view', doing };
}

function targetsOf(lines: readonly Line[], people: number): Target[] {
  const line = lines.find(({ load }) => load === steady);
  const faults = lines.reduce((sum, one) => sum + one.faults, 0);
  const scanned = [...new Set(lines.flatMap(one => one.scanned))].filter(table => table.startsWith('targeting.'));
  const over = `${(people / 1e6).toFixed(2)} million people`;
  return [
    { name: `single view p95 at ${steady}, ${over}`, goal: `≤${most} ms`, value: `${line?.p95.toFixed(0)} ms`, met: (line?.p95 ?? Infinity) <= most },
    { name: 'single view, faults', goal: 'none', value: String(faults), met: faults === 0 },
    { name: 'partners’ tables read from end to end', goal: 'none', value: scanned.join(', ') || 'none', met: scanned.length === 0 },
  ];
}
