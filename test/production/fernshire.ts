import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type pg from 'pg';
import { buildApp } from '#app';
import { publishForms } from '#modules/forms/index.ts';
import { keepNewHeads, sealEvents } from '#platform/audit/sealer.ts';
import { goOn } from '#platform/backup/go-on.ts';
import { tablesOf } from '#platform/backup/tables.ts';
import { openDatabase } from '#platform/database.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { readBeginning } from '#platform/start/beginning.ts';
import { platformOn } from '#platform/start/start.ts';
import { browserOf } from '#test/browser.ts';
import { connected, newDatabase, type Database } from './databases.ts';
import { copiedIn, hashes, load, releases } from './releases.ts';

/** The moment for everybody in these tests: the last that the release remembers. */
export let now = Temporal.Instant.from('2027-01-01T00:00Z');

/** Fernshire as the last release told it, brought up to date. */
export async function fernshire(): Promise<Database> {
  const database = await newDatabase();
  after(database.drop);
  const { urls } = database;
  const copied = copiedIn(readdirSync(releases).at(-1) ?? '');
  const had = new Set((copied.find(({ table }) => table === 'migration')?.rows ?? '').split('\n').map(row => row.split('\t')[0]));
  await migrate(urls.owner, undefined, urls.superuser, { migrations: readMigrations().filter(({ name }) => had.has(name)) });
  await readBeginning(urls.owner);
  const superuser = await connected(urls.superuser);
  await load(
    superuser,
    copied.filter(({ table }) => table !== 'migration'),
  );
  await migrate(urls.owner, undefined, urls.superuser);
  await prepareJobs(urls.owner);
  const owner = openDatabase(urls.owner, { connections: 1 });
  await publishForms(owner).finally(() => owner.destroy());
  const { rows } = await superuser.query<{ at: string }>(
    `select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from platform.event`,
  );
  now = Temporal.Instant.from(rows[0]?.at ?? '');
  // Its rows were written on another server: events are numbered after them here too.
  await goOn(superuser, { id: '00000000-0000-7000-9999-000000000000', now, madeAt: now.toString(), version: 'test' });
  await superuser.end();
  return database;
}

/** The service on a database, at that moment. */
export async function serviceOn(webUrl: string) {
  const platform = { ...platformOn(webUrl, 3), clock: () => now, demo: true };
  const serving = { version: 'test', logLevel: 'error', publicUrl: 'http://localhost', isProduction: false, dataFolder: '', ping: async () => undefined };
  const app = await buildApp(platform, serving);
  return {
    async as(username: string) {
      const browser = browserOf(app);
      const signedIn = await browser.post('/dev/sign-in', { as: username });
      if (signedIn.status !== 303) throw new Error(`${username} could not sign in: ${signedIn.status}`);
      return browser;
    },
    async close() {
      await app.close();
      await platform.db.destroy();
    },
  };
}

/** Workers who lead a family, with its page. */
export async function leads(client: pg.Client): Promise<{ username: string; page: string }[]> {
  const { rows } = await client.query<{ username: string; page: string }>(
    `select distinct on (username) username, '/families/' || family_id as page from access.family_access f join access.account a on a.id = f.account_id
      where starts_on <= $1 and ends_on is null and disabled_at is null and agency_id is not null order by username, family_id limit 4`,
    [now.toString().slice(0, 10)],
  );
  return rows;
}

/** A new folder for heads or backups, gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oeh-backup-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Seals what has happened and keeps the heads, as the jobs do each second. Another database's transactions may be under way on the same server. */
export async function sealAll(client: pg.Client, heads: string): Promise<void> {
  for (let sealed = 1, quiet = 0; quiet < 3; quiet = sealed === 0 ? quiet + 1 : 0) sealed = await sealEvents(client, () => now);
  await keepNewHeads(client, heads, () => now);
}

/** A hash of every table, made by the database from its rows in any order; what a restore itself writes is looked away from. */
export async function hashesOf(client: pg.Client): Promise<Map<string, string>> {
  const tables = (await tablesOf(client)).filter(({ name }) => name !== 'platform.installation' && name !== 'platform.event');
  const found = await hashes(
    client,
    tables.map(({ name, columns }) => ({ table: name, columns: columns.join(', '), rows: '' })),
  );
  const { rows } = await client.query<{ hash: string }>(
    `select count(*) || md5(string_agg(to_jsonb(e)::text, '|' order by id)) as hash from platform.event e where kind <> 'backup.restored'`,
  );
  return found.set('platform.event', rows[0]?.hash ?? '');
}
