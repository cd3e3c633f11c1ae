import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commentOnPlan, joinTeam } from '#modules/plans/index.ts';
import { accountOf, release, twoHomes } from '#test/builders/copies.ts';
import { officerOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

test('everybody of the family may have a copy of their own; who has one, since when and what they said of it is told', async () => {
  const plan = await twoHomes(world, { lead });
  const url = `/plans/${plan.planId}/copies/new`;
  const browser = await world.as(lead);
  assert.match((await browser.visit(url)).text, /See the plan as Karim Has no copy yet .*Nobody in the family has a copy yet/);
  const copyId = await release(world, plan, plan.mumId);
  await world.doAs(await accountOf(world, 'Farah Rahimi', plan.mumId), work => commentOnPlan(work, { copyId, words: 'Aisha likes football too' }));
  const page = await browser.visit(url);
  assert.match(page.text, /See the plan as Farah Has a copy of 1 March 2027/);
  assert.match(page.text, /The copy for Farah of 1 March 2027 1 March 2027 They can read it/);
  assert.match(page.text, /What the family says about the plan “Aisha likes football too” Farah, 1 March 2027/);
});

test('the team sees who has a copy, and releases none; nobody else sees it', async () => {
  const plan = await twoHomes(world, { lead });
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  const url = `/plans/${plan.planId}/copies/new`;
  const page = await (await world.as(teacher)).visit(url);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /See the plan as/);
  assert.equal((await (await world.as(await officerOf(world))).visit(url)).status, 403);
  assert.equal((await (await world.as(await world.worker('Ola Brandt'))).visit(url)).status, 404);
});
