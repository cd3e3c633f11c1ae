import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localWorker, passkeyWorker, signInHere, signInWithPasskey } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });

test('after a check everything somebody signed in with is of no use, every session is over, and a new link can be made', async () => {
  const [own, browser] = [await world.as(lee), await world.as(admin)];
  const done = await browser.follow(await browser.fillIn(`/workers/${lee.id}/new-link`, { checkedBy: 'called-back' }));
  assert.match(done.text, /Invited.*Make a link/);
  assert.match((await own.visit('/how-you-sign-in')).goesTo, /^\/sign-in/);
  world.wait({ minutes: 1 });
  assert.equal((await (await world.as()).fillIn('/sign-in/here', { loginName: lee.email, password: lee.password })).status, 422);
  const [event] = await world.stored(`select details, actor_id from platform.event where kind = 'access.new-link-needed'`);
  assert.deepEqual(event, { details: { accountId: lee.id, checkedBy: 'called-back' }, actor_id: admin.id });
  assert.equal((await world.stored(`select from platform.message where template = 'sign-in-reset'`)).length, 1);
  assert.match((await browser.fillIn(`/workers/${lee.id}`)).html, /\/invitation\/[0-9a-f]{64}/);
});

test('a passkey is of no use either', async () => {
  const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
  await (await world.as(admin)).fillIn(`/workers/${kim.id}/new-link`, { checkedBy: 'in-person' });
  assert.equal((await signInWithPasskey(await world.as(), kim.key)).status, 422);
});

test('how they made sure must be said; nobody resets themself, and nobody but an administrator anybody', async () => {
  const mo = await localWorker(world, admin, { name: 'Mo Ray', email: 'mo@example.org' });
  const browser = await world.as(admin);
  assert.match((await browser.fillIn(`/workers/${mo.id}/new-link`)).text, /Select how you made sure who they are/);
  assert.match((await browser.fillIn(`/workers/${admin.id}/new-link`, { checkedBy: 'in-person' })).text, /You cannot do this for yourself/);
  assert.equal((await (await world.as(mo)).visit(`/workers/${admin.id}/new-link`)).status, 403);
  world.wait({ minutes: 1 });
  assert.equal((await signInHere(world, await world.as(), mo)).answer.goesTo, '/');
});
