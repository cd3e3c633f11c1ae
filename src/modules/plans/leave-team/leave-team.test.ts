import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut, happened, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

async function withTeacher() {
  const episode = await openTestEpisode(world, { lead, team: [teacher] });
  const [member] = await world.stored<{ id: string }>('select id from plans.team_member where episode_id = $1', [episode.episodeId]);
  return { ...episode, url: `/team-members/${member?.id}/leave` };
}

test('somebody leaves: the record keeps it, and from the next day they do not see the family', async () => {
  const { episodeId, familyId, url } = await withTeacher();
  const [browser, teachers] = [await world.as(lead), await world.as(teacher)];
  const page = await browser.follow(await browser.fillIn(url, { because: 'Chidi changed schools' }));
  assert.match(page.text, /Was in the team .* Amira Hussain .* Chidi changed schools/);
  assert.equal((await happened(world, familyId, 'plans.team-left')).length, 1);
  assert.equal((await teachers.visit(`/episodes/${episodeId}/team`)).status, 200, 'what they did today they may still finish');
  assert.doesNotMatch((await teachers.visit('/my-families')).text, /Okafor/);
  world.wait({ days: 1 });
  assert.equal((await (await world.as(teacher)).visit(`/episodes/${episodeId}/team`)).status, 404);
});

test('why must be said', async () => {
  const { url } = await withTeacher();
  const page = await (await world.as(lead)).fillIn(url, { because: ' ' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter why their part ends/);
});

test('nobody leaves twice', async () => {
  const { url } = await withTeacher();
  const browser = await world.as(lead);
  await browser.fillIn(url, { because: 'Moved' });
  assert.equal((await browser.fillIn(url, { because: 'Moved again' })).status, 409);
});

test('others may not', async () => {
  const { url } = await withTeacher();
  assert.equal((await (await world.as(teacher)).visit(url)).status, 403);
  await assertShutOut(world, url);
});
