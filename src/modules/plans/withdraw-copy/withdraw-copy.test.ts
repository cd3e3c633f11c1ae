import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closePlan, joinTeam, withdrawCopy } from '#modules/plans/index.ts';
import { accountOf, release, twoHomes } from '#test/builders/copies.ts';
import { assertShutOut, happened } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

test('a copy taken back is gone for the person it was for, at once, and stays on the record', async () => {
  const plan = await twoHomes(world, { lead });
  const copyId = await release(world, plan, plan.mumId);
  const mum = await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId));
  assert.match((await mum.visit('/my-plan')).text, /Aisha is in school every day/);
  const browser = await world.as(lead);
  const page = await browser.follow(await browser.fillIn(`/copies/${copyId}`));
  assert.match(page.text, /Taken back on 1 March 2027 at 9:00am\. Farah does not see it any more/);
  assert.doesNotMatch(page.text, /Take this copy back/);
  assert.match((await mum.visit('/my-plan')).text, /There is no plan here for you to read yet/);
  assert.equal((await mum.visit(`/my-plan/${copyId}`)).status, 404);
  assert.equal((await happened(world, plan.familyId, 'plans.copy-withdrawn')).length, 1);
  assert.equal((await world.stored('select id from plans.released_copy where id = $1', [copyId])).length, 1);
});

test('what is taken back already is not taken back again', async () => {
  const plan = await twoHomes(world, { lead });
  const copyId = await release(world, plan, plan.mumId);
  await world.doAs(lead, work => withdrawCopy(work, { copyId }));
  await assert.rejects(
    world.doAs(lead, work => withdrawCopy(work, { copyId })),
    { kind: 'conflict' },
  );
});

test('a copy can still be taken back after early help has ended, by a coordinator', async () => {
  const plan = await twoHomes(world, { lead });
  const copyId = await release(world, plan, plan.mumId);
  await world.doAs(lead, work => closePlan(work, { planId: plan.planId, reason: 'end-of-support', words: 'All well' }));
  world.wait({ days: 1 });
  const coordinator = await world.worker('Sam Reyes', { roles: ['coordinator'] });
  await world.doAs(coordinator, work => withdrawCopy(work, { copyId }));
});

test('a member of the team may not, the family may not, and to others there is no such copy', async () => {
  const plan = await twoHomes(world, { lead });
  const copyId = await release(world, plan, plan.mumId);
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  const browser = await world.as(teacher);
  const page = await browser.visit(`/copies/${copyId}`);
  assert.doesNotMatch(page.text, /Take this copy back/);
  await assert.rejects(
    world.doAs(teacher, work => withdrawCopy(work, { copyId })),
    { kind: 'not-allowed' },
  );
  const mum = await accountOf(world, 'Farah Rahimi', plan.mumId);
  await assert.rejects(world.doAs(mum, work => withdrawCopy(work, { copyId })));
  await assertShutOut(world, `/copies/${copyId}`);
});
