import { setTimeout as pause } from 'node:timers/promises';
import { flatOut, steadily, within, type Took } from './load.ts';
import { scansOf, usedBy } from './machine.ts';
import type { Scenario } from './scenarios.ts';

/** One line of the table. Times in milliseconds; processor time for each request, of the application and of the database. */
export type Line = {
  scenario: string;
  load: string;
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  faults: number;
  fault: string | null;
  appCpu: number;
  databaseCpu: number;
  kilobytes: number;
  appMegabytes: number;
  /** Statements sent to the database for one request, after the page was warm. */
  statements: number;
  /** Milliseconds that the statements of one request took in the database, one request at a time, at the 95th percentile. */
  databaseP95: number;
  /** Large tables that were read from end to end meanwhile. */
  scanned: readonly string[];
};

export type Place = { folder: string; superuserUrl: string; statements: number; databaseP95: number };
// A process of the database tells what it read at most once a second.
const untilTold = 1200;
// More than anybody could get done in a second.
const mostPerSecond = 600;
export type Pressure = { perSecond: number } | { connections: number };
export const loadName = (pressure: Pressure) => ('perSecond' in pressure ? `${pressure.perSecond}/s` : `${pressure.connections} at once`);

export async function measure({ name, doing, prepare }: Scenario, pressure: Pressure, seconds: number, place: Place): Promise<Line> {
  const { folder, superuserUrl, statements, databaseP95 } = place;
  await prepare?.(('perSecond' in pressure ? pressure.perSecond : mostPerSecond) * seconds);
  await pause(untilTold);
  const scans = await scansOf(superuserUrl);
  const before = usedBy(folder);
  const began = performance.now();
  const took = await ('perSecond' in pressure ? steadily(doing, { ...pressure, seconds }) : flatOut(doing, { ...pressure, seconds }));
  const elapsed = (performance.now() - began) / 1000;
  const after = usedBy(folder);
  await pause(untilTold);
  const scansAfter = await scansOf(superuserUrl);
  const faulty = took.filter(one => one.fault !== null);
  return {
    scenario: name,
    load: loadName(pressure),
    requests: took.length,
    perSecond: took.length / elapsed,
    ...{ p50: within(0.5, took), p95: within(0.95, took), p99: within(0.99, took) },
    ...{ faults: faulty.length, fault: faulty[0]?.fault ?? null },
    appCpu: (after.appMs - before.appMs) / took.length,
    databaseCpu: (after.databaseMs - before.databaseMs) / took.length,
    kilobytes: biggest(took) / 1024,
    appMegabytes: after.appMegabytes,
    ...{ statements, databaseP95 },
    scanned: [...scansAfter].filter(([table, count]) => count > (scans.get(table) ?? count)).map(([table]) => table),
  };
}

const biggest = (took: readonly Took[]) => took.reduce((most, { bytes }) => Math.max(most, bytes), 0);
