import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const coordinator = await world.worker('Cora Coordinator', { roles: ['coordinator'], agency: 'Fernshire County Council' });
const { school } = await listTwoHouseholds(world);

test('one household: why, since when, who lives there; the reading is recorded', async () => {
  const { text } = await (await world.as(coordinator)).visit(`/concerns/${school}`);
  assert.match(text, /Why it is listed School or safety School attendance \(71%\), 30 January 2027 · Chidi · Many partners/);
  assert.match(text, /Nobody has reviewed this household yet/);
  assert.match(text, /1 March 2027: listed by “School or safety”, version 1/);
  const [read] = await world.stored<{ subject_id: string }>(`select subject_id from platform.event where kind = 'page.read' order by id desc`);
  assert.equal(read?.subject_id, school);
});

test('to those who may not review, it does not exist', async () => {
  for (const role of ['practitioner', 'analyst', 'front-door-officer'])
    assert.equal((await (await world.as(await world.worker(`Some ${role}`, { roles: [role] }))).visit(`/concerns/${school}`)).status, 404, role);
  assert.equal((await (await world.as(coordinator)).visit('/concerns/00000000-0000-7000-8000-00000000dead')).status, 404);
});
