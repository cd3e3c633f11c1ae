import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addGoal, closePlan, joinTeam } from '#modules/plans/index.ts';
import { accountOf, release, twoHomes } from '#test/builders/copies.ts';
import { addTestService } from '#test/builders/directory.ts';
import { addTestAction, assertShutOut, happened, startTestPlan } from '#test/builders/plans.ts';
import { referTestAction } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

async function aPlan() {
  const plan = await twoHomes(world, { lead });
  const needId = await world.doAs(lead, work =>
    addGoal(work, { planId: plan.planId, personIds: [plan.childId], need: 'Under 90%', outcomeNeed: '1.1', wanted: 'School every day' }),
  );
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  return { ...plan, needId, url: `/plans/${plan.planId}/close` };
}
const answers = (needId: string) => ({
  [`state-${needId}`]: 'met',
  [`evidence-${needId}`]: 'Attendance 96% over two terms',
  words: 'Aisha is in school. Breakfast club goes on',
  familySaid: 'We manage now',
  reason: 'end-of-support',
});

test('referrals that are under way are told before: nobody of the team hears of them any more', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Under' });
  const serviceId = await addTestService(world, { name: 'Home visits' });
  const actionId = await addTestAction(world, plan);
  await referTestAction(world, { ...plan, serviceId, actionId });
  const browser = await world.as(lead);
  for (const url of [`/plans/${plan.planId}/close`, `/plans/${plan.planId}/step-up`, `/episodes/${plan.episodeId}/end`])
    assert.match((await browser.visit(url)).text, /1 referral is under way .*Home visits Sent/, url);
});

test('the lead practitioner closes the plan: what changed, each need with what shows it, and what is still open is told before', async () => {
  const plan = await aPlan();
  const browser = await world.as(lead);
  const page = await browser.visit(plan.url);
  assert.match(page.text, /2 actions are still open .*Read together before school, Farah, by 15 March 2027/);
  assert.doesNotMatch(page.text, /under way/);
  const sent = await browser.fillIn(plan.url, answers(plan.needId));
  assert.equal(sent.goesTo, `/plans/${plan.planId}`);
  assert.equal((await browser.follow(sent)).status, 200, 'today it can still be read');
  const [line] = await world.stored('select * from plans.outcome_result where episode_id = $1', [plan.episodeId]);
  assert.deepEqual(
    [line?.['outcome_need'], line?.['state'], line?.['evidence'], line?.['person_id']],
    ['1.1', 'met', 'Attendance 96% over two terms', plan.childId],
  );
  const [closure] = await world.stored('select kind, reason, family_said from plans.closure where episode_id = $1', [plan.episodeId]);
  assert.deepEqual(closure, { kind: 'closed', reason: 'end-of-support', family_said: 'We manage now' });
  assert.equal((await happened(world, plan.familyId, 'plans.plan-closed')).length, 1);
});

test('from the next day nobody of the team sees the family, and the family keeps its copy', async () => {
  const plan = await aPlan();
  await release(world, plan, plan.mumId);
  await (await world.as(lead)).fillIn(plan.url, answers(plan.needId));
  world.wait({ days: 1 });
  for (const who of [lead, teacher]) {
    const browser = await world.as(who);
    for (const url of [`/plans/${plan.planId}`, plan.url, `/plans/${plan.planId}/copies/new`])
      assert.equal((await browser.visit(url)).status, 404, `${who.name} ${url}`);
  }
  assert.match((await (await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId))).visit('/my-plan')).text, /Aisha is in school every day/);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const plan = await aPlan();
  const page = await (await world.as(lead)).fillIn(plan.url, { ...answers(plan.needId), [`evidence-${plan.needId}`]: '', reason: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter what shows how “School every day” stands/);
  assert.match(page.text, /Select why early help ends/);
  assert.match(page.html, /We manage now<\/textarea>/);
});

test('what has ended does not end again, and ends for no reason that is not on the list', async () => {
  const plan = await aPlan();
  await assert.rejects(
    world.doAs(lead, work => closePlan(work, { planId: plan.planId, reason: 'step-up', words: 'x' })),
    { kind: 'invalid' },
  );
  const closing = { planId: plan.planId, reason: 'end-of-support', words: 'All well' };
  await world.doAs(lead, work => closePlan(work, closing));
  await assert.rejects(
    world.doAs(lead, work => closePlan(work, closing)),
    { kind: 'conflict' },
  );
  assert.equal((await (await world.as(lead)).visit(plan.url)).status, 403);
});

test('a member of the team may not close it, and to others there is no such plan', async () => {
  const plan = await aPlan();
  assert.equal((await (await world.as(teacher)).visit(plan.url)).status, 403);
  await assertShutOut(world, plan.url);
});
