import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, doubt, linkedWorld, linkRows, numbersOf } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);
await linkedWorld(world);

async function decided(one: string, other: string, answer: string): Promise<string> {
  const pairId = await doubt(world, one, other);
  await (await world.as(ada)).fillIn(`/data/matches/${pairId}`, { answer });
  return (await world.stored<{ id: string }>('select id from targeting.match_decision where pair_id = $1', [pairId]))[0]!.id;
}

test('any analyst undoes a decision with a reason; it stays in the history, and the next run decides by itself', async () => {
  const id = await decided('s1-0', 's2-0', 'same');
  await linkRows(world);
  const joined = await numbersOf(world);
  assert.equal(joined['s1-0'], joined['s2-0']);
  const browser = await world.as(await analyst(world, 'Bo Lint'));
  const answer = await browser.fillIn(`/data/matches/decisions/${id}/undo`, { because: 'Two cousins of one name' });
  assert.match((await browser.follow(answer)).text, /One person, said Ada Lint .* Bo Lint undid it on .*“Two cousins of one name”.*Undone/);
  const [event] = await world.stored<{ details: object }>("select details from platform.event where kind = 'targeting.match-undone'");
  assert.deepEqual(event?.details, { decisionId: id });
  await linkRows(world);
  const apart = await numbersOf(world);
  assert.notEqual(apart['s1-0'], apart['s2-0']);
});

test('without a reason it is not undone, nor twice', async () => {
  const id = await decided('s3-0', 's4-0', 'different');
  const browser = await world.as(ada);
  const empty = await browser.fillIn(`/data/matches/decisions/${id}/undo`, { because: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Say why it should not hold/);
  const open = await browser.visit(`/data/matches/decisions/${id}/undo`);
  await browser.fillIn(`/data/matches/decisions/${id}/undo`, { because: 'Wrong' });
  assert.equal((await browser.sendFrom(open, { because: 'Wrong again' })).status, 409);
});

test('without the role nobody undoes; what never was does not exist', async () => {
  const id = await decided('s5-0', 's6-0', 'different');
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit(`/data/matches/decisions/${id}/undo`)).status, 403);
  assert.equal((await (await world.as(ada)).visit('/data/matches/decisions/00000000-0000-7000-8000-00000000dead/undo')).status, 404);
});
