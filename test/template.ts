import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '#platform/database.ts';
import { publishForms } from '#modules/forms/index.ts';
import { migrate } from '#platform/migrate.ts';
import { prepareJobs } from '#platform/jobs.ts';
import type { DatabaseUrls } from '#platform/start/embedded-postgres.ts';

// Tests of a changed copy of the repository, on the same server, have a template of their own.
const template = process.env['TEST_TEMPLATE'] ?? 'open_early_help_template';

/** The server the tests run on; `npm test` starts it and says where. */
function testUrls(): DatabaseUrls {
  const urls = process.env['TEST_DATABASE_URLS'];
  if (!urls) throw new Error('Tests need a database: run them with npm test -- FILE');
  return JSON.parse(urls) as DatabaseUrls;
}

const at = (url: string, database: string) => {
  const there = new URL(url);
  there.pathname = `/${database}`;
  return there.href;
};

/** A migrated database, made by the first test file that asks, of which each file takes its own copy. */
export async function templateDatabase(): Promise<{ copy(): Promise<{ urls: DatabaseUrls; drop(): Promise<void> }> }> {
  const urls = testUrls();
  await asSuperuser(urls, async client => {
    // Whoever comes first makes it; the others wait here.
    await client.query('select pg_advisory_lock(7100)');
    const { rowCount } = await client.query('select from pg_database where datname = $1 and not datallowconn', [template]);
    if (rowCount) return;
    await client.query(`drop database if exists ${template}`);
    await client.query(`create database ${template} owner owner_`);
    await makeReady(at(urls.owner, template), at(urls.superuser, template));
    // Sealed, or one stray connection would block every copy.
    await client.query(`alter database ${template} with allow_connections false`);
  });
  return { copy: () => copyOf(urls) };
}

async function makeReady(ownerUrl: string, superuserUrl: string): Promise<void> {
  await migrate(ownerUrl, undefined, superuserUrl);
  await prepareJobs(ownerUrl);
  const owner = openDatabase(ownerUrl, { connections: 1 });
  await publishForms(owner);
  await owner
    .insertInto('platform.installation')
    .values({ made_up: true, made_at: Temporal.Instant.from('2027-01-01T00:00Z') })
    .execute();
  await owner.destroy();
}

async function copyOf(urls: DatabaseUrls) {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(urls, client => client.query(`create database ${name} template ${template}`));
  const copied = { superuser: at(urls.superuser, name), owner: at(urls.owner, name), web: at(urls.web, name), jobs: at(urls.jobs, name) };
  return {
    urls: copied,
    drop: () =>
      asSuperuser(urls, async client => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asSuperuser<T>(urls: DatabaseUrls, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: at(urls.superuser, 'postgres') });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}
