import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const kim = await world.worker('Kim Novak', { roles: ['practitioner'] });

test('what somebody may do changes at their next request', async () => {
  world.wait({ days: 2 });
  const own = await world.as(kim);
  assert.equal((await own.visit('/requests')).status, 403);
  const browser = await world.as(admin);
  const page = await browser.visit(`/workers/${kim.id}/roles`);
  assert.match(page.html, /value="practitioner"[^>]* checked/);
  const after = await browser.follow(await browser.sendFrom(page, { roles: ['front-door-officer'] }));
  assert.match(after.text, /May do Front-door officer/);
  assert.equal((await own.visit('/requests')).status, 200);
});

test('roles given and taken back on one day leave the first as they were', async () => {
  const browser = await world.as(admin);
  await browser.fillIn(`/workers/${kim.id}/roles`, { roles: ['front-door-officer', 'auditor'] });
  await browser.fillIn(`/workers/${kim.id}/roles`, { roles: ['front-door-officer'] });
  assert.match((await browser.visit(`/workers/${kim.id}`)).text, /May do Front-door officer Change/);
});

test('nobody changes their own', async () => {
  const page = await (await world.as(admin)).fillIn(`/workers/${admin.id}/roles`, { roles: ['administrator', 'coordinator'] });
  assert.equal(page.status, 422);
  assert.match(page.text, /You cannot change your own roles/);
});

test('at least one is needed', async () => {
  const page = await (await world.as(admin)).fillIn(`/workers/${kim.id}/roles`, { roles: [] });
  assert.equal(page.status, 422);
  assert.match(page.text, /Select at least one role/);
});
