import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aFamily, beginAssessment } from '#test/builders/assessments.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const stranger = await world.worker('Ola Brandt');

test('the sections stand in a list for the family and for each person, and to a stranger it does not exist', async () => {
  const family = await aFamily(world, [lead]);
  const { id } = await beginAssessment(world, lead, family);
  const url = `/assessments/${id}`;
  const page = await (await world.as(lead)).visit(url);
  assert.equal(page.status, 200);
  assert.match(page.text, /Rosa/);
  assert.equal((await (await world.as(stranger)).visit(url)).status, 404);
});
