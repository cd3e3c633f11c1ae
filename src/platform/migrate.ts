import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { applyMigration, type Migration, type Patience, ordinaryPatience } from './apply-migration.ts';
import { CannotStart, sayNothing, type Say } from './start/progress.ts';

const folder = join(import.meta.dirname, '..', '..', 'db');
// Any number, as long as nothing else on the database asks for the same: two starts must not migrate at once.
const lock = 7_301_226;

/** Brings a database up to date with db/: roles first, then each new migration. Gives the names of those applied now. */
export async function migrate(
  ownerUrl: string,
  tell: Say = sayNothing,
  rolesUrl: string = ownerUrl,
  { migrations = readMigrations(), patience = ordinaryPatience }: { migrations?: readonly Migration[]; patience?: Patience } = {},
): Promise<string[]> {
  await as(rolesUrl, makeRoles);
  return as(ownerUrl, async client => {
    await mayActAsRegister(client);
    await waitForTurn(client, tell);
    await client.query(
      'create table if not exists public.migration (name text primary key, checksum text not null, at timestamptz not null default clock_timestamp())',
    );
    await client.query('grant select on public.migration to web, jobs');
    const waiting = notYetApplied(await applied(client), migrations, tell);
    for (const migration of waiting) await applyMigration(client, migration, tell, patience);
    return waiting.map(({ name }) => name);
  });
}

/** Whether a database that somebody else migrates has all that this copy of the service needs. */
export async function isUpToDate(url: string): Promise<boolean> {
  return as(url, async client => {
    const names = await applied(client).catch(noneYet);
    return readMigrations().every(({ name }) => names.has(name));
  });
}

/** Nobody has begun to migrate it: the table, or this login's right to read it, is still to come. */
function noneYet(fault: unknown): Map<string, string> {
  if (['42P01', '42501'].includes((fault as { code?: string }).code ?? '')) return new Map();
  throw fault;
}

// Asked for again and again, never waited for: a statement that waits holds a snapshot, and an index made concurrently would wait for that for ever.
async function waitForTurn(client: pg.Client, tell: Say) {
  for (let asked = 0; ; asked += 1) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock]);
    if (rows[0]?.mine) return;
    if (asked === 20) tell('Another process is bringing the database up to date; waiting for it.');
    await pause(100);
  }
}

async function as<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'open-early-help migrations' });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

export function readMigrations(): Migration[] {
  const migrations = join(folder, 'migrations');
  return readdirSync(migrations)
    .filter(name => name.endsWith('.sql'))
    .sort()
    .map(name => {
      const text = readFileSync(join(migrations, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

// A login that may not make roles is enough where an administrator has made them.
async function makeRoles(client: pg.Client) {
  const { rows } = await client.query<{ may: boolean; made: boolean }>(
    `select rolsuper or rolcreaterole as may, exists (select from pg_roles where rolname = 'register') as made from pg_roles where rolname = current_user`,
  );
  if (!rows[0]?.may) {
    if (rows[0]?.made) return;
    throw new CannotStart('The owner login may not make roles. Let an administrator of the server run db/roles.sql once, then start again.');
  }
  const roles = readFileSync(join(folder, 'roles.sql'), 'utf8');
  // Roles belong to the whole server, where no lock reaches across databases: two that start at once collide, and one tries again.
  for (let left = 5; ; left -= 1) {
    const fault = await client.query(roles).then(
      () => null,
      (found: unknown) => found,
    );
    if (!fault) return;
    if (left === 0 || !isCollision(fault)) throw fault as Error;
    await pause(50);
  }
}

const isCollision = (fault: unknown) => ['XX000', '23505', '42710'].includes((fault as { code?: string }).code ?? '');

// The functions that look at the whole register belong to the role register; only a member of it may give them to it.
async function mayActAsRegister(client: pg.Client) {
  // From PostgreSQL 16 on, who made a role may grant it, and is a member, but may not act as it before granting it to themselves.
  const { rows } = await client.query<{ member: boolean; acts: boolean }>(
    `select pg_has_role(current_user, 'register', 'member') as member, pg_has_role(current_user, 'register', 'usage') as acts`,
  );
  if (rows[0]?.acts) return;
  await client.query('grant register to current_user').catch((fault: unknown) => {
    const isRefused = (fault as { code?: string }).code === '42501';
    if (isRefused && rows[0]?.member) return;
    throw isRefused
      ? new CannotStart('The owner login may not join the role register. Let an administrator of the server run: grant register to that login.')
      : fault;
  });
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration');
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function notYetApplied(done: ReadonlyMap<string, string>, all: readonly Migration[], tell: Say): Migration[] {
  for (const { name, checksum } of all) {
    if (done.has(name) && done.get(name) !== checksum) {
      throw new CannotStart(
        `db/migrations/${name} was changed after this database had it. Put it back and write a new migration; a database of made-up people may be deleted (DATA_DIR) and made again.`,
      );
    }
  }
  const known = new Set(all.map(({ name }) => name));
  const unknown = [...done.keys()].filter(name => !known.has(name));
  if (unknown.length > 0) tell(`This database is newer than this copy of the service: it has ${unknown.join(', ')}.`);
  return all.filter(({ name }) => !done.has(name));
}
