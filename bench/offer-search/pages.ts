import { startService } from '#test/kill/service.ts';
import { steadily, within } from '../speed/load.ts';
import { usedBy } from '../speed/machine.ts';
import phrases from './phrases.json' with { type: 'json' };

export const services = 10_000;
export const most = 50;
export const mostKilobytes = 60;
const perSecond = 20;

export type Measured = { page: string; p50: number; p95: number; p99: number; kilobytes: number; faults: number; appCpu: number; databaseCpu: number };

/** What a browser keeps of a search, in turn one phrase after the other. */
const searches: readonly { page: string; kept: (number: number) => object }[] = [
  { page: 'before anything is asked', kept: () => ({}) },
  { page: 'in a parent’s own words', kept: number => ({ words: phrases[number % phrases.length]?.says ?? '' }) },
  { page: 'words, near a postcode', kept: number => ({ words: phrases[number % phrases.length]?.says ?? '', near: 'FN1 1AA' }) },
  { page: 'filtered, near a town', kept: number => ({ near: 'Saltmere', age: String(number % 12), day: String(1 + (number % 7)), cost: 'free' }) },
];

/** Asks the running service for pages, each when it is due, and tells how long they took and how big they were. */
export async function measurePages(folder: string, seconds: number): Promise<Measured[]> {
  // Each visitor comes from an address of their own, as from behind a proxy: one address alone would meet its limit.
  process.env['TRUSTED_PROXIES'] = '1';
  const service = await startService(folder);
  await service.ready();
  try {
    const measured: Measured[] = [];
    for (const { page, kept } of searches) {
      const doing = async (number: number) => {
        const cookie = `__Host-kept-search=${encodeURIComponent(JSON.stringify(kept(number)))}`;
        const response = await fetch(`${service.address}/services`, { headers: { cookie, 'x-forwarded-for': `10.0.0.${number % 200}` } });
        const body = await response.text();
        const fault = response.status !== 200 ? `answered ${response.status}` : body.includes('What do you need?') ? null : 'not the page';
        return { fault, bytes: Buffer.byteLength(body) };
      };
      await steadily(doing, { perSecond, seconds: 3 });
      const before = usedBy(folder);
      const took = await steadily(doing, { perSecond, seconds });
      const after = usedBy(folder);
      const inTenths = (ms: number) => Number(ms.toFixed(1));
      const kilobytes = inTenths(Math.max(...took.map(({ bytes }) => bytes)) / 1024);
      const times = { p50: inTenths(within(0.5, took)), p95: inTenths(within(0.95, took)), p99: inTenths(within(0.99, took)) };
      const cpu = { appCpu: inTenths((after.appMs - before.appMs) / took.length), databaseCpu: inTenths((after.databaseMs - before.databaseMs) / took.length) };
      measured.push({ page, ...times, kilobytes, faults: took.filter(({ fault }) => fault !== null).length, ...cpu });
    }
    return measured;
  } finally {
    service.runner.kill('SIGINT');
    await service.ended;
  }
}
