import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from '#test/builders/passkey.ts';
import { codeAt, localWorker, offered, signInWithPasskey } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });

test('after a code the browser makes a passkey, which opens from then on, and its owner is told', async () => {
  const browser = await world.as(lee);
  world.wait({ minutes: 1 });
  const proven = await browser.fillIn('/how-you-sign-in/passkeys/new', { code: await codeAt(world, lee) });
  const page = await browser.follow(proven);
  assert.match(page.text, /Make the new passkey/);
  const key = device();
  const { make } = await offered(browser, page, '/how-you-sign-in/passkey-options');
  const done = await browser.sendFrom(page, { name: 'Home phone', made: key.make(make) });
  assert.equal(done.goesTo, '/how-you-sign-in?done=yes', done.text);
  assert.match((await browser.visit('/how-you-sign-in')).text, /Home phone Added .* Not used yet Remove Home phone/);
  assert.equal((await world.stored(`select from platform.message where template = 'way-in-changed'`)).length, 1);
  assert.equal((await signInWithPasskey(await world.as(), key)).goesTo, '/');
  const again = await browser.visit(proven.goesTo);
  assert.equal(again.goesTo, '/how-you-sign-in/passkeys/new', 'what was shown is good for one');
});

test('without showing who it is nobody makes one', async () => {
  const browser = await world.as(lee);
  const page = await browser.fillIn('/how-you-sign-in/passkeys/new', { code: '000000' });
  assert.equal(page.status, 422);
  assert.match(page.text, /This code is not right/);
  assert.equal((await browser.visit(`/how-you-sign-in/passkeys/new/${'0'.repeat(64)}`)).goesTo, '/how-you-sign-in/passkeys/new');
});
