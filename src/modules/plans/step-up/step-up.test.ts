import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinTeam, stepUp } from '#modules/plans/index.ts';
import { twoHomes } from '#test/builders/copies.ts';
import { assertShutOut, happened } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

const urlOf = ({ planId }: { planId: string }) => `/plans/${planId}/step-up`;
const answers = { reason: 'Bruises that nobody explains', socialWorker: 'Duty team, 01632 960500', familyTold: 'Told together at school' };

test('the lead practitioner steps up: who takes over and what the family was told is kept, and early help ends', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  assert.match((await browser.visit(urlOf(plan))).text, /If a child is in danger now, call 999 first.*2 actions are still open/);
  const sent = await browser.fillIn(urlOf(plan), answers);
  assert.equal(sent.goesTo, `/plans/${plan.planId}`);
  const [closure] = await world.stored('select kind, reason, words, social_worker, family_told from plans.closure where episode_id = $1', [plan.episodeId]);
  assert.deepEqual(closure, {
    kind: 'stepped up',
    reason: 'step-up',
    words: answers.reason,
    social_worker: answers.socialWorker,
    family_told: answers.familyTold,
  });
  assert.equal((await happened(world, plan.familyId, 'plans.stepped-up')).length, 1);
  world.wait({ days: 1 });
  assert.equal((await (await world.as(lead)).visit(`/plans/${plan.planId}`)).status, 404);
});

test('the social worker who takes over reads the record as it stands, for ten weeks; nobody outside social care is given it so', async () => {
  const plan = await twoHomes(world, { lead });
  await world.agency('Social care', 'social care', '5A');
  const nadia = await world.worker('Nadia Farouk', { agency: 'Social care' });
  assert.equal((await (await world.as(nadia)).visit(`/plans/${plan.planId}`)).status, 404);
  const browser = await world.as(lead);
  await assert.rejects(
    world.doAs(lead, work => stepUp(work, { planId: plan.planId, ...answers, takenOverById: teacher.id })),
    { kind: 'invalid' },
  );
  await browser.fillIn(urlOf(plan), { ...answers, takenOverById: nadia.id });
  world.wait({ weeks: 9 });
  const reader = await world.as(nadia);
  for (const url of [`/plans/${plan.planId}`, `/families/${plan.familyId}`]) assert.equal((await reader.visit(url)).status, 200, url);
  assert.equal((await reader.visit(urlOf(plan))).status, 403);
  world.wait({ weeks: 2 });
  assert.equal((await (await world.as(nadia)).visit(`/plans/${plan.planId}`)).status, 404);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const plan = await twoHomes(world, { lead });
  const page = await (await world.as(lead)).fillIn(urlOf(plan), { ...answers, familyTold: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter what the family was told, or why telling them could put somebody at risk/);
  assert.match(page.html, /Bruises that nobody explains<\/textarea>/);
});

test('what has ended is not stepped up', async () => {
  const plan = await twoHomes(world, { lead });
  await world.doAs(lead, work => stepUp(work, { planId: plan.planId, ...answers }));
  await assert.rejects(
    world.doAs(lead, work => stepUp(work, { planId: plan.planId, ...answers })),
    { kind: 'conflict' },
  );
});

test('a member of the team may not, and to others there is no such plan', async () => {
  const plan = await twoHomes(world, { lead });
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  assert.equal((await (await world.as(teacher)).visit(urlOf(plan))).status, 403);
  await assertShutOut(world, urlOf(plan));
});
