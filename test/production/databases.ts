import { randomUUID } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import type { DatabaseUrls } from '#platform/start/embedded-postgres.ts';

/** A database of its own on the server of the tests, with nothing in it. */
export type Database = { urls: DatabaseUrls; drop(): Promise<void> };

export async function newDatabase(): Promise<Database> {
  const given = process.env['TEST_DATABASE_URLS'];
  if (!given) throw new Error('Tests need a database: run them with npm test -- FILE');
  const server = JSON.parse(given) as DatabaseUrls;
  const name = `production_${randomUUID().replaceAll('-', '')}`;
  const at = (url: string, database: string) => {
    const there = new URL(url);
    there.pathname = `/${database}`;
    return there.href;
  };
  const everywhere = await connected(at(server.superuser, 'postgres'));
  await everywhere.query(`do $$ begin if not exists (select from pg_roles where rolname = 'owner_') then create role owner_ login; end if; end $$`);
  await everywhere.query(`create database ${name} owner owner_`);
  const urls = { superuser: at(server.superuser, name), owner: at(server.owner, name), web: at(server.web, name), jobs: at(server.jobs, name) };
  return {
    urls,
    drop: async () => {
      const last = await connected(at(server.superuser, 'postgres'));
      await last.query(`drop database if exists ${name} with (force)`);
      await last.end();
    },
  };
}

const open = new Set<pg.Client>();
after(async () => {
  for (const client of open) await client.end().catch(() => undefined);
});

/** A connection that ends with the test file. */
export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  open.add(client);
  return client;
}
