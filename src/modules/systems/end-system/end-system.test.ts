import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRequestSent, askToken, listeningSystem, sendBy } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });

test('an ended system is out at its next request; what it sent stays', async () => {
  const system = await listeningSystem(world);
  assert.equal((await sendBy(world, system.token, aRequestSent)).status, 201);
  const browser = await world.as(admin);
  const page = await browser.follow(await browser.fillIn(`/systems/${system.id}/end`));
  assert.match(page.text, /State Ended/);
  assert.equal((await sendBy(world, system.token, aRequestSent)).status, 401);
  assert.equal((await askToken(world, { client_id: system.id, client_secret: system.secret })).status, 401);
  const [left] = await world.stored('select count(*)::int as requests from front_door.request where sent_by = $1', [system.id]);
  assert.deepEqual(left, { requests: 1 });
  assert.deepEqual(await world.stored('select signing_key from systems.secret where system_id = $1 and signing_key is not null', [system.id]), []);
});

test('nothing is made for it any more', async () => {
  const system = await listeningSystem(world, undefined, { name: 'over' });
  const browser = await world.as(admin);
  const open = await browser.visit(`/systems/${system.id}/webhook`);
  await browser.fillIn(`/systems/${system.id}/end`);
  assert.match((await browser.visit(`/systems/${system.id}/secrets/new`)).text, /This system has ended/);
  assert.equal((await browser.sendFrom(open, { url: 'https://records.example.org/told' })).status, 409);
});
