import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, endPregnancy, relate } from '#modules/people/index.ts';
import { changeGoal, joinTeam } from '#modules/plans/index.ts';
import { accountOf, addGoalOf, release, twoHomes, type TwoHomes } from '#test/builders/copies.ts';
import { nameFor, officerOf } from '#test/builders/people.ts';
import { assertShutOut } from '#test/builders/plans.ts';
import { newWorld, type Person } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

test('a copy stays as it was released, whatever changes in the plan', async () => {
  const plan = await twoHomes(world, { lead });
  const url = `/copies/${await release(world, plan, plan.mumId)}`;
  await world.doAs(lead, work => changeGoal(work, { goalId: plan.goalId, wanted: 'Something quite different' }));
  world.wait({ days: 3 });
  const page = await (await world.as(lead)).visit(url);
  assert.match(page.text, /The copy for Farah .*Released on 1 March 2027 at 9:00am by Priya Shah/);
  assert.match(page.text, /Aisha is in school every day/);
  assert.doesNotMatch(page.text, /Something quite different/);
});

test('a copy with words for named people is there for those workers only', async () => {
  const plan = await twoHomes(world, { lead });
  const officer = await officerOf(world);
  const unborn = await expecting(plan, officer);
  await nameFor(world, officer, plan.familyId, 'pregnancy', lead);
  await addGoalOf(world, plan, { personIds: [plan.mumId, unborn], need: 'Tired every day', wanted: 'A calm birth', sensitive: 'pregnancy' });
  const url = `/copies/${await release(world, plan, plan.mumId)}`;
  assert.match((await (await world.as(lead)).visit(url)).text, /A calm birth/);
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  assert.equal((await (await world.as(teacher)).visit(url)).status, 404);
});

test('a pregnancy that ended without a birth is not spoken of again, also in a copy released before', async () => {
  const plan = await twoHomes(world, { lead });
  const officer = await officerOf(world);
  const unborn = await expecting(plan, officer);
  await nameFor(world, officer, plan.familyId, 'pregnancy', lead);
  await addGoalOf(world, plan, { personIds: [plan.mumId, unborn], need: 'Tired every day', wanted: 'A calm birth', sensitive: 'pregnancy' });
  const url = `/copies/${await release(world, plan, plan.mumId)}`;
  const mum = await world.as(await accountOf(world, 'Farah Rahimi', plan.mumId));
  assert.match((await mum.visit('/my-plan')).text, /A calm birth/);
  await world.doAs(officer, work => endPregnancy(work, plan.familyId, { ended: 'loss', personIds: [unborn] }));
  const pages = [await mum.visit('/my-plan'), await (await world.as(lead)).visit(url)];
  for (const page of pages) {
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /A calm birth|Tired every day/);
    assert.match(page.text, /Aisha is in school every day/);
  }
});

const expecting = (plan: TwoHomes, officer: Person) =>
  world.doAs(officer, async work => {
    const facts = { givenName: 'Baby', familyName: 'Rahimi', dueOn: world.today.add({ months: 4 }) };
    const unborn = await addPerson(work, plan.familyId, { ...facts, isChild: true, household: 'A' });
    await relate(work, plan.familyId, { fromPersonId: plan.mumId, toPersonId: unborn, kind: 'parent', hasParentalResponsibility: true, evidence: null });
    return unborn;
  });

test('a member of the team reads a copy; to others there is none', async () => {
  const plan = await twoHomes(world, { lead });
  await world.doAs(lead, work => joinTeam(work, { episodeId: plan.episodeId, workerId: teacher.id, role: 'Class teacher' }));
  const url = `/copies/${await release(world, plan, plan.dadId)}`;
  assert.equal((await (await world.as(teacher)).visit(url)).status, 200);
  await assertShutOut(world, url);
});
