import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listeningSystem } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { setWebhook } from '../set-webhook/set-webhook.ts';
import { tellSystem } from '../webhook/tell-system.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });

test('one page tells what it comes in with, where it is told, and how far each telling came', async () => {
  const system = await listeningSystem(world, 'https://records.example.org/told');
  await world.asService(async work => {
    for (const reference of ['R-222222', 'R-333333', 'R-444444']) await tellSystem(work, system.id, { event: 'request.decided', reference, state: 'decided' });
    await setWebhook(work, system.id, 'https://records.example.org/told');
  });
  await world.stored(`update systems.delivery set tries = 4, failure = 'status 500' where reference = 'R-333333'`);
  await world.stored(`update systems.delivery set tries = 21, failure = 'no answer in time', given_up_at = now() where reference = 'R-444444'`);
  const page = await (await world.as(admin)).visit(`/systems/${system.id}`);
  assert.match(page.text, /It is told at https:\/\/records\.example\.org\/told/);
  assert.match(page.text, /R-444444 It is decided what happens next Given up, tried 21 times No answer in time Tell it again/);
  assert.match(page.text, /R-333333 .* Waiting, tried 4 times Status 500 Tell it again/);
  assert.match(page.text, /R-222222 It is decided what happens next Waiting Tell it again/);
  assert.match((await (await world.as(admin)).visit('/systems')).text, /1 could not be told/);
});

test('a system that is not there is not', async () => {
  assert.equal((await (await world.as(admin)).visit('/systems/00000000-0000-7000-8000-00000000dead')).status, 404);
});
