import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestGoal, assertShutOut, happened, openTestEpisode, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { changeLead } from './change-lead.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const nurse = await world.worker('Kelly Marsh', { agency: 'Fernshire Health' });
const manager = await world.worker('Mo Karim', { roles: ['coordinator'] });
const answers = { toId: nurse.id, reason: 'LEFTRL', words: 'A new post', familySaid: '“We liked Priya.”', stays: 'no' };

test('a manager names another lead practitioner: one sees the family, the other does not from the next day', async () => {
  const { episodeId, familyId } = await openTestEpisode(world, { lead, team: [nurse] });
  const browser = await world.as(manager);
  const page = await browser.follow(await browser.fillIn(`/episodes/${episodeId}/lead/change`, answers));
  assert.match(page.text, /Lead practitioner Kelly Marsh/);
  assert.match(page.text, /from Priya Shah to Kelly Marsh\. They left their post: A new post The family said: “We liked Priya\.”/);
  assert.match(page.text, /Was in the team .* Kelly Marsh .* Became lead practitioner/);
  assert.deepEqual((await happened(world, familyId, 'plans.lead-changed'))[0]?.details, { fromId: lead.id, toId: nurse.id, reason: 'LEFTRL' });
  world.wait({ days: 1 });
  assert.match((await (await world.as(nurse)).visit('/my-families')).text, /Okafor family .* Lead practitioner/);
  assert.equal((await (await world.as(lead)).visit(`/episodes/${episodeId}/team`)).status, 404);
});

test('only those whose role is to work with families can lead', async () => {
  const auditor = await world.worker('Lena Frost', { roles: ['auditor'] });
  const { episodeId } = await openTestEpisode(world, { lead });
  const browser = await world.as(manager);
  assert.doesNotMatch((await browser.fillIn(`/episodes/${episodeId}/lead/find`, { who: 'Frost' })).text, /Lena Frost,/);
  const change = { episodeId, toId: auditor.id, reason: 'LEFTRL' };
  await assert.rejects(
    world.doAs(manager, work => changeLead(work, change)),
    /Lena Frost does not work with families here/,
  );
});

test('the one who led may stay in the team', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [nurse] });
  await (await world.as(lead)).fillIn(`/episodes/${episodeId}/lead/change`, { ...answers, stays: 'yes', staysAs: 'Family worker' });
  world.wait({ days: 1 });
  assert.match((await (await world.as(lead)).visit(`/episodes/${episodeId}/team`)).text, /In the team now .* Priya Shah .* Family worker/);
});

test('the new lead practitioner reads what the one before could read', async () => {
  const plan = await startTestPlan(world, { lead, team: [nurse] });
  await addTestGoal(world, plan, { wanted: 'Calm nights', outcomeNeed: '3.2', sensitive: 'mental-health' });
  assert.doesNotMatch((await (await world.as(nurse)).visit(`/plans/${plan.planId}`)).text, /Calm nights/);
  await (await world.as(lead)).fillIn(`/episodes/${plan.episodeId}/lead/change`, answers);
  assert.match((await (await world.as(nurse)).visit(`/plans/${plan.planId}`)).text, /Calm nights/);
});

test('somebody outside the team is found by a search', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  const browser = await world.as(manager);
  const found = await browser.fillIn(`/episodes/${episodeId}/lead/find`, { who: 'kelly' });
  assert.match(found.html, new RegExp(`/episodes/${episodeId}/lead/change\\?to=${nurse.id}`));
  const chosen = await browser.visit(`/episodes/${episodeId}/lead/change?to=${nurse.id}`);
  assert.match(chosen.html, new RegExp(`value="${nurse.id}"\\s+checked`));
});

test('mistakes come back beside their fields with what was typed', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [nurse] });
  const page = await (await world.as(manager)).fillIn(`/episodes/${episodeId}/lead/change`, { ...answers, reason: '', toId: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Choose who takes over .*Choose why the lead practitioner changes/);
  assert.match(page.html, /value="A new post"/);
});

test('others may not', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [nurse] });
  assert.equal((await (await world.as(nurse)).visit(`/episodes/${episodeId}/lead/change`)).status, 403);
  await assertShutOut(world, `/episodes/${episodeId}/lead/change`);
  await assertShutOut(world, `/episodes/${episodeId}/lead/find`);
});
