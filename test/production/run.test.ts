import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { templateDatabase } from '#test/template.ts';
import { connected, newDatabase, type Database } from './databases.ts';
import { startProcess, until, type Running } from './processes.ts';

// A new installation as its operator makes it: one process migrates, others serve and work, none of these with the owner's login.

let database: Database;
let web: Running;

before(async () => {
  // The roles are made, as an administrator of the server would make them with db/roles.sql.
  await templateDatabase();
  database = await newDatabase();
});
after(() => database.drop());

test('a web that is started before the database is up to date waits for whoever migrates', async () => {
  const settings = { RUN: 'web', WEB_DATABASE_URL: database.urls.web, NODE_ENV: 'production', DRAIN_SECONDS: '0' };
  const starting = startProcess(settings);
  const migrating = await startProcess({
    RUN: 'migrate',
    DATABASE_URL: database.urls.owner,
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://early-help.example.org',
  });
  assert.equal(await migrating.ended, 0, migrating.said());
  assert.match(migrating.said(), /become the first administrator at https:\/\/early-help\.example\.org\/first-administrator\//);
  web = await starting;
  assert.equal((await fetch(`${web.address}/readyz`)).status, 200);
  assert.doesNotMatch(web.said(), /first administrator/, 'only whoever migrates gives the link: the next web would take it back');
});

test('migrating again changes nothing and ends', async () => {
  const again = await startProcess({ RUN: 'migrate', DATABASE_URL: database.urls.owner, NODE_ENV: 'production' });
  assert.equal(await again.ended, 0, again.said());
  assert.match(again.said(), /The database is up to date/);
});

test('the jobs run in a process of their own, and seal what happens', async () => {
  const jobs = await startProcess({ RUN: 'jobs', JOBS_DATABASE_URL: database.urls.jobs, NODE_ENV: 'production', METRICS_PORT: '0' });
  const superuser = await connected(database.urls.superuser);
  await superuser.query(`select graphile_worker.add_job('forget-expired', '{}'::json)`);
  await superuser.query(
    `insert into platform.event (id, at, actor_id, kind) values (gen_random_uuid(), now(), '00000000-0000-7000-8000-000000000001', 'test.happened')`,
  );
  const count = async (what: string) => (await superuser.query(`select from ${what}`)).rowCount;
  await until(async () => (await count('graphile_worker._private_jobs')) === 0 && (await count('platform.seal')) === 1, 10_000, jobs.said);
  const [, port] = /http:\/\/localhost:(\d+)\/metrics/.exec(jobs.said()) ?? [];
  assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
  assert.equal(await jobs.stop(), 0, jobs.said());
  assert.equal(await web.stop(), 0, web.said());
});

test('a mistake in a setting is one line, and no start', async () => {
  await assert.rejects(startProcess({ RUN: 'web', WEB_DATABASE_URL: database.urls.owner }), /WEB_DATABASE_URL to a login that owns nothing/);
  await assert.rejects(startProcess({ RUN: 'worker' }), /RUN must be one of both, web, jobs, migrate\n/);
});
