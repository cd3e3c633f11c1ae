import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');

test('signing out ends the session for good, and is recorded', async () => {
  const browser = await world.as(priya);
  const before = new Map(browser.cookies);

  const answer = await browser.fillIn('/sign-out');

  assert.equal(answer.goesTo, '/signed-out');
  assert.match((await browser.follow(answer)).text, /You have signed out/);
  for (const [name, value] of before) browser.cookies.set(name, value);
  assert.match((await browser.visit('/sign-out')).goesTo, /^\/sign-in/);
  assert.equal((await world.stored(`select from platform.event where kind = 'access.signed-out' and actor_id = $1`, [priya.id])).length, 1);
});

test('a link, or a form of another site, signs nobody out', async () => {
  const browser = await world.as(priya);
  assert.equal((await browser.visit('/sign-out')).status, 200);
  assert.equal((await browser.post('/sign-out')).status, 403);
  assert.equal((await browser.post('/sign-out', {}, { origin: 'https://elsewhere.example' })).status, 403);
  assert.equal((await browser.visit('/sign-out')).status, 200);
});

test('somebody who is not signed in is asked to sign in', async () => {
  assert.match((await (await world.as()).visit('/sign-out')).goesTo, /^\/sign-in/);
});

test('leaving quickly ends what a stranger or a family was doing, and leaves a worker signed in', async () => {
  const worker = await world.as(priya);
  const left = await worker.visit('/exit');
  assert.match(left.goesTo, /^https:\/\/www\.bbc\.co\.uk\/weather/);
  assert.equal((await worker.visit('/sign-out')).status, 200);

  const ellis = await world.worker('Ellis', { agencyId: null, roles: ['parent'] });
  const family = await world.as(ellis);
  assert.equal((await family.session(world.platform)).actor.kind, 'family');
  await family.visit('/exit');
  assert.equal(family.cookies.has('__Host-session'), false);
});

test('the session says until when it lives; without one there is nothing to say', async () => {
  const { status, html } = await (await world.as(priya)).visit('/session');
  assert.equal(status, 200);
  assert.equal((JSON.parse(html) as { endsAt: string }).endsAt, world.now.add({ minutes: 60 }).toString());
  assert.equal((await (await world.as()).visit('/session')).status, 401);
});
