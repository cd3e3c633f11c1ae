import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeRequest } from '#modules/front-door/index.ts';
import { decideAs, frontDoorPeople, linkAsNew, relatedTo } from '#test/builders/deciding.ts';
import { sendAs } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { tom, grace, liam, nora, marcus } = await frontDoorPeople(world);
const takenBy = async (id: string) =>
  (await world.stored<{ taken_by: string; state: string }>('select taken_by, state from front_door.request where id = $1', [id]))[0];

test('taking a request says who looks at it; somebody else may take it over, and is told from whom', async () => {
  const { id } = await sendAs(world, tom);
  const answer = await (await world.as(grace)).fillIn(`/requests/${id}/take`);
  assert.equal(answer.goesTo, `/requests/${id}`);
  assert.deepEqual(await takenBy(id), { taken_by: grace.id, state: 'looked-at' });
  assert.match((await (await world.as(grace)).visit('/requests')).text, /You/);
  const other = await world.as(liam);
  assert.match((await other.visit(`/requests/${id}/take`)).text, /Grace Adeyemi is looking at it now/);
  assert.equal((await other.fillIn(`/requests/${id}/take`)).status, 303);
  assert.equal((await takenBy(id))?.taken_by, liam.id);
  const events = await world.stored(`select actor_id from platform.event where kind = 'front-door.request-taken' and subject_id = $1 order by id`, [id]);
  assert.deepEqual(events, [{ actor_id: grace.id }, { actor_id: liam.id }]);
});

test('a decided request cannot be taken', async () => {
  const { id } = await sendAs(world, tom);
  await decideAs(world, grace, id);
  assert.match((await (await world.as(liam)).visit(`/requests/${id}/take`)).text, /decided already/);
  await assert.rejects(
    world.doAs(liam, work => takeRequest(work, { id })),
    /decided already/,
  );
});

test('without the right 403; to a relative of the family it does not exist', async () => {
  const { id } = await sendAs(world, tom);
  for (const who of [tom, nora]) assert.equal((await (await world.as(who)).visit(`/requests/${id}/take`)).status, 403, who.name);
  assert.equal((await (await world.as(marcus)).visit(`/requests/${id}/take`)).status, 404);
  const { familyId } = await linkAsNew(world, grace, id);
  await relatedTo(world, familyId, liam);
  assert.equal((await (await world.as(liam)).visit(`/requests/${id}/take`)).status, 404);
});
