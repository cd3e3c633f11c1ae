import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commentOnPlan, withdrawCopy } from '#modules/plans/index.ts';
import { accountOf, release, twoHomes } from '#test/builders/copies.ts';
import { happened } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');

async function released() {
  const plan = await twoHomes(world, { lead });
  const copyId = await release(world, plan, plan.mumId);
  return { ...plan, copyId, mum: await accountOf(world, 'Farah Rahimi', plan.mumId), dad: await accountOf(world, 'Karim Rahimi', plan.dadId) };
}

test('a mother says something about her plan: she reads it again, and so does the team', async () => {
  const plan = await released();
  const browser = await world.as(plan.mum);
  const page = await browser.follow(await browser.fillIn('/my-plan', { words: 'Mornings are <b>better</b> now' }));
  assert.match(page.text, /What you told us “Mornings are <b>better<\/b> now” Sent on 1 March 2027/);
  assert.match((await (await world.as(lead)).visit(`/copies/${plan.copyId}`)).text, /“Mornings are <b>better<\/b> now” Farah/);
  assert.equal((await happened(world, plan.familyId, 'plans.plan-commented')).length, 1);
});

test('nothing said is told beside the field; too much is kept', async () => {
  const plan = await released();
  const browser = await world.as(plan.mum);
  const empty = await browser.fillIn('/my-plan', { words: '  ' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Write what you want to say/);
  const long = await browser.fillIn('/my-plan', { words: 'Listen. '.repeat(300) });
  assert.match(long.html, /2,000 characters or fewer[\s\S]*Listen\. Listen\./);
});

test('nothing is said about a copy that was taken back', async () => {
  const plan = await released();
  await world.doAs(lead, work => withdrawCopy(work, { copyId: plan.copyId }));
  await assert.rejects(
    world.doAs(plan.mum, work => commentOnPlan(work, { copyId: plan.copyId, words: 'Hello' })),
    { kind: 'not-found' },
  );
});

test('the other parent’s copy does not exist, and what she said is not for him', async () => {
  const plan = await released();
  await world.doAs(plan.mum, work => commentOnPlan(work, { copyId: plan.copyId, words: 'He must not know' }));
  await assert.rejects(
    world.doAs(plan.dad, work => commentOnPlan(work, { copyId: plan.copyId, words: 'What does she say?' })),
    { kind: 'not-found' },
  );
  await release(world, plan, plan.dadId);
  assert.doesNotMatch((await (await world.as(plan.dad)).visit('/my-plan')).text, /He must not know/);
});

test('a worker does not speak for the family', async () => {
  const plan = await released();
  await assert.rejects(
    world.doAs(lead, work => commentOnPlan(work, { copyId: plan.copyId, words: 'They agree' })),
    { kind: 'not-found' },
  );
});
