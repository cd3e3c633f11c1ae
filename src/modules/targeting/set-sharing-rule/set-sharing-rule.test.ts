import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analystOf, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const rule = { roles: ['practitioner', 'team-manager'], purposes: ['assessing'], shows: ['what', 'happened_on'], monthsBack: '12' };

test('a rule is set and stands on the feed’s page; a new one holds, and the earlier stays', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Okafor' }] });
  const browser = await world.as(analyst);
  const first = await browser.follow(await browser.fillIn(`/data/feeds/${feedId}/sharing-rule`, rule));
  assert.match(
    first.text,
    /When they are Assessing what the family needs What they see What happened, or which service is involved; When it happened or began How far back 1 year/,
  );
  const second = await browser.follow(await browser.fillIn(`/data/feeds/${feedId}/sharing-rule`, { monthsBack: '6' }));
  assert.match(second.text, /How far back 6 months .*Earlier rules \(1\)/);
  const rules = await world.stored('select version, roles, months_back from targeting.sharing_rule where feed_id = $1 order by version', [feedId]);
  assert.deepEqual(rules, [
    { version: 1, roles: ['practitioner', 'team-manager'], months_back: 12 },
    { version: 2, roles: ['practitioner', 'team-manager'], months_back: 6 },
  ]);
  const events = await world.stored(`select details->>'version' as version from platform.event where kind = 'targeting.sharing-rule-set' order by at, id`);
  assert.deepEqual(events, [{ version: '1' }, { version: '2' }]);
});

test('two who set a rule at once: the second is shown what the first set', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Okafor' }] });
  const url = `/data/feeds/${feedId}/sharing-rule`;
  const browser = await world.as(analyst);
  const open = await browser.visit(url);
  await browser.fillIn(url, rule);
  assert.equal((await browser.sendFrom(open, { ...rule, monthsBack: '3' })).status, 409);
});

test('each part is needed, roles are those that use the single view, and nobody else may', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Okafor' }] });
  const url = `/data/feeds/${feedId}/sharing-rule`;
  const page = await (await world.as(analyst)).fillIn(url, { monthsBack: '0', roles: ['administrator'] });
  assert.equal(page.status, 422);
  for (const words of [
    'Select at least one role',
    'Select at least one purpose',
    'Select at least one thing they see',
    'Enter a number of months from 1 to 1200',
  ])
    assert.ok(page.text.includes(words), words);
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(url)).status, 403);
});
