import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aFamily, beginAssessment } from '#test/builders/assessments.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const stranger = await world.worker('Ola Brandt');

test('a section about one child asks about that child, and to a stranger it does not exist', async () => {
  const family = await aFamily(world, [lead]);
  const { id } = await beginAssessment(world, lead, family);
  const url = `/assessments/${id}/sections/child-learning/${family.rosa.id}`;
  const page = await (await world.as(lead)).visit(url);
  assert.equal(page.status, 200);
  assert.match(page.text, /Rosa/);
  assert.equal((await (await world.as(stranger)).visit(url)).status, 404);
});
