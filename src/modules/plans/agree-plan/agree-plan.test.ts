import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction, assertShutOut, happened, startTestPlan, typedDate } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

async function aPlan({ withAction = true } = {}) {
  const plan = await startTestPlan(world, { lead, team: [teacher] });
  if (withAction) await addTestAction(world, plan);
  return { ...plan, url: `/plans/${plan.planId}/agree` };
}

test('the plan is agreed with the family: it is recorded, and the copy and the review become due', async () => {
  const plan = await aPlan();
  const browser = await world.as(lead);
  assert.match((await browser.visit(plan.url)).html, /value="12"[\s\S]*value="4"[\s\S]*value="2027"/, 'the clock’s six weeks are filled in');
  const page = await browser.follow(await browser.fillIn(plan.url, { agreedWith: [plan.motherId, plan.childId] }));
  assert.match(page.text, /Agreed On 1 March 2027 with Adaeze and Chidi\. 0 of 1 action done/);
  assert.match(
    page.text,
    /Give the family their copy of the plan .* By 22 March 2027.*Review the plan for the first time .* By 12 April 2027\. The day set when the plan was agreed/,
  );
  assert.deepEqual((await happened(world, plan.familyId, 'plans.plan-agreed'))[0]?.details, { planId: plan.planId, goals: 1, actions: 1 });
});

test('mistakes come back beside their fields with what was typed', async () => {
  const { url } = await aPlan();
  const page = await (await world.as(lead)).fillIn(url, { 'agreedOn-year': '27' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Choose who in the family agreed/);
  assert.match(page.html, /value="27"/);
});

test('a plan without an action is not agreed, nor one for a day to come or a review too far away', async () => {
  const browser = await world.as(lead);
  const empty = await aPlan({ withAction: false });
  assert.match((await browser.fillIn(empty.url, { agreedWith: empty.motherId })).text, /Add at least one action before you agree the plan/);
  const plan = await aPlan();
  const sent = (more: object) => browser.fillIn(plan.url, { agreedWith: plan.motherId, ...more });
  assert.match((await sent(typedDate('agreedOn', world.today.add({ days: 1 })))).text, /must be today or in the past/);
  assert.match((await sent(typedDate('nextReviewOn', world.today.add({ months: 4 })))).text, /within 3 months/);
  assert.match((await sent(typedDate('nextReviewOn', world.today))).text, /after the day the plan was agreed/);
});

test('a member of the team may not agree it, nor may others', async () => {
  const { url } = await aPlan();
  assert.equal((await (await world.as(teacher)).visit(url)).status, 403);
  await assertShutOut(world, url);
});
