import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localWorker, signInHere } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
const suspend = () => world.stored(`update access.account set disabled_at = $2, suspended_because = 'not used' where id = $1`, [lee.id, world.now.toString()]);

test('who types the right password is told that the account is suspended; the wrong one tells nothing', async () => {
  await suspend();
  const told = await (await world.as()).fillIn('/sign-in/here', { loginName: lee.email, password: lee.password });
  assert.equal(told.status, 403);
  assert.match(told.text, /Your account is suspended.*did not sign in for 90 days/);
  assert.match((await (await world.as()).fillIn('/sign-in/here', { loginName: lee.email, password: 'not this password' })).text, /is not right/);
});

test('an administrator opens it again: as it was, told to its owner, recorded', async () => {
  const browser = await world.as(admin);
  const done = await browser.follow(await browser.fillIn(`/workers/${lee.id}/wake`));
  assert.match(done.text, /State Signs in/);
  world.wait({ minutes: 1 });
  assert.equal((await signInHere(world, await world.as(), lee)).answer.goesTo, '/');
  assert.equal((await world.stored(`select from platform.message where template = 'account-woken'`)).length, 1);
  assert.equal((await world.stored(`select from platform.event where kind = 'access.account-woken' and actor_id = $1`, [admin.id])).length, 1);
});

test('one that is open is told so, one that was ended stays ended, and nobody else may', async () => {
  const browser = await world.as(admin);
  assert.equal((await browser.fillIn(`/workers/${lee.id}/wake`)).status, 409);
  await browser.fillIn(`/workers/${lee.id}/end`);
  assert.equal((await browser.fillIn(`/workers/${lee.id}/wake`)).status, 409);
  assert.match((await browser.visit(`/workers/${lee.id}`)).text, /Access ended/);
  const other = await world.worker('Priya Shah', { roles: ['coordinator'] });
  assert.equal((await (await world.as(other)).visit(`/workers/${lee.id}/wake`)).status, 403);
});
