import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { DatabaseUrls } from './start/embedded-postgres.ts';
import { refuseTooMighty } from './start/server-database.ts';

const given = process.env['TEST_DATABASE_URLS'];
const name = `migrate_test_${process.pid}`;

describe('migrations', { skip: given ? false : 'needs the database of npm test' }, () => {
  const urls = JSON.parse(given ?? '{}') as DatabaseUrls;
  const on = (url: string, database = name) => url.replace(/[^/]+$/, database);

  before(async () => {
    await ask(
      on(urls.superuser, 'postgres'),
      `do $$ begin if not exists (select from pg_roles where rolname = 'owner_') then create role owner_ login; end if; end $$`,
    );
    await ask(on(urls.superuser, 'postgres'), `create database ${name} owner owner_`);
  });
  after(() => ask(on(urls.superuser, 'postgres'), `drop database ${name} with (force)`));

  const run = () => migrate(on(urls.owner), () => undefined, on(urls.superuser));

  test('are applied in order, once, even by two at a time', async () => {
    const [one, other] = await Promise.all([run(), run()]);
    const all = [...one, ...other];
    assert.deepEqual(all, [...all].sort());
    assert.ok(all.length > 0 && (one.length === 0 || other.length === 0));
    assert.deepEqual(await run(), []);
  });

  test('refuse one that was edited after it was applied', async () => {
    await ask(on(urls.owner), `update public.migration set checksum = 'x' || checksum where name like '001%'`);
    await assert.rejects(run(), /001_\w+\.sql was changed after this database had it/);
    await ask(on(urls.owner), `update public.migration set checksum = substr(checksum, 2) where name like '001%'`);
  });

  test('an owner who may not join the role register is told what an administrator must do', async () => {
    const weak = `weak_owner_${process.pid}`;
    await ask(on(urls.superuser), `create role ${weak} login`);
    const url = new URL(on(urls.owner));
    url.username = weak;
    await assert.rejects(migrate(url.href), /Let an administrator of the server run: grant register to that login/);
    await ask(on(urls.superuser), `drop role ${weak}`);
  });

  test('the web login is weak enough to serve; the owner and the superuser are not', async () => {
    await refuseTooMighty(on(urls.web), 'WEB_DATABASE_URL');
    await refuseTooMighty(on(urls.jobs), 'JOBS_DATABASE_URL');
    await assert.rejects(refuseTooMighty(on(urls.owner), 'WEB_DATABASE_URL'), /owns tables/);
    await assert.rejects(refuseTooMighty(on(urls.superuser), 'WEB_DATABASE_URL'), /is a superuser/);
  });
});

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
