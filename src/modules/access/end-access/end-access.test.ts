import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const kim = await world.worker('Kim Novak');

test('whose access ends is out at the next request', async () => {
  const own = await world.as(kim);
  assert.equal((await own.visit('/my-families')).status, 200);
  const browser = await world.as(admin);
  const page = await browser.follow(await browser.fillIn(`/workers/${kim.id}/end`));
  assert.match(page.text, /State Access ended/);
  assert.match((await own.visit('/my-families')).goesTo, /^\/sign-in/);
});

test('nobody ends their own, so that somebody is left who can', async () => {
  const browser = await world.as(admin);
  const page = await browser.fillIn(`/workers/${admin.id}/end`);
  assert.equal(page.status, 422);
  assert.match(page.text, /You cannot end your own access/);
  assert.equal((await browser.visit('/workers')).status, 200);
});
