import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { query } from '../crash/people.ts';
import { everyProcessOf, postgresOf } from '#test/kill/service.ts';

/** Processor time used so far by the application and by its database, in milliseconds, and the memory of the application in megabytes. */
export type Used = { appMs: number; databaseMs: number; appMegabytes: number };

const msPerTick = 10;

export function usedBy(folder: string): Used {
  const database = postgresOf(folder);
  const app = everyProcessOf(folder).filter(pid => !database.includes(pid));
  const megabytes = app.map(pid => Number(/VmRSS:\s+(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) / 1024);
  return { appMs: sum(app.map(ownMs)), databaseMs: sum(database.map(ownMs)), appMegabytes: Math.max(...megabytes) };
}

/** A process's own time, with that of its children that have ended. */
function ownMs(pid: number): number {
  const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return sum(fields.slice(11, 15).map(Number)) * msPerTick;
}

function read(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + (Number.isFinite(number) ? number : 0), 0);

/** On what it was measured. */
export const describeMachine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  gigabytes: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname })
    .toString()
    .trim(),
});

/** How often each large table has been read from end to end so far: no page should. Statistics come a moment late. */
export async function scansOf(superuserUrl: string): Promise<Map<string, number>> {
  const rows = await query<{ name: string; scans: string }>(
    superuserUrl,
    `select relid::regclass::text as name, seq_scan as scans from pg_stat_user_tables where n_live_tup > 2000 and schemaname not in ('public', 'graphile_worker')`,
  );
  return new Map(rows.map(({ name, scans }) => [name, Number(scans)]));
}
