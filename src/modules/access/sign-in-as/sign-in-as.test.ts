import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
await world.worker('Old Worker', { roles: [] });

test('the demonstration lists its people, and lets anybody be one of them', async () => {
  const browser = await world.as();
  assert.match((await browser.visit('/dev/sign-in')).text, /Priya Shah/);

  const answer = await browser.post('/dev/sign-in', { as: priya.username });

  assert.equal(answer.status, 303);
  assert.equal((await browser.session(world.platform)).actor.name, 'Priya Shah');
});

test('a post from another site signs nobody in', async () => {
  const browser = await world.as();
  assert.equal((await browser.post('/dev/sign-in', { as: priya.username }, { origin: 'https://elsewhere.example' })).status, 403);
  assert.equal(browser.cookies.size, 0);
});
