import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { analyst, families, holdFeed, linkRows } from '#test/builders/matches.ts';
import { openDatabase } from '#platform/database.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);
const jobs = () =>
  world.stored<{ payload: { runId: string } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'run-linkage'`,
  );

test('an analyst asks for a run, sees it wait, and what it found', async () => {
  const { school, surgery } = families(40);
  await holdFeed(world, { name: 'School census', rows: school });
  await holdFeed(world, { name: 'Health visitors', rows: surgery });
  const browser = await world.as(ada);
  assert.match((await browser.visit('/data/linkage')).text, /Rows have never been linked/);
  assert.equal((await browser.fillIn('/data/linkage')).goesTo, '/data/linkage');
  assert.match((await browser.visit('/data/linkage')).text, /A run waits its turn/);
  const [job] = await jobs();
  await linkRows(world, job!.payload);
  const page = await browser.visit('/data/linkage');
  assert.match(page.text, /What the run that ended on .* found.*Rows and people of the record 2\d\d.*Finished/);
  const [{ stages }] = (await world.stored<{ stages: object }>("select report->'stages' as stages from targeting.linkage_run")) as [{ stages: object }];
  assert.deepEqual(Object.keys(stages).sort(), ['clusters', 'comparing', 'gathering', 'learning', 'preparing', 'writing']);
  const kinds = await world.stored<{ kind: string }>("select kind from platform.event where kind like 'targeting.linkage%' order by id");
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['targeting.linkage-asked', 'targeting.linkage-began', 'targeting.linkage-finished'],
  );
});

test('a job that is told twice runs once', async () => {
  const [job] = await jobs();
  await linkRows(world, job!.payload);
  assert.equal((await world.stored('select from targeting.linkage_run')).length, 1);
  assert.equal((await world.stored("select from targeting.linkage_run where state = 'finished'")).length, 1);
});

test('while it runs: which stage, how many rows, how long still by what the run before took; the page shows itself anew', async () => {
  world.wait({ minutes: 1 });
  await world.stored(
    `update targeting.linkage_run set report = report || '{"stages": {"gathering": 4, "preparing": 2, "comparing": 9, "learning": 6, "clusters": 3, "writing": 1}}'`,
  );
  const [{ id }] = (await world.stored<{ id: string }>(
    `insert into targeting.linkage_run (id, state, is_increment, began_at, rows, stage, stage_done, stage_of, stage_began_at)
     select gen_random_uuid(), 'running', false, $1::timestamptz - interval '12 seconds', rows, 'learning', 0, 1, $1::timestamptz - interval '2 seconds'
       from targeting.linkage_run returning id`,
    [world.now.toString()],
  )) as [{ id: string }];
  const db = openDatabase(world.urls.jobs, { connections: 1 });
  const page = await db.transaction().execute(async held => {
    await sql`select pg_advisory_xact_lock(33, 1)`.execute(held);
    return (await world.as(ada)).visit('/data/linkage');
  });
  await db.destroy();
  assert.match(page.text, /Stage 4 of 6: Learning what one person’s rows have in common.*Rows 2\d\d Since it began 12 seconds Time left, about 8 seconds/);
  assert.match(page.html, /<progress [^>]*value="60"/);
  assert.match(page.html, /data-refresh-in="3"/);
  assert.match((await (await world.as(ada)).visit('/data/linkage')).text, /was cut off\. Nothing of it was kept/);
  await world.stored('delete from targeting.linkage_run where id = $1', [id]);
});

test('one waits at a time', async () => {
  const browser = await world.as(ada);
  await browser.fillIn('/data/linkage');
  const second = await browser.fillIn('/data/linkage');
  assert.equal(second.status, 409);
  assert.match(second.text, /A run is already waiting its turn/);
});

test('a file whose values stand in too many rows is not linked: the page says which column, and everything stays as it was', async () => {
  const before = await world.stored('select * from targeting.linked_row order by row_id');
  // One telephone number for every three hundred of them: pairs by the million.
  const rows = Array.from({ length: 18_000 }, (_, nth) => ({
    ...{
      lasting_key: `x${nth}`,
      forename: `Zed${nth.toString(36)}`,
      surname: `Marl${nth.toString(36)}`,
      phone: `01632 960${String(nth % 62).padStart(3, '0')}`,
    },
  }));
  await holdFeed(world, { name: 'A broken file', rows });
  await linkRows(world);
  const page = await (await world.as(ada)).visit('/data/linkage');
  assert.match(page.text, /The last run did not end well, and nothing of it was kept\. More than [\d,]+ pairs/);
  assert.deepEqual(await world.stored('select * from targeting.linked_row order by row_id'), before);
});

test('without the role nobody sees it or asks for it', async () => {
  const browser = await world.as(await world.worker('Tom Ashby'));
  assert.equal((await browser.visit('/data/linkage')).status, 403);
  assert.equal((await browser.post('/data/linkage', {})).status, 403);
});
