import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { AsWhom } from './as-whom.ts';
import { CannotStart } from './progress.ts';

export type Cluster = { postgres: string; folder: string; sockets: string; log: string; as: AsWhom; settings: readonly string[] };

/** A running server. `ended` settles when its process is gone, wanted or not. */
export type Server = { ended: Promise<void>; stop(): Promise<void> };

const patience = 5_000;
// After a power cut the server first reads its own log again, and answers nobody until it has.
const longestRecovery = 120_000;

/** Starts the server and waits until it answers. A lock that the last one still holds is waited for. */
export async function startServer(cluster: Cluster, url: string): Promise<Server> {
  const until = performance.now() + patience;
  for (;;) {
    const server = launch(cluster);
    if (await answers(url, server.ended)) return server;
    await server.stop();
    const lines = lastLines(cluster.log);
    const isHeld = /lock file .* already exists|pre-existing shared memory/.test(lines);
    if (!isHeld || performance.now() > until) throw new CannotStart(`PostgreSQL did not start. The end of ${cluster.log} says why:\n${lines}`);
    await pause(100);
  }
}

function launch({ postgres, folder, sockets, log, as, settings }: Cluster): Server {
  const always = [`listen_addresses=`, `unix_socket_directories=${sockets}`, 'unix_socket_permissions=0700', 'port=5432'];
  const flags = [...always, ...settings].flatMap(setting => ['-c', setting]);
  const output = openSync(log, 'w', 0o600);
  const [command = '', ...args] = [...as.before, postgres, '-D', folder, ...flags];
  // In a session of its own, or Ctrl-C would stop it under the feet of work that is still under way.
  const child = spawn(command, args, { stdio: ['ignore', output, output], detached: true, env: environment(), cwd: folder });
  closeSync(output);
  const ended = hasEnded(child);
  return { ended, stop: () => stop(child, ended) };
}

/** Nothing of PGDATA, PGPORT and their like reaches the server. */
export const environment = () => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' });

function hasEnded(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  child.on('exit', () => resolve());
  child.on('error', () => resolve());
  return promise;
}

// SIGINT ends what is under way and writes everything down; SIGQUIT leaves the writing down to the next start.
async function stop(child: ChildProcess, ended: Promise<void>) {
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(late);
}

async function answers(url: string, ended: Promise<void>): Promise<boolean> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  const until = performance.now() + longestRecovery;
  while (!isOver && performance.now() < until) {
    if (await canAsk(url)) return true;
    await Promise.race([ended, pause(20)]);
  }
  return false;
}

async function canAsk(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const lastLines = (log: string) => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
