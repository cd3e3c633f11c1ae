import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut, happened, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

test('the lead practitioner starts the plan; it is recorded', async () => {
  const { episodeId, familyId } = await openTestEpisode(world, { lead });
  const browser = await world.as(lead);
  const answer = await browser.fillIn(`/episodes/${episodeId}/plan/new`);
  assert.match(answer.goesTo, /^\/plans\/[0-9a-f-]{36}$/);
  assert.match((await browser.follow(answer)).text, /Nothing is in the plan yet/);
  assert.equal((await happened(world, familyId, 'plans.plan-started')).length, 1);
});

test('an episode has one plan', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  const browser = await world.as(lead);
  await browser.fillIn(`/episodes/${episodeId}/plan/new`);
  assert.equal((await browser.fillIn(`/episodes/${episodeId}/plan/new`)).status, 409);
});

test('a member of the team may not start it, nor may others', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [teacher] });
  assert.equal((await (await world.as(teacher)).visit(`/episodes/${episodeId}/plan/new`)).status, 403);
  await assertShutOut(world, `/episodes/${episodeId}/plan/new`);
});
