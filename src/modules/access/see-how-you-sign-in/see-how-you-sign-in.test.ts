import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localWorker, passkeyWorker } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });

test('everybody finds how they sign in behind their own name', async () => {
  const browser = await world.as(admin);
  assert.match((await browser.visit('/workers')).html, /href="\/how-you-sign-in">Ruth Abel</);
  assert.match((await browser.visit('/how-you-sign-in')).text, /You sign in with your Fernshire account/);
});

test('who signs in here sees each of their ways, and what can be done with it', async () => {
  const page = await (await world.as(lee)).visit('/how-you-sign-in');
  assert.match(page.text, /Passkeys You have none.*Email address lee@example.org Password Set Change your password App for codes Connected Change/);
  assert.doesNotMatch(page.text, /Remove your password/, 'the last way in stays');
  const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
  const own = await kim.browser.visit('/how-you-sign-in');
  assert.match(own.text, /Work laptop Added 1 March 2027.*Not used yet.*You have no password/);
  assert.doesNotMatch(own.html, /passkeys\/[0-9a-f-]{36}\/remove/);
});

test('nobody sees anybody else’s, and a family’s own account has none of these pages', async () => {
  const page = await (await world.as(lee)).visit('/how-you-sign-in');
  assert.doesNotMatch(page.text, /Kim|Work laptop/);
  const ellis = await world.worker('Ellis', { agencyId: null, roles: ['parent'] });
  assert.equal((await (await world.as(ellis)).visit('/how-you-sign-in')).status, 403);
});
