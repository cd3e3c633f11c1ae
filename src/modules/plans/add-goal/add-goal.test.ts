import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestGoal, assertShutOut, happened, nameInPlan, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain', { roles: ['referrer'] });
const plan = await startTestPlan(world, { lead, team: [teacher] });
const url = `/plans/${plan.planId}/goals/new`;
const answers = {
  need: 'Nobody sleeps',
  wanted: 'Everybody sleeps till six',
  personIds: plan.childId,
  outcomeNeed: '3.3',
  scaleQuestion: 'How do you sleep?',
  firstScore: '3',
  sensitive: 'no',
};

test('somebody in the team adds a need, then its first action; it is recorded', async () => {
  const browser = await world.as(teacher);
  const answer = await browser.fillIn(url, answers);
  assert.match(answer.goesTo, /^\/goals\/[0-9a-f-]{36}\/actions\/new$/);
  assert.match(
    (await browser.visit(`/plans/${plan.planId}`)).text,
    /2\. Everybody sleeps till six What is hard: Nobody sleeps For: Chidi\. Kind of need: Learning disability/,
  );
  assert.equal((await happened(world, plan.familyId, 'plans.goal-added')).at(-1)?.actor_id, teacher.id);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const page = await (await world.as(lead)).fillIn(url, { ...answers, wanted: '', firstScore: '11' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter what the family wants instead .*must be a number from 0 to 10/);
  assert.match(page.html, /Nobody sleeps<\/textarea>/);
});

test('a sensitive need is for those named for its topic alone', async () => {
  const refused = await (await world.as(teacher)).fillIn(url, { ...answers, sensitive: 'mental-health' });
  assert.equal(refused.status, 403);
  await addTestGoal(world, plan, { wanted: 'A mother who feels safe', sensitive: 'mental-health' });
  assert.match((await (await world.as(lead)).visit(`/plans/${plan.planId}`)).text, /A mother who feels safe Only for those named: mental health/);
  const teachers = await world.as(teacher);
  assert.doesNotMatch((await teachers.visit(`/plans/${plan.planId}`)).text, /feels safe|those named/);
  await nameInPlan(world, plan, 'mental-health', teacher);
  assert.match((await teachers.visit(`/plans/${plan.planId}`)).text, /A mother who feels safe/);
});

test('a need that speaks of abuse stops joint meetings until somebody has looked', async () => {
  const other = await startTestPlan(world, { lead });
  await addTestGoal(world, other, { wanted: 'Peace', outcomeNeed: '8.1', sensitive: 'abuse' });
  assert.match((await (await world.as(lead)).visit(`/plans/${other.planId}`)).text, /Do not invite or write to the adults of this family together until/);
});

test('people of another family cannot be chosen', async () => {
  const other = await startTestPlan(world, { lead });
  await assert.rejects(addTestGoal(world, plan, { personIds: [other.childId] }), /Choose people of this family/);
});

test('others may not', () => assertShutOut(world, url));
