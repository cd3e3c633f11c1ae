import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestOrganization, addTestService } from '#test/builders/directory.ts';
import { changePart, keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { confirmRight, directory } from '../index.ts';
import type { Job } from '#platform/module.ts';

const world = await newWorld();
const { owner, editor, serviceId } = await keepersOf(world);
const nobodysId = await addTestService(world, { organizationId: await addTestOrganization(world, { name: 'Nobody’s' }), name: 'Old group' });
const job = (name: string): Job => directory.jobs![name]!;
const remind = () =>
  world.asService(async work => {
    await job('remind-keepers')(work, {});
    await work.record({ kind: 'test.ran', sentence: () => '', quiet: true }, { familyId: null, details: {} });
  });
const messages = async () =>
  (
    await world.stored<{ send_to: string; template: string; body: string }>('select send_to, template, body from platform.message order by written_at, send_to')
  ).map(({ send_to, template, body }) => [send_to.split('.')[0], template, /(One page|\d+ pages)/.exec(body)?.[1]]);

test('keepers are told once two weeks before and once on the day; what nobody keeps goes to editors', async () => {
  for (const id of [serviceId, nobodysId]) await world.doAs(editor, work => confirmRight(work, id));
  await remind();
  assert.deepEqual(await messages(), []);
  world.wait({ months: 5, days: 17 });
  await remind();
  await remind();
  const first = [
    ['edie', 'services-to-look-at', 'One page'],
    ['olive', 'services-to-look-at', 'One page'],
  ];
  assert.deepEqual(await messages(), first);
  world.wait({ days: 14 });
  await remind();
  assert.deepEqual(await messages(), [...first, ...first]);
  assert.match((await (await world.as(owner)).visit('/directory?show=review')).text, /Stay and play/);
});

test('an organisation is told that a change came back, without its words', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Other name' });
  await (await world.as(editor)).fillIn(`/directory/changes/${versionId}`, { decision: 'return', answer: 'Which songs?' });
  await world.asService(async work => {
    await job('tell-of-decision')(work, { versionId });
  });
  const [message] = await world.stored<{ send_to: string; subject: string; body: string }>(
    `select * from platform.message where template = 'service-change-returned'`,
  );
  assert.match(message?.send_to ?? '', /^olive\.park/);
  assert.doesNotMatch(JSON.stringify(message), /Other name|Which songs|Stay and play/);
});
