import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordReview } from '#modules/plans/index.ts';
import { accountOf, addGoalOf, twoHomes, type TwoHomes } from '#test/builders/copies.ts';
import { assertShutOut, happened, nameInPlan, startTestPlan, typedDate } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const manager = await world.worker('Gwen Parry', { roles: ['coordinator'] });

const urlOf = ({ planId }: { planId: string }) => `/plans/${planId}/reviews/new`;
const answers = ({ goalId, mumsGoalId, dadsGoalId }: TwoHomes) => ({
  [`progress-${goalId}`]: 'better',
  [`score-${goalId}`]: '6',
  [`change-${goalId}`]: 'She missed one day',
  [`progress-${mumsGoalId}`]: 'met',
  [`progress-${dadsGoalId}`]: 'same',
  words: 'Mornings are calmer',
  outcome: 'carry-on',
  ...typedDate('nextReviewOn', world.today.add({ months: 2 })),
});
const reviews = (planId: string) => world.stored('select * from plans.review where plan_id = $1', [planId]);

test('the lead practitioner reviews the plan: each need, what everybody says, and the next date', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const sent = await browser.fillIn(urlOf(plan), {
    ...answers(plan),
    [`life-${plan.mumId}`]: '7',
    [`said-${plan.childId}`]: 'I run to school now',
    [`how-${plan.childId}`]: 'Drew it',
    [`hear-${plan.childId}`]: 'team',
    [`told-${plan.childId}`]: 'That we told her teacher',
  });
  assert.equal(sent.goesTo, `/plans/${plan.planId}`);
  const [review] = await reviews(plan.planId);
  assert.deepEqual([review?.['outcome'], review?.['has_progress'], review?.['words']], ['carry-on', true, 'Mornings are calmer']);
  const voices = await world.stored('select person_id, score, words, how, may_hear, told_back from plans.review_voice where review_id = $1 order by score', [
    review?.['id'],
  ]);
  assert.equal(voices.length, 2);
  assert.deepEqual(voices[1], {
    person_id: plan.childId,
    score: null,
    words: 'I run to school now',
    how: 'Drew it',
    may_hear: 'team',
    told_back: 'That we told her teacher',
  });
  assert.equal((await world.stored('select state from plans.goal where id = $1', [plan.mumsGoalId]))[0]?.['state'], 'met');
  assert.equal((await happened(world, plan.familyId, 'plans.plan-reviewed'))[0]?.details['outcome'], 'carry-on');
});

