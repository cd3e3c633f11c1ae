import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { invite } from './invite.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });

test('somebody who signs in already needs no link, and none is made', async () => {
  const browser = await world.as(admin);
  const page = await browser.visit(`/workers/${admin.id}`);
  assert.match(page.text, /Ruth Abel State Signs in .* May do Administrator/);
  assert.doesNotMatch(page.text, /Make a link/);
  await assert.rejects(
    world.doAs(admin, work => invite(work, admin.id)),
    /They sign in already/,
  );
  assert.deepEqual(await world.stored('select from access.invitation'), []);
});

test('somebody who is not there is not', async () => {
  assert.equal((await (await world.as(admin)).visit('/workers/00000000-0000-7000-8000-00000000dead')).status, 404);
});
