import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const stranger = await world.worker('Ola Brandt');

test('the lead practitioner sees who is in the team, and to a stranger it does not exist', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  const url = `/episodes/${episodeId}/team`;
  const page = await (await world.as(lead)).visit(url);
  assert.equal(page.status, 200);
  assert.match(page.text, /Priya Shah/);
  assert.equal((await (await world.as(stranger)).visit(url)).status, 404);
});
