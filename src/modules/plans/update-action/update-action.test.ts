import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction, assertShutOut, happened, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { updateAction } from './update-action.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain', { roles: ['referrer'] });
const plan = await startTestPlan(world, { lead, team: [teacher] });
const aTeachersAction = () => addTestAction(world, plan, { doer: { workerId: teacher.id }, what: 'Ring the club' });

test('a partner says how their own action goes; it is recorded, and everything said stays', async () => {
  const actionId = await aTeachersAction();
  const browser = await world.as(teacher);
  const answer = await browser.fillIn(`/actions/${actionId}/update`, { state: 'done', words: 'Used twice. He came straight in.' });
  assert.match(
    (await browser.follow(answer)).text,
    /Ring the club Amira Hussain 15 March 2027 Done “Used twice\. He came straight in\.” Amira Hussain, 1 March 2027/,
  );
  assert.deepEqual((await happened(world, plan.familyId, 'plans.action-updated'))[0]?.details, { actionId, state: 'done' });
  assert.equal((await world.stored<{ day: string }>('select done_on::text as day from plans.action where id = $1', [actionId]))[0]?.day, '2027-03-01');

  await browser.fillIn(`/actions/${actionId}/update`, { state: 'started', words: 'Once more' });
  assert.match((await browser.visit(`/actions/${actionId}/update`)).text, /Earlier Started “Once more” .* Done “Used twice/);
  assert.equal((await world.stored('select from plans.action where id = $1 and done_on is null', [actionId])).length, 1);
});

test('a partner says it for the family too, but not for another worker', async () => {
  const familys = await addTestAction(world, plan);
  assert.equal((await (await world.as(teacher)).fillIn(`/actions/${familys}/update`, { state: 'started' })).goesTo, `/plans/${plan.planId}`);
  const actionId = await addTestAction(world, plan, { doer: { workerId: lead.id } });
  const refused = await (await world.as(teacher)).visit(`/actions/${actionId}/update`);
  assert.equal(refused.status, 403);
  assert.match(refused.text, /You can update your own actions and the family’s/);
});

test('stuck needs words, and mistakes come back with what was typed', async () => {
  const actionId = await aTeachersAction();
  const browser = await world.as(teacher);
  const page = await browser.fillIn(`/actions/${actionId}/update`, { state: 'stuck', words: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Say what is in the way/);
  assert.match(page.html, /value="stuck"\s+checked/);
  assert.match((await browser.fillIn(`/actions/${actionId}/update`, { state: '' })).text, /Choose how it goes/);
});

test('two updates at once: the second is told of the first', async () => {
  const actionId = await aTeachersAction();
  const browser = await world.as(teacher);
  const open = await browser.visit(`/actions/${actionId}/update`);
  await world.doAs(lead, work => updateAction(work, { actionId, state: 'started' }));
  const page = await browser.sendFrom(open, { state: 'done', words: 'Mine' });
  assert.equal(page.status, 409);
  assert.match(page.html, /Mine<\/textarea>/);
});

test('others may not', async () => assertShutOut(world, `/actions/${await aTeachersAction()}/update`));
