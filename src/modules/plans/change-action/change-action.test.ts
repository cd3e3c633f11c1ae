import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction, assertShutOut, happened, startTestPlan, typedDate } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');
const plan = await startTestPlan(world, { lead, team: [teacher] });
const url = `/actions/${await addTestAction(world, plan)}/change`;

test('who does it and by when is changed; it is recorded', async () => {
  const browser = await world.as(lead);
  assert.match((await browser.visit(url)).html, new RegExp(`value="person.${plan.motherId}"\\s+checked`));
  const answer = await browser.fillIn(url, { who: `worker.${teacher.id}`, ...typedDate('byWhen', world.today.add({ days: 3 })) });
  assert.match((await browser.follow(answer)).text, /Walk to breakfast club Amira Hussain 4 March 2027/);
  assert.equal((await happened(world, plan.familyId, 'plans.action-changed')).length, 1);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const page = await (await world.as(lead)).fillIn(url, { what: '', doneWhen: 'Typed' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter what will be done/);
  assert.match(page.html, /value="Typed"/);
});

test('it is not moved to a day that has gone', async () => {
  const page = await (await world.as(lead)).fillIn(url, typedDate('byWhen', world.today.subtract({ days: 1 })));
  assert.match(page.text, /must be today or in the future/);
});

test('others may not', () => assertShutOut(world, url));
