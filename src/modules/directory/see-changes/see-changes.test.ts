import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePart, keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, serviceId } = await keepersOf(world);
const text = async (who: typeof owner) => (await (await world.as(who)).visit('/directory/changes')).text;

test('what waits stands in one list, the longest first; an organisation sees its own', async () => {
  assert.match(await text(editor), /No change waits/);
  await changePart(world, owner, serviceId, 'what', { name: 'Play and sing' });
  world.wait({ hours: 3 });
  await (await world.as(rival)).fillIn('/directory/records/new', { kind: 'location', name: 'Stone Hall' });
  assert.match(
    await text(editor),
    /Play and sing Service To what is public Olive Park 1 March 2027 at 9:00am Stone Hall Place New Rob Stone 1 March 2027 at 12:00pm/,
  );
  assert.doesNotMatch(await text(owner), /Stone Hall/);
});

test('who keeps nothing may not', async () => {
  assert.equal((await (await world.as(practitioner)).visit('/directory/changes')).status, 403);
});
