import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, chownSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connected } from './databases.ts';
import { until } from './processes.ts';

/** The server programs of Debian's PostgreSQL, the oldest first: 15 is the least we work on. */
const [program] = globSync('/usr/lib/postgresql/*/bin/pg_basebackup').sort();

export function whyNoStandby(): string | false {
  if (program && existsSync(join(dirname(program), 'initdb'))) return false;
  if (process.env['CI']) throw new Error('PostgreSQL’s server programs are missing: apt-get install postgresql');
  console.error('*** There is no PostgreSQL server under /usr/lib/postgresql, so no replica was tried. Install it: apt-get install postgresql');
  return 'PostgreSQL’s server programs are missing';
}

const bin = (name: string) => join(dirname(program ?? ''), name);
const isRoot = process.getuid?.() === 0;

/** Runs a program of PostgreSQL, as its own user where we are root. */
export function run(name: string, ...args: readonly string[]): void {
  const words = [bin(name), ...args];
  const [command = '', ...rest] = isRoot ? ['setpriv', '--reuid', 'postgres', '--regid', 'postgres', '--clear-groups', ...words] : words;
  const { status, stderr, error } = spawnSync(command, rest, { encoding: 'utf8', cwd: tmpdir(), env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } });
  if (status !== 0) throw new Error(`${name} failed: ${stderr || String(error)}`);
}

export type Server = { url: string; stop(): void; start(): void };

/** A primary and a streaming replica of it, in folders of their own. */
export async function makePair(): Promise<{ primary: Server; replica: Server; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'oeh-pair-'));
  chmodSync(folder, 0o777);
  if (isRoot) chownSync(folder, 0, 0);
  const running = new Set<string>();
  const remove = () => {
    for (const name of running) run('pg_ctl', '-D', join(folder, name), '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };

  const server = (name: string, port: number): Server => {
    const cluster = join(folder, name);
    const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c port=${port} -c fsync=off -c hot_standby_feedback=on -c wal_retrieve_retry_interval=200ms`;
    return {
      url: `postgresql://postgres@${encodeURIComponent(folder)}:${port}/postgres`,
      start: () => {
        run('pg_ctl', '-D', cluster, '-o', settings, '-l', join(folder, `${name}.log`), '-w', 'start');
        running.add(name);
      },
      stop: () => {
        running.delete(name);
        run('pg_ctl', '-D', cluster, '-m', 'immediate', '-w', 'stop');
      },
    };
  };

  const [primary, replica] = [server('primary', 6001), server('replica', 6002)];
  run('initdb', '-D', join(folder, 'primary'), '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  primary.start();
  run('pg_basebackup', '-D', join(folder, 'replica'), '-d', primary.url, '-R', '-c', 'fast', '--no-sync');
  replica.start();
  const client = await connected(primary.url);
  await until(async () => (await client.query(`select from pg_stat_replication where state = 'streaming'`)).rowCount === 1, 10_000);
  await client.end();
  return { primary, replica, remove };
}
