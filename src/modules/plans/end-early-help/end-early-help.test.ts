import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut, happened, openTestEpisode, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');
const answers = { reason: 'advice', words: 'A bus pass was all they needed', familySaid: 'Thank you, we are fine now' };

test('the lead practitioner ends early help that needed no plan: it is recorded, said on the family’s page, and nothing is due any more', async () => {
  const { episodeId, familyId } = await openTestEpisode(world, { lead, team: [teacher] });
  const browser = await world.as(lead);
  assert.match((await browser.visit(`/families/${familyId}`)).html, new RegExp(`href="/episodes/${episodeId}/end"`));
  const sent = await browser.fillIn(`/episodes/${episodeId}/end`, answers);
  assert.equal(sent.goesTo, `/families/${familyId}`);
  const page = await browser.follow(sent);
  assert.match(page.text, /Early help ended on 1 March 2027/);
  assert.match(page.text, /There was no plan\. A bus pass was all they needed/);
  assert.doesNotMatch(page.text, /Agree the plan with the family/);
  const [closure] = await world.stored('select kind, reason, words, family_said from plans.closure where episode_id = $1', [episodeId]);
  assert.deepEqual(closure, { kind: 'closed', reason: 'advice', words: 'A bus pass was all they needed', family_said: 'Thank you, we are fine now' });
  assert.equal((await happened(world, familyId, 'plans.early-help-ended')).length, 1);
  world.wait({ days: 1 });
  for (const who of [lead, teacher]) assert.equal((await (await world.as(who)).visit(`/families/${familyId}`)).status, 404, who.name);
});

test('what cannot wait for a plan steps up at once, to somebody named', async () => {
  const { episodeId, familyId } = await openTestEpisode(world, { lead });
  const browser = await world.as(lead);
  const stepping = { ...answers, reason: 'step-up', words: 'He was hurt on Sunday' };
  const page = await browser.fillIn(`/episodes/${episodeId}/end`, stepping);
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter who in social care takes over/);
  assert.match(page.html, /He was hurt on Sunday<\/textarea>/);
  assert.equal((await browser.fillIn(`/episodes/${episodeId}/end`, { ...stepping, familySaid: '', socialWorker: 'Ben Carmichael' })).status, 422);
  await browser.fillIn(`/episodes/${episodeId}/end`, { ...stepping, socialWorker: 'Ben Carmichael' });
  const [closure] = await world.stored('select kind, social_worker, family_told from plans.closure where episode_id = $1', [episodeId]);
  assert.deepEqual(closure, { kind: 'stepped up', social_worker: 'Ben Carmichael', family_told: 'Thank you, we are fine now' });
  assert.equal((await happened(world, familyId, 'plans.stepped-up')).length, 1);
});

test('where there is a plan, it is the plan that is closed; and what has ended does not end again', async () => {
  const { episodeId } = await startTestPlan(world, { lead });
  const browser = await world.as(lead);
  assert.equal((await browser.fillIn(`/episodes/${episodeId}/end`, answers)).status, 409);
  const other = await openTestEpisode(world, { lead });
  await browser.fillIn(`/episodes/${other.episodeId}/end`, answers);
  assert.equal((await browser.visit(`/episodes/${other.episodeId}/end`)).status, 403);
});

test('a member of the team may not end it, nor may others', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [teacher] });
  assert.equal((await (await world.as(teacher)).visit(`/episodes/${episodeId}/end`)).status, 403);
  await assertShutOut(world, `/episodes/${episodeId}/end`);
});
