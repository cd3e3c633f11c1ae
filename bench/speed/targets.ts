import type { Target } from '../keep.ts';
import type { Line } from './measuring.ts';

/** What is promised, beside what was measured; a load that was not tried has no line. */
export function targetsOf(lines: readonly Line[], pageKilobytes: number, scriptKilobytes: number, readyMs: number): Target[] {
  const find = (scenario: string, load: string) => lines.find(line => line.scenario === scenario && line.load === load);
  const scanned = scannedAgain(lines);
  const atForty = lines.filter(({ load }) => load === '40/s');
  const familyAtTen = find('family page', '10/s');
  const searching = find('search, name and date of birth', '10 at once');
  const noting = find('save a note', '10 at once');
  const familyFlatOut = find('family page', '10 at once');
  const together = find('a working day, all together', '40/s');
  const spike = find('a working day, all together', '200/s');
  return [
    familyAtTen && target('family page p95 at 10/s', '≤100 ms', `${ms(familyAtTen.p95)} ms`, familyAtTen.p95 <= 100),
    // At ten a second, what the service does when nobody asks anything would count too.
    familyFlatOut && target('family page, processor time in the application', '≤10 ms', `${ms(familyFlatOut.appCpu)} ms`, familyFlatOut.appCpu <= 10),
    together && target('a working day at 40/s (S15)', 'p95 ≤300 ms, no fault', withFaults(together), together.p95 <= 300 && together.faults === 0),
    spike && target('a working day at 200/s (S15)', 'p95 ≤1,500 ms, no fault', withFaults(spike), spike.p95 <= 1500 && spike.faults === 0),
    atForty.length > 0 &&
      target(
        'everything p95 at 40/s',
        '≤300 ms, no fault',
        slowest(atForty),
        atForty.every(({ p95, faults }) => p95 <= 300 && faults === 0),
      ),
    searching && target('search flat out', '≥250/s at p95 ≤60 ms', rateAnd(searching), searching.perSecond >= 250 && searching.p95 <= 60),
    searching && target('search with a day of birth, p95 in the database', '≤20 ms', `${ms(searching.databaseP95)} ms`, searching.databaseP95 <= 20),
    noting && target('save a note flat out', '≥200/s at p95 ≤80 ms', rateAnd(noting), noting.perSecond >= 200 && noting.p95 <= 80),
    target('large tables read from end to end', 'none', scanned.join(', ') || 'none', scanned.length === 0),
    target('largest page', '≤100 kB', `${ms(pageKilobytes)} kB`, pageKilobytes <= 100),
    target('scripts, compressed', '≤20 kB', `${ms(scriptKilobytes)} kB`, scriptKilobytes <= 20),
    target('start, database and service together', '≤1 s', `${(readyMs / 1000).toFixed(1)} s`, readyMs <= 1000),
    target('memory of the application', '≤200 MB', `${ms(memoryOf(lines))} MB`, memoryOf(lines) <= 200),
  ].filter(one => one !== undefined && one !== false);
}

/** Tables that a scenario read from end to end under two loads or more. A job that runs once an hour shows under one, whatever people do then. */
function scannedAgain(lines: readonly Line[]): string[] {
  const seen = lines.flatMap(({ scenario, scanned }) => scanned.map(table => ({ scenario, table })));
  return [
    ...new Set(
      seen.filter((one, nth) => seen.slice(0, nth).some(other => other.scenario === one.scenario && other.table === one.table)).map(({ table }) => table),
    ),
  ];
}

const target = (name: string, goal: string, value: string, met: boolean): Target => ({ name, goal, value, met });
const ms = (number: number) => number.toFixed(number < 10 ? 1 : 0);
const rateAnd = ({ perSecond, p95 }: Line) => `${perSecond.toFixed(0)}/s at p95 ${ms(p95)} ms`;
const withFaults = ({ p95, faults }: Line) => `p95 ${ms(p95)} ms, ${faults} faults`;
const memoryOf = (lines: readonly Line[]) => Math.max(...lines.map(({ appMegabytes }) => appMegabytes));

function slowest(lines: readonly Line[]): string {
  const worst = lines.toSorted((one, other) => other.p95 - one.p95)[0]!;
  const faults = lines.reduce((sum, line) => sum + line.faults, 0);
  return `${ms(worst.p95)} ms (${worst.scenario}), ${faults} faults`;
}
