import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });
const agencyId = await world.agency('Oakfield Primary School');

test('an administrator adds a system, which can do nothing yet; it is recorded', async () => {
  const browser = await world.as(admin);
  const page = await browser.follow(await browser.fillIn('/systems/new', { agencyId, name: 'pupil records' }));
  assert.match(page.text, /Oakfield Primary School pupil records .* State Not connected yet/);
  assert.match(page.text, /Secrets it comes in with None is in use\. Make a secret/);
  const [event] = await world.stored(`select actor_id, details->>'agencyId' as agency from platform.event where kind = 'systems.system-added'`);
  assert.deepEqual(event, { actor_id: admin.id, agency: agencyId });
});

test('whose it is and what it is called are needed, and what was typed stays', async () => {
  const page = await (await world.as(admin)).fillIn('/systems/new', { name: 'kept name' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Select whose system it is/);
  assert.match(page.html, /value="kept name"/);
});
