import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analystOf, feed, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { forgetFeeds, removeRows } from '../remove-rows/remove-rows.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('a feed is withdrawn with every file; its name may be used again', async () => {
  const { feedId, loadId } = await feed(world, { name: 'Ends', way: 'append', rows: [{ surname: 'Okafor' }] });
  const second = await loadRows(world, feedId, [{ surname: 'Doyle' }]);
  const browser = await world.as(analyst);
  assert.match((await browser.visit(`/data/feeds/${feedId}/withdraw`)).text, /All 2 rows that it holds are removed/);
  const page = await browser.follow(await browser.fillIn(`/data/feeds/${feedId}/withdraw`));
  assert.doesNotMatch(page.text, /Ends/);
  for (const id of [loadId, second]) await removeRows(world.platform, { loadId: id });
  assert.deepEqual(await world.stored('select id from targeting.feed_row where feed_id = $1', [feedId]), []);
  assert.match((await browser.visit(`/data/feeds/${feedId}`)).text, /This feed was withdrawn on/);
  await feed(world, { name: 'Ends', rows: [{ surname: 'Fenn' }] });
});

test('every night, files past the months they may be held are withdrawn', async () => {
  const { feedId } = await feed(world, { retentionMonths: 6, way: 'append', rows: [{ surname: 'Old' }] });
  world.wait({ months: 4 });
  const young = await loadRows(world, feedId, [{ surname: 'Young' }]);
  world.wait({ months: 3 });
  await world.asService(work => forgetFeeds(work, {}));
  const loads = await world.stored('select id, state from targeting.feed_load where feed_id = $1 order by received_at', [feedId]);
  assert.deepEqual(
    loads.map(({ state }) => state),
    ['withdrawn', 'held'],
  );
  assert.equal(loads[1]?.['id'], young);
});

test('nobody else may', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Iqbal' }] });
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(`/data/feeds/${feedId}/withdraw`)).status, 403);
});
