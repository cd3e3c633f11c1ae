import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut, happened, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');
const answers = { name: 'Joan Bird', agencyName: 'Fern Street Church', phone: '01632 960111', role: 'Food bank', isProtected: 'no' };

test('somebody without an account is named in the team; it is recorded', async () => {
  const { episodeId, familyId } = await openTestEpisode(world, { lead, team: [teacher] });
  const browser = await world.as(lead);
  const page = await browser.follow(await browser.fillIn(`/episodes/${episodeId}/team/add-without-account`, answers));
  assert.match(page.text, /Joan Bird Fern Street Church Food bank 01632 960111/);
  assert.equal((await happened(world, familyId, 'plans.team-joined')).length, 2);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  const page = await (await world.as(lead)).fillIn(`/episodes/${episodeId}/team/add-without-account`, { ...answers, role: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter how they help/);
  assert.match(page.html, /value="Joan Bird"/);
});

test('a worker of a refuge is hidden from those not named for the address', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [teacher] });
  await (await world.as(lead)).fillIn(`/episodes/${episodeId}/team/add-without-account`, { ...answers, isProtected: 'yes' });
  const page = await (await world.as(teacher)).visit(`/episodes/${episodeId}/team`);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /Joan Bird|Fern Street/);
  assert.equal((await world.stored("select from plans.team_member where name = 'Joan Bird' and sensitive = 'address'")).length, 1);
});

test('others may not', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  await assertShutOut(world, `/episodes/${episodeId}/team/add-without-account`);
});
