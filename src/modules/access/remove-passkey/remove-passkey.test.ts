import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from '#test/builders/passkey.ts';
import { offered, passkeyWorker, signInWithPasskey } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
const { browser } = kim;
const options = '/how-you-sign-in/passkey-options';
const removeUrl = async (name: string) => {
  const [row] = await world.stored<{ id: string }>('select id from access.passkey where name = $1', [name]);
  return `/how-you-sign-in/passkeys/${row?.id ?? ''}/remove`;
};

test('the last way in stays', async () => {
  assert.equal((await browser.visit(await removeUrl('Work laptop'))).goesTo, '/how-you-sign-in');
});

test('a lost one is removed with another, and opens no more', async () => {
  const second = device();
  const prove = await browser.visit('/how-you-sign-in/passkeys/new');
  const make = await browser.follow(await browser.sendFrom(prove, { proof: kim.key.use((await offered(browser, prove, options)).get) }));
  await browser.sendFrom(make, { name: 'Phone', made: second.make((await offered(browser, make, options)).make) });
  const page = await browser.visit(await removeUrl('Work laptop'));
  assert.equal((await browser.sendFrom(page)).status, 422, 'not without proof');
  const done = await browser.sendFrom(page, { proof: second.use((await offered(browser, page, options)).get) });
  assert.equal(done.goesTo, '/how-you-sign-in?done=yes', done.text);
  assert.equal((await signInWithPasskey(await world.as(), kim.key)).status, 422);
  assert.equal((await signInWithPasskey(await world.as(), second)).goesTo, '/');
});

test('another’s does not exist', async () => {
  const lee = await passkeyWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
  assert.equal((await lee.browser.visit(await removeUrl('Phone'))).status, 404);
});
