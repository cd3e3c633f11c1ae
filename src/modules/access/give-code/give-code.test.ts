import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, localWorker } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });

test('a wrong code is told beside its field, and after five there is a wait, also for the right one', async () => {
  world.wait({ minutes: 1 });
  const browser = await world.as();
  await browser.fillIn('/sign-in/here', { loginName: lee.email, password: lee.password });
  for (let n = 0; n < 5; n += 1) assert.match((await browser.fillIn('/sign-in/code', { code: '000000' })).text, /This code is not right/);
  const page = await browser.fillIn('/sign-in/code', { code: await codeAt(world, lee) });
  assert.equal(page.status, 422);
  assert.match(page.text, /Too many wrong tries. Wait a minute/);
  world.wait({ minutes: 1 });
  assert.equal((await browser.fillIn('/sign-in/code', { code: await codeAt(world, lee) })).goesTo, '/');
});

test('somebody whose access ended between the two steps is not let in', async () => {
  world.wait({ minutes: 1 });
  const browser = await world.as();
  await browser.fillIn('/sign-in/here', { loginName: lee.email, password: lee.password });
  await (await world.as(admin)).fillIn(`/workers/${lee.id}/end`);
  await browser.fillIn('/sign-in/code', { code: await codeAt(world, lee) });
  assert.match((await browser.visit('/my-families')).goesTo, /^\/sign-in/);
});
