import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut, happened, startTestPlan, typedDate } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { addAction } from './add-action.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain', { roles: ['referrer'] });
const plan = await startTestPlan(world, { lead, team: [teacher] });
const url = `/goals/${plan.goalId}/actions/new`;
const nextWeek = world.today.add({ weeks: 1 });
const answers = {
  what: 'Ring the breakfast club',
  who: `worker.${teacher.id}`,
  ...typedDate('byWhen', nextWeek),
  doneWhen: 'Five mornings in a row',
  another: 'no',
};

test('somebody in the team adds an action for the teacher; it is recorded', async () => {
  const browser = await world.as(teacher);
  const answer = await browser.fillIn(url, answers);
  assert.equal(answer.goesTo, `/plans/${plan.planId}`);
  assert.match((await browser.follow(answer)).text, /Ring the breakfast club Done when: Five mornings in a row Amira Hussain 8 March 2027 Not started/);
  assert.equal((await happened(world, plan.familyId, 'plans.action-added')).length, 1);
  assert.equal((await browser.fillIn(url, { ...answers, another: 'yes' })).goesTo, url);
});

test('the family and others outside do things too', async () => {
  const browser = await world.as(lead);
  await browser.fillIn(url, { ...answers, what: 'Set the alarm', who: `person.${plan.motherId}` });
  await browser.fillIn(url, { ...answers, what: 'Lend a bike', who: 'other', other: 'Mrs Bird next door' });
  assert.match((await browser.visit(`/plans/${plan.planId}`)).text, /Set the alarm .* Adaeze .* Lend a bike .* Mrs Bird next door/);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const page = await (await world.as(lead)).fillIn(url, { ...answers, who: 'other', other: '', 'byWhen-month': '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter who will do it .*By when must include a month/);
  assert.match(page.html, /Ring the breakfast club<\/textarea>/);
});

test('it is for somebody of the team or the family, and not for a day that has gone', async () => {
  const past = await (await world.as(lead)).fillIn(url, { ...answers, ...typedDate('byWhen', world.today.subtract({ days: 1 })) });
  assert.equal(past.status, 422);
  assert.match(past.text, /must be today or in the future/);
  const outsider = await world.worker('Ben Archer');
  await assert.rejects(
    world.doAs(lead, work => addAction(work, { goalId: plan.goalId, what: 'Help', doer: { workerId: outsider.id }, byWhen: nextWeek })),
    /team around the family/,
  );
});

test('others may not', () => assertShutOut(world, url));
