import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, invitedHere, localWorker, secretIn } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const password = 'violet tractor meadow';

test('the app is scanned or typed, and its first code lets them in; the link is used up', async () => {
  const { id, link } = await invitedHere(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
  const browser = await world.as();
  const page = await browser.follow(await browser.fillIn(`${link}/password`, { password, again: password }));
  assert.match(page.html, /<svg class="app-qr"/);
  const secret = secretIn(page);
  assert.match(secret, /^[A-Z2-7]{32}$/);
  const wrong = await browser.sendFrom(page, { code: '000000' });
  assert.match(wrong.text, /This code is not right/);
  assert.equal(secretIn(wrong), secret);
  assert.equal((await browser.sendFrom(page, { code: await codeAt(world, { secret }) })).goesTo, '/');
  assert.equal((await browser.session(world.platform)).actor.id, id);
  assert.equal((await (await world.as()).visit(link)).status, 404);
  assert.match((await (await world.as(admin)).visit(`/workers/${id}`)).text, /State Signs in .* Here, with a passkey, or a password and codes/);
});

test('another browser with the link begins at the password', async () => {
  const { link } = await invitedHere(world, admin, { name: 'Two Browsers', email: 'two@example.org' });
  const [one, other] = [await world.as(), await world.as()];
  await one.fillIn(`${link}/password`, { password, again: password });
  assert.equal((await other.visit(`${link}/app`)).goesTo, `${link}/password`);
});

test('an address that somebody signs in with already is told, and is free again when they have left', async () => {
  const mo = await localWorker(world, admin, { name: 'Mo Ray', email: 'mo@example.org' });
  const again = () => localWorker(world, admin, { name: 'Mo Ray', email: 'MO@example.org' });
  await assert.rejects(again(), /Somebody signs in with this email address already/);
  await (await world.as(admin)).fillIn(`/workers/${mo.id}/end`);
  assert.notEqual((await again()).id, mo.id);
});
