import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from '#test/builders/passkey.ts';
import { codeAt, localWorker, offered, signInWithPasskey } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
const options = '/how-you-sign-in/passkey-options';

test('whoever has a passkey removes their password and app; nobody removes the last way in', async () => {
  const browser = await world.as(lee);
  assert.equal((await browser.visit('/how-you-sign-in/password/remove')).goesTo, '/how-you-sign-in');
  world.wait({ minutes: 1 });
  const key = device();
  const make = await browser.follow(await browser.fillIn('/how-you-sign-in/passkeys/new', { code: await codeAt(world, lee) }));
  await browser.sendFrom(make, { made: key.make((await offered(browser, make, options)).make) });
  const page = await browser.visit('/how-you-sign-in/password/remove');
  assert.equal((await browser.sendFrom(page, { code: '000000' })).status, 422);
  const done = await browser.sendFrom(page, { proof: key.use((await offered(browser, page, options)).get) });
  assert.equal(done.goesTo, '/how-you-sign-in?done=yes', done.text);
  assert.deepEqual(await world.stored('select password_hash, app_secret from access.local_account'), [{ password_hash: null, app_secret: null }]);
  assert.equal((await (await world.as()).fillIn('/sign-in/here', { loginName: lee.email, password: lee.password })).status, 422);
  assert.equal((await signInWithPasskey(await world.as(), key)).goesTo, '/');
});
