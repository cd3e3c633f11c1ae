import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passkeyWorker, signInWithPasskey } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });

test('a passkey alone says who it is, and opens', async () => {
  const browser = await world.as();
  assert.equal((await signInWithPasskey(browser, kim.key)).goesTo, '/');
  assert.equal((await browser.session(world.platform)).actor.id, kim.id);
  const [event] = await world.stored<{ details: object }>(`select details from platform.event where kind = 'access.signed-in' order by id desc limit 1`);
  assert.deepEqual(event?.details, { by: 'passkey' });
});

test('the page offers it only where there are scripts for it, and the way by password stands beside', async () => {
  const page = await (await world.as()).visit('/sign-in/here');
  assert.match(page.html, /data-passkey-part hidden/);
  assert.match(page.text, /Email address Password/);
});

test('one that does not hold opens nothing, and says only that', async () => {
  const browser = await world.as();
  const answer = await signInWithPasskey(browser, kim.key, { counter: 1 });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /The passkey did not hold/);
  assert.match((await browser.visit('/my-families')).goesTo, /^\/sign-in/);
  const [event] = await world.stored<{ why: string }>(
    `select details ->> 'why' as why from platform.event where kind = 'access.sign-in-refused' order by id desc`,
  );
  assert.equal(event?.why, 'passkey did not hold');
});

test('the page itself, opened by hand, leads to where one signs in', async () => {
  assert.match((await (await world.as()).visit('/sign-in/passkey')).html, /href="\/sign-in\/here"/);
});
