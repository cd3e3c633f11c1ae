import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { publishTestRule } from '#test/builders/concerns.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const manager = await world.worker('Mo Manager', { roles: ['team-manager'] });

const ruleId = await publishTestRule(
  world,
  {
    any: [
      { key: 'm', facts: ['missing'] },
      { key: 'a', facts: ['asb'] },
    ],
  },
  'Missing or trouble',
);
const url = `/criteria/${ruleId}`;

test('a change is a draft beside the version in use, which stays as it is', async () => {
  const browser = await world.as(analyst);
  const answer = await browser.fillIn(url, { howMany: '2' });
  assert.equal(answer.goesTo, url);
  const { text } = await browser.follow(answer);
  assert.match(text, /In use: version 1 A household is listed if any of these holds/);
  assert.match(text, /The draft A household is listed if at least 2 of these hold/);
  assert.equal((await world.stored(`select from platform.event where kind = 'targeting.criteria-saved'`)).length, 1);
});

test('mistakes stand beside their fields, with what was typed', async () => {
  const answer = await (await world.as(analyst)).fillIn(url, { purpose: '', howMany: '2' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter what it is for/);
});

test('somebody else’s change in between is not overwritten', async () => {
  const browser = await world.as(analyst);
  const open = await browser.visit(url);
  await (await world.as(analyst)).fillIn(url, { howMany: 'all' });
  assert.equal((await browser.sendFrom(open, { howMany: '1' })).status, 409);
});

test('a published version cannot be changed or taken away, even in the database', async () => {
  for (const statement of [
    `update targeting.rule_version set tree = '{}' where rule_id = $1 and version = 1`,
    'delete from targeting.rule_version where rule_id = $1 and version = 1',
  ])
    await assert.rejects(world.stored(statement, [ruleId]), /never changes/);
});

test('only analysts set rules', async () => {
  assert.equal((await (await world.as(manager)).visit(url)).status, 403);
  assert.equal((await (await world.as(await world.worker('Pia', { roles: ['practitioner'] }))).visit(url)).status, 404);
});
