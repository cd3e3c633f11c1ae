import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'The council' });
const url = `/agencies/${await world.agency('Fern School')}`;

test('an agency turns out to have no single sign-on', async () => {
  const browser = await world.as(admin);
  const page = await browser.follow(await browser.fillIn(url, { hasSingleSignOn: 'no', phone: '01632 960316' }));
  assert.match(page.text, /Fern School 0 Here/);
  assert.match((await browser.visit(url)).html, /01632 960316/);
  assert.equal((await world.stored(`select from platform.event where kind = 'access.agency-changed'`)).length, 1);
});

test('of two who change it at once the second sees what the first did', async () => {
  const [one, other] = [await world.as(admin), await world.as(admin)];
  const [mine, theirs] = [await one.visit(url), await other.visit(url)];
  assert.equal((await other.sendFrom(theirs, { name: 'Fern Academy' })).status, 303);
  const answer = await one.sendFrom(mine, { name: 'Fern College' });
  assert.equal(answer.status, 409);
  assert.match(answer.text, /Fern Academy.*Fern College/);
});

test('a name is needed, and nobody else may', async () => {
  assert.match((await (await world.as(admin)).fillIn(url, { name: '' })).text, /Enter the name of the agency/);
  assert.equal((await (await world.as(await world.worker('Priya Shah'))).visit(url)).status, 403);
});
