import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, doubt, linkedWorld, linkRows, numbersOf } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const ada = await analyst(world);
const bo = await analyst(world, 'Bo Lint');
await linkedWorld(world);

async function risky(one: string, other: string): Promise<string> {
  const pairId = await doubt(world, one, other, { risks: ['nhs-number'] });
  await (await world.as(ada)).fillIn(`/data/matches/${pairId}`, { answer: 'same', because: 'The school rang' });
  const [decision] = await world.stored<{ id: string; state: string }>('select id, state from targeting.match_decision where pair_id = $1', [pairId]);
  assert.equal(decision?.state, 'waiting');
  return decision.id;
}
const stateOf = async (id: string) => (await world.stored<{ state: string }>('select state from targeting.match_decision where id = $1', [id]))[0]?.state;

test('a risky “one person” holds once somebody else agrees, and not before', async () => {
  const id = await risky('s1-0', 's2-0');
  await linkRows(world);
  const apart = await numbersOf(world);
  assert.notEqual(apart['s1-0'], apart['s2-0']);
  const browser = await world.as(bo);
  assert.match((await browser.visit('/data/matches')).text, /Waiting for a second person .*One person Ada Lint/);
  const page = await browser.visit(`/data/matches/decisions/${id}/confirm`);
  assert.match(page.text, /One person, said Ada Lint .*“The school rang”.*Their NHS numbers contradict each other/);
  assert.equal((await browser.sendFrom(page, { agrees: 'yes' })).goesTo, '/data/matches');
  assert.equal(await stateOf(id), 'holds');
  const [event] = await world.stored<{ details: object }>("select details from platform.event where kind = 'targeting.match-seconded'");
  assert.deepEqual(event?.details, { decisionId: id, agreed: true });
  await linkRows(world);
  const joined = await numbersOf(world);
  assert.equal(joined['s1-0'], joined['s2-0']);
});

test('who does not agree leaves them two, and the pair may be decided anew', async () => {
  const id = await risky('s3-0', 's4-0');
  await (await world.as(bo)).fillIn(`/data/matches/decisions/${id}/confirm`, { agrees: 'no' });
  assert.equal(await stateOf(id), 'refused');
  assert.match((await (await world.as(ada)).visit('/data/matches?show=not-sure')).text, /Look at Pair 1/);
});

test('nothing said comes back as a mistake; nobody seconds their own decision', async () => {
  const id = await risky('s5-0', 's6-0');
  const empty = await (await world.as(bo)).fillIn(`/data/matches/decisions/${id}/confirm`, {});
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Select yes if you agree/);
  const own = await (await world.as(ada)).visit(`/data/matches/decisions/${id}/confirm`);
  assert.equal(own.status, 403);
  assert.match(own.text, /Somebody else must look at this/);
});

test('the database itself refuses a second who is the first', async () => {
  const id = await risky('s7-0', 's8-0');
  await assert.rejects(world.stored('update targeting.match_decision set second_by = decided_by where id = $1', [id]), /check constraint/);
});

test('what was decided meanwhile is not decided again; without the role nobody may; what never was does not exist', async () => {
  const id = await risky('s9-0', 's10-0');
  const browser = await world.as(bo);
  const open = await browser.visit(`/data/matches/decisions/${id}/confirm`);
  await (await world.as(await analyst(world, 'Cy Lint'))).fillIn(`/data/matches/decisions/${id}/confirm`, { agrees: 'no' });
  assert.equal((await browser.sendFrom(open, { agrees: 'yes' })).status, 409);
  assert.equal((await (await world.as(await world.worker('Tom Ashby'))).visit(`/data/matches/decisions/${id}/confirm`)).status, 403);
  assert.equal((await browser.visit('/data/matches/decisions/00000000-0000-7000-8000-00000000dead/confirm')).status, 404);
});
