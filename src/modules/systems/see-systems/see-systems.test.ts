import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestSystem, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });

test('nothing yet: the page says so', async () => {
  assert.match((await (await world.as(admin)).visit('/systems')).text, /No system sends requests yet/);
});

test('each system stands under its agency, with when it last came', async () => {
  await systemIn(world, { name: 'pupil records' });
  await addTestSystem(world, { agency: 'Hillside Surgery', name: 'patient records' });
  const { text } = await (await world.as(admin)).visit('/systems');
  assert.match(text, /patient records Hillside Surgery Never Not connected yet pupil records Oakfield Primary School 1 March 2027 at 9:00am Connected/);
});

test('nobody else sees any of it', async () => {
  const { id } = await addTestSystem(world);
  for (const role of ['practitioner', 'front-door-officer', 'coordinator', 'information-governance-lead']) {
    const browser = await world.as(await world.worker(`Somebody ${role}`, { roles: [role] }));
    for (const path of ['', '/new', `/${id}`, `/${id}/secrets/new`, `/${id}/signing-keys/new`, `/${id}/webhook`, `/${id}/end`])
      assert.equal((await browser.visit(`/systems${path}`)).status, 403, `${role} ${path}`);
  }
});
