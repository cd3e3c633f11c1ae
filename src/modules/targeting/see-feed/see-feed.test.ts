import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analystOf, feed, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('one page tells why a feed is held, who sees it, and what became of its files', async () => {
  const { feedId } = await feed(world, { name: 'Attendance', rows: [{ surname: 'Okafor' }] });
  world.wait({ days: 1 });
  await loadRows(world, feedId, [{ surname: 'Doyle' }, { surname: 'Okafor' }]);
  const { text, html } = await (await world.as(analyst)).visit(`/data/feeds/${feedId}`);
  assert.match(text, /2 March 2027 at 9:00am 2 March 2027 Held 2 0 .* 1 March 2027 at 9:00am 1 March 2027 Replaced by a later file/);
  assert.match(text, /Agreement DSA-12 Held for Early help Lawful basis Public task/);
  assert.match(text, /Surname surname/);
  assert.doesNotMatch(html, /Okafor|Doyle/, 'no row stands on it');
  const [read] = await world.stored(`select subject_id from platform.event where kind = 'page.read' and details->>'page' = 'targeting.see-feed'`);
  assert.deepEqual(read, { subject_id: feedId });
});

test('to others, and at an address of nothing, there is no feed', async () => {
  const { feedId } = await feed(world, { rows: [{ surname: 'Okafor' }] });
  const other = await world.as(await world.worker('Tom Teach'));
  assert.equal((await other.visit(`/data/feeds/${feedId}`)).status, 403);
  assert.equal((await (await world.as(analyst)).visit('/data/feeds/00000000-0000-7000-8000-00000000dead')).status, 404);
});