test('the next review shows what went before: the last words, the last progress, and the scores as a line with its table', async () => {
  const plan = await twoHomes(world, { lead });
  await (await world.as(lead)).fillIn(urlOf(plan), { ...answers(plan), [`life-${plan.mumId}`]: '4' });
  world.wait({ days: 30 });
  const browser = await world.as(lead);
  await browser.fillIn(urlOf(plan), { ...answers(plan), [`score-${plan.goalId}`]: '8', ...typedDate('nextReviewOn', world.today.add({ days: 20 })) });
  const page = await browser.visit(urlOf(plan));
  assert.match(page.text, /Last reviewed on .*Mornings are calmer/);
  assert.match(page.text, /The family’s score 8 out of 10, up from 6 at first/);
  assert.match(page.text, /At the last review: better/);
  assert.match(page.text, /How things are for Farah 4 out of 10/);
  assert.match(page.html, /<polyline[\s\S]*<table/);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const page = await browser.fillIn(urlOf(plan), { ...answers(plan), [`progress-${plan.goalId}`]: '', words: '', [`said-${plan.childId}`]: 'I am sad' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Choose how “Aisha is in school every day” stands/);
  assert.match(page.text, /Enter what was said at the review/);
  assert.match(page.html, /She missed one day<\/textarea>/);
  const unsettled = await browser.fillIn(urlOf(plan), { ...answers(plan), [`said-${plan.childId}`]: 'I am sad' });
  assert.match(unsettled.text, /Choose who may hear what Aisha said/);
  const late = await browser.fillIn(urlOf(plan), { ...answers(plan), ...typedDate('nextReviewOn', world.today.add({ months: 5 })) });
  assert.match(late.text, /The next review must be within 3 months/);
  assert.deepEqual(await reviews(plan.planId), []);
});

test('a review that decides to close or to step up leads there, and needs no next date', async () => {
  const plan = await twoHomes(world, { lead });
  const browser = await world.as(lead);
  const noDate = typedDate('nextReviewOn', world.today);
  for (const [outcome, next] of [
    ['close', 'close'],
    ['step-up', 'step-up'],
  ] as const) {
    const sent = await browser.fillIn(urlOf(plan), { ...answers(plan), ...Object.fromEntries(Object.keys(noDate).map(key => [key, ''])), outcome });
    assert.equal(sent.goesTo, `/plans/${plan.planId}/${next}`);
  }
});

test('a plan that is not agreed yet is not reviewed; nor with scores or people that are not of it', async () => {
  const drafting = await startTestPlan(world, { lead });
  const review = { planId: drafting.planId, outcome: 'carry-on', words: 'x', progress: [], nextReviewOn: world.today.add({ days: 30 }) } as const;
  await assert.rejects(
    world.doAs(lead, work => recordReview(work, review)),
    { kind: 'conflict' },
  );
  const [plan, other] = [await twoHomes(world, { lead }), await twoHomes(world, { lead })];
  const of = (more: object) => world.doAs(lead, work => recordReview(work, { ...review, planId: plan.planId, ...more }));
  await assert.rejects(of({ progress: [{ goalId: other.goalId, progress: 'met' }] }), { kind: 'invalid' });
  await assert.rejects(of({ voices: [{ personId: other.mumId, words: 'x' }] }), { kind: 'invalid' });
  await assert.rejects(of({ progress: [{ goalId: plan.goalId, progress: 'met', score: 11 }] }), { kind: 'invalid' });
});

test('a child’s words that nobody has settled yet are read by who wrote them down alone', async () => {
  const plan = await twoHomes(world, { lead });
  await (await world.as(lead)).fillIn(urlOf(plan), { ...answers(plan), [`said-${plan.childId}`]: 'I am afraid', [`hear-${plan.childId}`]: 'not settled' });
  const seenBy = (who: typeof lead) =>
    world.doAs(who, async work => {
      const rows = await work.tables('plans').selectFrom('plans.review_voice').select('words').where('person_id', '=', plan.childId).execute();
      await nameNothing(work);
      return rows.length;
    });
  assert.deepEqual([await seenBy(lead), await seenBy(manager)], [1, 0]);
});

const nameNothing = (work: Parameters<typeof recordReview>[0]) =>
  work.record({ kind: 'test.looked', sentence: () => 'looked', quiet: true }, { familyId: null, details: {} });

test('a sensitive need is reviewed by those named for it, and its progress is theirs', async () => {
  const plan = await twoHomes(world, { lead });
  await nameInPlan(world, { ...plan, motherId: plan.mumId }, 'mental-health', lead);
  const goalId = await addGoalOf(world, plan, { personIds: [plan.mumId], need: 'Very low', wanted: 'Light days', sensitive: 'mental-health' });
  assert.doesNotMatch((await (await world.as(manager)).visit(urlOf(plan))).text, /Light days/);
  await (await world.as(lead)).fillIn(urlOf(plan), { ...answers(plan), [`progress-${goalId}`]: 'worse', [`change-${goalId}`]: 'A dark week' });
  const [row] = await world.stored('select sensitive from plans.review_progress where goal_id = $1', [goalId]);
  assert.equal(row?.['sensitive'], 'mental-health');
});

test('others may not review, and to a stranger or the family there is no such plan', async () => {
  const plan = await twoHomes(world, { lead });
  await assertShutOut(world, urlOf(plan));
  assert.notEqual((await (await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId))).visit(urlOf(plan))).status, 200);
});
