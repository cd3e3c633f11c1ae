import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analystOf, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { removeRows } from '../remove-rows/remove-rows.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('a file is withdrawn with its rows, their links and what was set aside; that it was there stays known', async () => {
  const { feedId, loadId } = await feed(world, { rows: [{ surname: 'Okafor' }, { surname: 'Doyle', amount: 'x' }] });
  await world.stored(`insert into targeting.linked_row select id, 1, 1, 1 from targeting.feed_row`);
  const browser = await world.as(analyst);
  await browser.fillIn(`/data/feeds/${feedId}/loads/${loadId}/withdraw`);
  await removeRows(world.platform, { loadId });
  await removeRows(world.platform, { loadId });
  const [left] = await world.stored(`select (select count(*) from targeting.feed_row)::int as rows, (select count(*) from targeting.linked_row)::int as links,
    (select count(*) from targeting.set_aside_row)::int as aside, (select state from targeting.feed_load) as state`);
  assert.deepEqual(left, { rows: 0, links: 0, aside: 0, state: 'withdrawn' });
  assert.match((await browser.visit(`/data/feeds/${feedId}`)).text, /Withdrawn/);
  const events = await world.stored<{ kind: string }>(
    `select kind from platform.event where kind in ('targeting.load-withdrawn', 'targeting.rows-removed') order by at, id`,
  );
  assert.deepEqual(events.map(({ kind }) => kind).slice(0, 2), ['targeting.load-withdrawn', 'targeting.rows-removed']);
  const again = await browser.fillIn(`/data/feeds/${feedId}/loads/${loadId}/withdraw`);
  assert.equal(again.status, 409);
});

test('while it is read it cannot be withdrawn; nobody else may', async () => {
  const { feedId, loadId } = await feed(world, { rows: [{ surname: 'Fenn' }] });
  await world.stored(`update targeting.feed_load set state = 'reading' where id = $1`, [loadId]);
  const url = `/data/feeds/${feedId}/loads/${loadId}/withdraw`;
  assert.match((await (await world.as(analyst)).fillIn(url)).text, /This file is being read/);
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(url)).status, 403);
});
