import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, localWorker, offered, passkeyWorker, secretIn, signInHere } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });

test('another phone takes over when it has shown a code, and so has the old one', async () => {
  const browser = await world.as(lee);
  world.wait({ minutes: 1 });
  const page = await browser.visit('/how-you-sign-in/app');
  const secret = secretIn(page);
  assert.notEqual(secret, lee.secret);
  const halves = [
    { newCode: '000000', code: await codeAt(world, lee) },
    { newCode: await codeAt(world, { secret }), code: '000000' },
  ];
  for (const half of halves) {
    const again = await browser.sendFrom(page, half);
    assert.equal(again.status, 422);
    assert.equal(secretIn(again), secret, 'what was scanned stays good');
  }
  const done = await browser.sendFrom(page, { newCode: await codeAt(world, { secret }), code: await codeAt(world, lee) });
  assert.equal(done.goesTo, '/how-you-sign-in?done=yes', done.text);
  world.wait({ minutes: 1 });
  assert.match((await signInHere(world, await world.as(), lee)).answer.text, /not right/);
  assert.equal((await signInHere(world, await world.as(), { ...lee, secret })).answer.goesTo, '/');
});

test('somebody with a passkey adds a password and an app as a second way in', async () => {
  const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
  const { browser, key } = kim;
  assert.equal((await browser.visit('/how-you-sign-in/app')).goesTo, '/how-you-sign-in/password');
  const password = 'granite pillow otter';
  const chosen = await browser.fillIn('/how-you-sign-in/password', { password, again: password });
  const page = await browser.follow(chosen);
  const secret = secretIn(page);
  const without = await browser.sendFrom(page, { newCode: await codeAt(world, { secret }) });
  assert.equal(without.status, 422, 'who it is must be shown');
  const { get } = await offered(browser, page, '/how-you-sign-in/passkey-options');
  const done = await browser.sendFrom(page, { newCode: await codeAt(world, { secret }), proof: key.use(get) });
  assert.equal(done.goesTo, '/how-you-sign-in?done=yes', done.text);
  world.wait({ minutes: 1 });
  assert.equal((await signInHere(world, await world.as(), { ...kim, password, secret })).answer.goesTo, '/');
});
