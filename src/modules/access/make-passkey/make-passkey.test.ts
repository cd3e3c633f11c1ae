import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from '#test/builders/passkey.ts';
import { codeAt, localWorker, offered, passkeyWorker } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
const count = async () => (await world.stored('select from access.passkey')).length;

test('what is no passkey, or for another challenge or site, is none; nothing is kept', async () => {
  const browser = await world.as(lee);
  world.wait({ minutes: 1 });
  const page = await browser.follow(await browser.fillIn('/how-you-sign-in/passkeys/new', { code: await codeAt(world, lee) }));
  const before = await count();
  for (const more of [{ challenge: 'another' }, { origin: 'https://elsewhere.example' }, { rpId: 'elsewhere.example' }, { flags: 0x41 }]) {
    const { make } = await offered(browser, page, '/how-you-sign-in/passkey-options');
    const answer = await browser.sendFrom(page, { made: device().make(make, more) });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /No passkey was made/);
  }
  assert.equal((await browser.sendFrom(page, { made: 'nonsense' })).status, 422);
  assert.equal(await count(), before);
});

test('one’s own passkey is proof for another; another’s is not', async () => {
  const { browser } = kim;
  const page = await browser.visit('/how-you-sign-in/passkeys/new');
  const forged = await offered(browser, page, '/how-you-sign-in/passkey-options');
  const wrong = await browser.sendFrom(page, { proof: device().use(forged.get) });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /The passkey did not hold/);
  const { get } = await offered(browser, page, '/how-you-sign-in/passkey-options');
  assert.match((await browser.sendFrom(page, { proof: kim.key.use(get) })).goesTo, /passkeys\/new\/[0-9a-f]{64}$/);
});
