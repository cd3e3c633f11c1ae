import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestPlan, addTestAction, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { inOrderOfDue, type MyFamily } from './my-families.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain', { roles: ['referrer'] });

test('families come in order of what is due, with who, when and why, and the reading is recorded', async () => {
  const first = await openTestEpisode(world, { lead, name: 'Abbot' });
  const plan = await startTestPlan(world, { lead, team: [teacher], name: 'Zhou' });
  await addTestAction(world, plan, { doer: { workerId: teacher.id }, byWhen: world.today.add({ days: 1 }), what: 'Ring the breakfast club' });
  world.wait({ days: 3 });

  const page = await (await world.as(lead)).visit('/my-families');
  assert.ok(page.text.indexOf('Zhou family') < page.text.indexOf('Abbot family'), 'the late one stands first');
  assert.match(page.text, /Ring the breakfast club Late by 2 working days Amira Hussain, by 2 March 2027\. Agreed in the plan/);
  assert.match(
    page.text,
    /Start the early help assessment Due in 7 working days Priya Shah, by 15 March 2027\. 10 working days after the lead practitioner is named/,
  );
  assert.match(page.text, /Things late 1/);
  const read = await world.stored(
    "select details from platform.event where kind = 'page.read' and actor_id = $1 and details ->> 'page' = 'plans.see-my-families'",
    [lead.id],
  );
  assert.deepEqual(read[0]?.['details'], { page: 'plans.see-my-families', families: [plan.familyId, first.familyId] });
});

test('somebody in the team sees the family as theirs, filtered by their part', async () => {
  const browser = await world.as(teacher);
  assert.match((await browser.visit('/my-families')).text, /Zhou family .* In the team, led by Priya Shah/);
  assert.match((await browser.visit('/my-families?part=team')).text, /Zhou family/);
  assert.match((await browser.visit('/my-families?part=lead')).text, /No families here/);
  assert.equal((await browser.visit('/my-families?part=%00x')).status, 200);
});

test('somebody without families reads why the list is empty, and a stranger signs in first', async () => {
  const nobody = await world.as(await world.worker('Ben Archer'));
  assert.match((await nobody.visit('/my-families')).text, /No families here\. A family appears when you lead/);
  assert.notEqual((await (await world.as()).visit('/my-families')).status, 200);
});

test('families with nothing due come last, by name', () => {
  const family = (name: string, dueOn?: string) => ({ name, due: dueOn ? [{ dueOn: Temporal.PlainDate.from(dueOn) }] : [] }) as unknown as MyFamily;
  const names = inOrderOfDue([family('Zed'), family('Bo', '2027-03-09'), family('Al'), family('Cy', '2027-03-01')]).map(one => one.name);
  assert.deepEqual(names, ['Cy', 'Bo', 'Al', 'Zed']);
});
