import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { somebody, theService } from './actor.ts';
import { keepStep } from './draft.ts';
import { forgetExpired } from './forget-expired.ts';
import { prepareJobs, startJobs } from './jobs.ts';
import { startSession } from './session.ts';
import { doWork } from './work.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const forget = () => doWork(world.platform, theService, 'look', work => forgetExpired(work, {}));
const count = async (table: string) => Number((await world.stored<{ n: string }>(`select count(*) as n from platform.${table}`))[0]?.n);

test('what a person without an account typed is deleted after its half hour, and what a worker typed is not', async () => {
  const { id } = await startSession(world.platform, null);
  const keep = (actor: Parameters<typeof doWork>[1]) =>
    doWork(world.platform, actor, 'look', work => keepStep(work, { id: work.newId(), journey: 'test', aboutId: null }, '', { words: 'kept' }));
  await keep(somebody(id));
  await keep((await (await world.as(priya)).session(world.platform)).actor);
  await forget();
  assert.equal(await count('draft'), 2);

  world.wait({ minutes: 31 });
  await forget();

  assert.deepEqual(await world.stored('select owner_id from platform.draft'), [{ owner_id: priya.id }]);
});

test('sessions and the keys of forms are deleted a month after their last use', async () => {
  assert.ok((await count('session')) > 0);
  world.wait({ days: 31 });
  await forget();
  assert.deepEqual([await count('session'), await count('submission')], [0, 0]);
});

test('the queue knows it as work of every hour', async () => {
  await prepareJobs(world.urls.owner);
  const jobs = await startJobs(world.platform, world.urls.jobs, { 'forget-expired': forgetExpired }, { hourly: ['forget-expired'] });
  await jobs.stop();
  assert.deepEqual(await world.stored('select identifier from graphile_worker._private_known_crontabs'), [{ identifier: 'forget-expired' }]);
});

test('nobody who serves people may ask for it', async () => {
  const { actor } = await (await world.as(priya)).session(world.platform);
  await assert.rejects(
    doWork(world.platform, actor, 'look', work => forgetExpired(work, {})),
    /permission denied/,
  );
});
