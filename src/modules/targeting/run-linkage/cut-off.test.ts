import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { analyst, families, holdFeed, linkRows } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

// A run that is killed while it writes leaves everything as it was; the next one finds the way free.

const world = await newWorld();
const { school, surgery } = families(40);
await holdFeed(world, { name: 'School census', rows: school });
await linkRows(world);

const everything = async () => ({
  rows: await world.stored('select * from targeting.linked_row order by row_id'),
  kept: await world.stored('select * from targeting.kept_number order by feed_id, lasting_key'),
  pairs: await world.stored('select * from targeting.match_pair order by id'),
});
const backends = () =>
  world.stored<{ query: string }>(
    `select query from pg_stat_activity where datname = current_database() and application_name = 'open-early-help' and query like 'insert into targeting.kept_number%'`,
  );
const until = async (is: () => Promise<boolean>) => {
  for (let tries = 0; tries < 300; tries++) {
    if (await is()) return;
    await pause(100);
  }
  assert.fail('waited for too long');
};

/** A process of its own that links what is held. */
function linkElsewhere() {
  const script = `
    import { runLinkage } from '#modules/targeting/run-linkage/run-linkage.ts';
    import { openDatabase } from '#platform/database.ts';
    let ids = 0;
    const newId = () => '00000000-0000-7000-a000-' + (++ids).toString(16).padStart(12, '0');
    const db = openDatabase(${JSON.stringify(world.urls.jobs)}, { connections: 3 });
    await runLinkage(null)({ db, clock: () => Temporal.Instant.from('2027-03-02T09:00Z'), newId, demo: true }, {});
    await db.destroy();`;
  return spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { cwd: new URL('../../../..', import.meta.url), stdio: 'ignore' });
}

test('kill -9 while it writes changes nothing, and the next run is told that the one before was cut off', async () => {
  await holdFeed(world, { name: 'Health visitors', rows: surgery });
  const before = await everything();
  await world.stored(`create function public.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return new; end $$`);
  await world.stored('create trigger slow before insert on targeting.kept_number for each row execute function public.slow()');
  const child = linkElsewhere();
  await until(async () => (await backends()).length > 0);
  const page = await (await world.as(await analyst(world))).visit('/data/linkage');
  assert.match(page.text, /Until it has ended everything stays as it is/);
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  // The database notices after a second that nobody waits for its answer; here it is told.
  await world.stored(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like 'insert into targeting.kept_number%'`,
  );
  await until(async () => (await backends()).length === 0);
  await world.stored('drop trigger slow on targeting.kept_number');
  assert.deepEqual(await everything(), before);
  await until(async () => /was cut off\. Nothing of it was kept/.test((await (await world.as(await analyst(world, 'Bo Lint'))).visit('/data/linkage')).text));
  world.wait({ days: 2 });
  await linkRows(world);
  const states = await world.stored<{ state: string; failure: string | null }>('select state, failure from targeting.linkage_run order by began_at, id');
  assert.deepEqual(
    states.map(({ state }) => state),
    ['finished', 'failed', 'finished'],
  );
  assert.match(states[1]!.failure ?? '', /cut off/);
  assert.equal((await everything()).rows.length, school.length + surgery.length);
});

test('two at once: the second waits for the first, and both end well', async () => {
  await Promise.all([linkRows(world, { runId: world.platform.newId() }), linkRows(world, { runId: world.platform.newId() })]);
  const states = await world.stored<{ state: string }>('select state from targeting.linkage_run order by began_at desc, id desc limit 2');
  assert.deepEqual(states, [{ state: 'finished' }, { state: 'finished' }]);
});
