import { loadavg } from 'node:os';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { say } from '#platform/start/progress.ts';
import { startService } from '#test/kill/service.ts';
import { keep, numberAfter, type Target } from '../keep.ts';
import { largeOffer } from '../made-folder.ts';
import type { Doing } from '../speed/load.ts';
import { loadName, measure, type Line, type Pressure } from '../speed/measuring.ts';
import { searches } from './searches.ts';

// npm run bench -- directory: how fast the local offer of 10,000 services answers anybody's software, over HTTP, and how long all of it takes.
// --services N (10,000) · --seconds N for each line (3). The database is made first where it is not there. Kept in bench/results/directory.json.

const feed = '/open-referral-uk/v3';
const steady: Pressure = { perSecond: 20 };
const pressures: readonly Pressure[] = [{ perSecond: 1 }, steady, { perSecond: 40 }, { connections: 10 }];
const mostMs = 50;
const mostSeconds = 5;
const wholes = {
  'JSON lines, each in full': '/services?full=true&format=ndjson',
  'everything as JSON': '/everything.json',
  'everything as CSV': '/everything.zip',
};

export async function benchDirectory(seconds: number): Promise<Target[]> {
  const services = numberAfter('--services', 10_000);
  const folder = largeOffer(services);
  // Askers are told apart by the address that a proxy in front says they have.
  process.env['TRUSTED_PROXIES'] = '1';
  const service = await startService(folder);
  try {
    await service.ready();
    const urls = await joinRunning(folder);
    if (!urls) throw new Error('The database cannot be joined');
    const place = { folder, superuserUrl: urls.superuser, statements: 0, databaseP95: 0 };
    const lines: Line[] = [];
    for (const [name, paths] of Object.entries(await searches(`${service.address}${feed}`))) {
      const scenario = { name, doing: asking(`${service.address}${feed}`, paths) };
      await measure(scenario, { connections: 4 }, 2, place);
      for (const pressure of pressures) {
        const line = await measure(scenario, pressure, seconds, place);
        say(
          `${name}, ${line.load}: p50 ${line.p50.toFixed(0)} ms, p95 ${line.p95.toFixed(0)} ms, p99 ${line.p99.toFixed(0)} ms, ${line.faults} faults${line.fault ? ` (${line.fault})` : ''}`,
        );
        lines.push(line);
      }
    }
    const dumps = await dump(`${service.address}${feed}`, services);
    const targets = targetsOf(lines, dumps, services);
    keep('directory', targets, { services, seconds, lines, dumps, loadMeanwhile: loadavg().map(load => Number(load.toFixed(1))) });
    return targets;
  } finally {
    service.runner.kill('SIGINT');
    await service.ended;
  }
}

/** Each call from another of 200 addresses, since one address may only ask so often. */
const asking =
  (url: string, paths: readonly string[]): Doing =>
  async number => {
    const answer = await fetch(`${url}${paths[number % paths.length]}`, { headers: { 'x-forwarded-for': `198.51.100.${number % 200}` } });
    const text = await answer.text();
    return { fault: answer.status === 200 && text.includes('"contents"') ? null : `answered ${answer.status}`, bytes: text.length };
  };

type Dump = { name: string; seconds: number; megabytes: number };

/** Twice each; the slower counts. */
async function dump(url: string, services: number): Promise<Dump[]> {
  const dumps: Dump[] = [];
  for (const [name, path] of Object.entries(wholes)) {
    let slowest = { name, seconds: 0, megabytes: 0 };
    for (let turn = 0; turn < 2; turn += 1) {
      const began = performance.now();
      const bytes = await (await fetch(`${url}${path}`)).arrayBuffer();
      const seconds = (performance.now() - began) / 1000;
      if (path.endsWith('ndjson') && new TextDecoder().decode(bytes).trim().split('\n').length !== services) throw new Error('Some services are missing');
      if (seconds > slowest.seconds) slowest = { name, seconds, megabytes: bytes.byteLength / 1e6 };
    }
    say(`${name}: ${slowest.seconds.toFixed(2)} s, ${slowest.megabytes.toFixed(0)} MB`);
    dumps.push(slowest);
  }
  return dumps;
}

function targetsOf(lines: readonly Line[], dumps: readonly Dump[], services: number): Target[] {
  const over = `${services.toLocaleString('en-GB')} services`;
  const faults = lines.reduce((sum, one) => sum + one.faults, 0);
  return [
    ...lines
      .filter(({ load }) => load === loadName(steady))
      .map(({ scenario, p95 }) => ({
        name: `local offer, ${scenario}, p95 at ${loadName(steady)}, ${over}`,
        goal: `≤${mostMs} ms`,
        value: `${p95.toFixed(0)} ms`,
        met: p95 <= mostMs,
      })),
    ...dumps.map(({ name, seconds }) => ({
      name: `local offer, ${name}, ${over}`,
      goal: `≤${mostSeconds} s`,
      value: `${seconds.toFixed(2)} s`,
      met: seconds <= mostSeconds,
    })),
    { name: 'local offer, faults', goal: 'none', value: String(faults), met: faults === 0 },
  ];
}
