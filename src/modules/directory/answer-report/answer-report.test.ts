import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { reportMistake } from '../index.ts';

const world = await newWorld();
const { owner, rival, editor, practitioner, serviceId } = await keepersOf(world);
await world.asService(work => reportMistake(work, serviceId, { said: 'It moved to Tuesdays', reach: 'asha@example.org' }));
const [report] = await world.stored<{ id: string }>('select id from directory.report');
const url = `/directory/reports/${report?.id ?? ''}`;

test('to mark it done without saying what was done is a mistake', async () => {
  const wrong = await (await world.as(owner)).fillIn(url);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Say what was done about it/);
});

test('two at once: the second is told', async () => {
  const [one, other] = [await world.as(owner), await world.as(editor)];
  const [first, second] = [await one.visit(url), await other.visit(url)];
  assert.match(first.text, /It moved to Tuesdays How to ask them asha@example\.org/);
  assert.equal((await one.sendFrom(first, { answer: 'The day is changed' })).goesTo, '/directory/reports');
  const late = await other.sendFrom(second, { answer: 'Nothing' });
  assert.equal(late.status, 409);
  assert.match((await one.visit(url)).text, /Done 1 March 2027 at 9:00am The day is changed/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.report-answered' and actor_id = $1`, [owner.id])).length, 1);
});

test('to another organisation it does not exist', async () => {
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 404);
});
