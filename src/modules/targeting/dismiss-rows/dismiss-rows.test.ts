import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const feedId = await addTestFeed(world);
const loadId = await loadRows(world, feedId, [
  { surname: 'Okafor', amount: '3' },
  { surname: 'Doyle', amount: 'x' },
  { surname: 'Fenn', amount: 'y' },
]);
const url = `/data/feeds/${feedId}/loads/${loadId}/dismiss`;

test('nobody but an analyst dismisses rows, and not without a reason', async () => {
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(url)).status, 403);
  const page = await (await world.as(analyst)).fillIn(url);
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter why they are dismissed/);
});

test('all rows that wait are dismissed at once, and it is recorded', async () => {
  const browser = await world.as(analyst);
  const page = await browser.follow(await browser.fillIn(url, { because: 'The school sends them again' }));
  assert.match(page.text, /Rows held 1 Rows set aside 0.*0 mended and loaded, 2 dismissed/);
  const [event] = await world.stored(`select details from platform.event where kind = 'targeting.rows-dismissed'`);
  assert.deepEqual(event, { details: { feedId, loadId, rows: 2 } });
  assert.deepEqual(await world.stored(`select count(*)::int as held from targeting.set_aside_row where fields <> '{}' or cells <> '[]'`), [{ held: 0 }]);
  assert.equal((await browser.visit(url)).status, 409);
});
