import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { asWhom } from '#platform/start/as-whom.ts';
import { sayNothing } from '#platform/start/progress.ts';
import { until } from './processes.ts';

/** PgBouncer is Debian's. Without it the tests are skipped, loudly; in continuous integration that is a failure. */
export function whyNoPgBouncer(): string | false {
  if (spawnSync('pgbouncer', ['--version']).status === 0) return false;
  if (process.env['CI']) throw new Error('PgBouncer is missing: apt-get install pgbouncer');
  console.error('*** PgBouncer is missing, so nothing was tried through it. Install it: apt-get install pgbouncer');
  return 'PgBouncer is missing';
}

/** PgBouncer in transaction mode in front of a database, with so few connections behind it that everybody shares them. Gives the login's address there. */
export async function startPgBouncer(url: string, { connections }: { connections: number }): Promise<string> {
  const { username, hostname, port, pathname } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), 'oeh-pgb-'));
  const as = asWhom(sayNothing);
  if (as.ownerId !== process.getuid?.()) chmodSync(folder, 0o777);
  const users = join(folder, 'users.txt');
  writeFileSync(users, `"${username}" ""\n`);
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=${decodeURIComponent(hostname)} port=${port || 5432}
[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = ${folder}
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
`,
  );
  const words = [...as.before, 'pgbouncer', '-q', file];
  const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', text => (said += String(text)));
  const ended = once(child, 'close');
  after(async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const pooled = `postgresql://${username}@${encodeURIComponent(folder)}:6432${pathname}`;
  await until(
    () => answers(pooled),
    5000,
    () => `PgBouncer did not answer:\n${said}`,
  );
  return pooled;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
