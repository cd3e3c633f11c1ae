import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordRefusal } from '#modules/front-door/index.ts';
import { frontDoorPeople, relatedTo } from '#test/builders/deciding.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { helen, marcus, grace } = await frontDoorPeople(world);
const list = async (who = helen) => (await world.as(who)).visit('/refusals');

async function refused(name: string, seenBy = [marcus, helen]) {
  const { familyId } = await openTestFamily(world, { name, seenBy });
  await world.doAs(marcus, work => recordRefusal(work, { familyId, kind: 'declined', words: 'Not now', viewOfRisk: 'Low today' }));
  return familyId;
}

test('an empty list says so', async () => {
  assert.match((await list()).text, /Nothing waits for you to decide/);
});

test('a manager sees what waits in the families they see, the oldest first, and the reading is recorded', async () => {
  const first = await refused('Beaumont');
  world.wait({ hours: 1 });
  await refused('Lowe');
  await refused('Elsewhere', [marcus]);
  const page = await list();
  assert.match(page.text, /Families who said no 2 .*Beaumont They said no 1 March 2027, Marcus Bell.*Lowe/);
  assert.doesNotMatch(page.text, /Elsewhere/);
  const [read] = await world.stored<{ details: { families: string[] } }>(
    `select details from platform.event where details->>'page' = 'front-door.see-refusals' order by id desc limit 1`,
  );
  assert.ok(read?.details.families.includes(first));
  await relatedTo(world, first, helen);
  assert.doesNotMatch((await list()).text, /Beaumont/);
});

test('only managers come in', async () => {
  for (const who of [marcus, grace]) assert.equal((await list(who)).status, 403, who.name);
});
