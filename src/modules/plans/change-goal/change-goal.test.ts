import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction, assertShutOut, happened, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { changeGoal } from './change-goal.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');
const aPlan = () => startTestPlan(world, { lead, team: [teacher] });

test('a need is changed, and noted as met; each is recorded', async () => {
  const plan = await aPlan();
  const browser = await world.as(lead);
  const answer = await browser.fillIn(`/goals/${plan.goalId}/change`, { wanted: 'School every day', state: 'met' });
  assert.equal(answer.goesTo, `/plans/${plan.planId}`);
  assert.match((await browser.follow(answer)).text, /1\. School every day Met What is hard: Chidi is late most mornings/);
  assert.deepEqual((await happened(world, plan.familyId, 'plans.goal-changed'))[0]?.details, { goalId: plan.goalId, state: 'met' });
});

test('mistakes come back beside their fields with what was typed', async () => {
  const { goalId } = await aPlan();
  const page = await (await world.as(lead)).fillIn(`/goals/${goalId}/change`, { need: '', wanted: 'Typed' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter what is hard now/);
  assert.match(page.html, /Typed<\/textarea>/);
});

test('what somebody else changed meanwhile is shown, not overwritten', async () => {
  const { goalId } = await aPlan();
  const browser = await world.as(lead);
  const open = await browser.visit(`/goals/${goalId}/change`);
  await world.doAs(teacher, work => changeGoal(work, { goalId, wanted: 'What the teacher wrote' }));
  const page = await browser.sendFrom(open, { wanted: 'What the lead wrote' });
  assert.equal(page.status, 409);
  assert.match(page.text, /What the teacher wrote What the lead wrote/);
});

test('a need made sensitive takes its actions with it', async () => {
  const plan = await aPlan();
  await addTestAction(world, plan, { what: 'See the doctor' });
  await world.doAs(lead, work => changeGoal(work, { goalId: plan.goalId, sensitive: 'health' }));
  assert.doesNotMatch((await (await world.as(teacher)).visit(`/plans/${plan.planId}`)).text, /See the doctor|breakfast|school morning/);
  assert.match((await (await world.as(lead)).visit(`/plans/${plan.planId}`)).text, /See the doctor/);
});

test('others may not', async () => assertShutOut(world, `/goals/${(await aPlan()).goalId}/change`));
