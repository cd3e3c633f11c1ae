import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { directory } from '../index.ts';

const world = await newWorld();
const { owner, rival, practitioner, serviceId, editor } = await keepersOf(world);
const url = `/directory/records/${serviceId}/confirm`;
const checked = async () =>
  (
    await world.stored<{ day: string; by: string }>('select checked_on::text as day, checked_by_name as by from directory.service where id = $1', [serviceId])
  )[0];

test('an owner says in one press that it is still right; families see the day and the organisation', async () => {
  world.wait({ days: 40 });
  const browser = await world.as(owner);
  const page = await browser.visit(`/directory/records/${serviceId}`);
  assert.equal((await browser.sendFrom(page, {}, url)).goesTo, `/directory/records/${serviceId}`);
  assert.match((await browser.visit(`/directory/records/${serviceId}`)).text, /Last checked 10 April 2027, by Fernshire Play Look at it by 10 October 2027/);
  await world.asService(async work => {
    await directory.jobs?.['write-out-record']?.(work, { recordId: serviceId });
    await work.record({ kind: 'test.looked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
  });
  assert.deepEqual(await checked(), { day: '2027-04-10', by: 'Fernshire Play' });
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.record-confirmed' and actor_id = $1`, [owner.id])).length, 1);
});

test('what is not public yet cannot be confirmed', async () => {
  const browser = await world.as(owner);
  const answer = await browser.fillIn('/directory/records/new', { kind: 'service', name: 'Not yet' });
  assert.equal((await browser.visit(`${answer.goesTo}/confirm`)).status, 409);
  assert.equal((await (await world.as(editor)).visit(url)).status, 200);
});

test('another organisation’s service does not exist', async () => {
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 404);
});
