import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTheirs, listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const manager = await world.worker('Mo Manager', { roles: ['team-manager'] });
const { ruleId } = await listTwoHouseholds(world);

test('a stopped rule leaves the public page and lists nobody; it cannot be stopped twice', async () => {
  assert.equal((await (await world.as(manager)).visit(`/criteria/${ruleId}/stop`)).status, 403);
  const browser = await world.as(analyst);
  const open = await browser.visit(`/criteria/${ruleId}/stop`);
  const answer = await browser.sendFrom(open);
  assert.match((await browser.follow(answer)).text, /Stopped rules School or safety/);
  assert.doesNotMatch((await (await world.as()).visit('/how-we-find-families')).text, /School or safety/);
  await findTheirs(world);
  assert.match((await (await world.as(manager)).visit('/concerns?state=no+longer')).text, /2 households .*Not since 1 March 2027/);
  assert.equal((await browser.fillIn(`/criteria/${ruleId}/stop`)).status, 409);
});
