import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { reportMistake } from '../index.ts';

const world = await newWorld();
const { owner, rival, editor, practitioner, serviceId } = await keepersOf(world);
const text = async (who: typeof owner) => (await (await world.as(who)).visit('/directory/reports')).text;

test('an organisation reads what visitors say of its own services, an editor of all', async () => {
  assert.match(await text(owner), /No visitor has said that anything is wrong/);
  await world.asService(work => reportMistake(work, serviceId, { said: 'It moved to Tuesdays', reach: null }));
  for (const who of [owner, editor]) assert.match(await text(who), /Stay and play It moved to Tuesdays 1 March 2027 at 9:00am Open/);
  assert.doesNotMatch(await text(rival), /It moved to Tuesdays/);
  assert.equal(
    (await world.stored(`select from platform.event where kind = 'page.read' and details->>'page' = 'directory.see-reports' and actor_id = $1`, [owner.id]))
      .length,
    2,
  );
});

test('who keeps nothing may not', async () => {
  assert.equal((await (await world.as(practitioner)).visit('/directory/reports')).status, 403);
});
