import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { theService } from '#platform/actor.ts';
import { doWork } from '#platform/work.ts';
import { happened, newSealedWorld } from '#test/builders/sealing.ts';
import { startSealer } from './sealer.ts';

const { world, folder, now, verify, nothingUnderWay, sealAll } = await newSealedWorld();

test('the sealer seals by itself, and once more as it stops', async () => {
  const sealer = startSealer(world.urls.jobs, folder, now, { every: 20 });
  await doWork(world.platform, theService, 'change', work => work.record(happened, { familyId: null, details: { number: 1 } }));
  await nothingUnderWay();
  await sealer.stop();
  const { faults, waiting } = await verify();
  assert.deepEqual({ faults, waiting }, { faults: [], waiting: 0 });
});

test('a sealer with much to catch up with rests in between, stops when it is told to, and goes on the next time', async () => {
  await doWork(world.platform, theService, 'change', async work => {
    for (let number = 0; number < 3500; number += 1) await work.record(happened, { familyId: null, details: { number } });
  });
  await nothingUnderWay();
  const sealer = startSealer(world.urls.jobs, folder, now);
  while ((await verify()).waiting > 2500) await setTimeout(5);
  await sealer.stop();
  const stopped = await verify();
  assert.deepEqual(stopped.faults, []);
  assert.ok(stopped.waiting > 0, 'it did not stay to seal everything');
  await sealAll();
  const { faults, waiting } = await verify();
  assert.deepEqual({ faults, waiting }, { faults: [], waiting: 0 });
});

test('a sealer that runs for long leaves nothing behind on its connection', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  const sealer = startSealer(world.urls.jobs, folder, now, { every: 1 });
  await setTimeout(400);
  await sealer.stop();
  process.off('warning', note);
  assert.deepEqual(warnings, []);
});
