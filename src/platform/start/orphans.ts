import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './progress.ts';

/**
 * Ends what a killed start left behind in a cluster's folder: a server without its launcher, or single backends without a server.
 * Called only by the one process that holds the folder (one-at-a-time.ts). Every PostgreSQL process works in its cluster's
 * folder; elsewhere than on Linux that cannot be seen, and the number in the lock file must do.
 */
export async function stopOrphans(cluster: string): Promise<void> {
  const server = lockedBy(cluster);
  if (server && isIn(cluster, server)) {
    send(server, 'SIGINT');
    if (await gone(cluster, 3000)) return;
  }
  for (const left of processesIn(cluster)) send(left, 'SIGKILL');
  if (!(await gone(cluster, 3000)))
    throw new CannotStart(`A PostgreSQL from an earlier start will not end in ${cluster}. Restart this machine, or end it by hand.`);
  forgetLock(cluster);
}

// A killed server may stay in the list of processes as a zombie, or its number go to somebody else: PostgreSQL would refuse to start.
function forgetLock(cluster: string) {
  const server = lockedBy(cluster);
  if (server && process.platform === 'linux' && !isIn(cluster, server)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function lockedBy(cluster: string): number | null {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) || null;
  } catch {
    return null;
  }
}

async function gone(cluster: string, within: number): Promise<boolean> {
  const until = performance.now() + within;
  while (processesIn(cluster).length > 0) {
    if (performance.now() > until) return false;
    await pause(20);
  }
  return true;
}

const isIn = (cluster: string, pid: number) => processesIn(cluster).includes(pid);

/** The living processes that work in this folder. Zombies are not alive. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [lockedBy(folder)].filter(pid => pid !== null && isPostgres(pid)) as number[];
  const real = realpathSync(folder);
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => worksIn(pid, real) && !isZombie(pid))
    .map(Number);
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

function isZombie(pid: string): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

function isPostgres(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres');
}

function send(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
