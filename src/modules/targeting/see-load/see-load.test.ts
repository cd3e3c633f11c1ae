import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, feed, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);

test('rows that were set aside stand with their reasons; who read them is recorded', async () => {
  const feedId = await addTestFeed(world, { holdsPersonOnce: true });
  const loadId = await loadRows(world, feedId, [
    { surname: 'Okafor', amount: '12' },
    { surname: 'Okafor', amount: '13' },
    { surname: 'Doyle', amount: '=1+1' },
  ]);
  const { text } = await (await world.as(analyst)).visit(`/data/feeds/${feedId}/loads/${loadId}`);
  assert.match(text, /Rows held 1 Rows set aside 2/);
  assert.match(text, /2 The same person stands in an earlier row Okafor · 13/);
  assert.match(text, /3 How much is not a number Doyle · =1\+1/);
  const [read] = await world.stored(`select subject_id from platform.event where kind = 'page.read' and details->>'page' = 'targeting.see-load'`);
  assert.deepEqual(read, { subject_id: loadId });
});

test('while it is read: how far, how fast, how long still; the page asks again by itself', async () => {
  const { feedId, loadId } = await feed(world, { rows: [{ surname: 'Fenn' }] });
  await world.stored(`update targeting.feed_load set state = 'reading', rows_done = 250000, report = '{"share": 0.25}', began_at = $2 where id = $1`, [
    loadId,
    world.now.subtract({ seconds: 10 }).toString(),
  ]);
  const page = await (await world.as(analyst)).visit(`/data/feeds/${feedId}/loads/${loadId}`);
  assert.match(page.text, /Read so far 25% Rows 250,000 Rows a second 25,000 Time left, about 30 seconds/);
  assert.match(page.html, /<body [^>]*data-refresh-in="2"/);
  assert.doesNotMatch(page.html, /http-equiv="refresh"/, 'without scripts only if its reader says so');
  const asked = await (await world.as(analyst)).visit(`/data/feeds/${feedId}/loads/${loadId}?refresh=yes`);
  assert.match(asked.html, /<noscript><meta http-equiv="refresh" content="2" \/><\/noscript>/);
  const stopped = await (await world.as(analyst)).visit(`/data/feeds/${feedId}/loads/${loadId}?refresh=no`);
  assert.doesNotMatch(stopped.html, /http-equiv="refresh"|data-refresh-in/);
  assert.match(stopped.text, /This page stays as it is/);
});

test('a load of another feed, or none, is not there; nobody else may', async () => {
  const [one, other] = [await feed(world, { rows: [{ surname: 'A' }] }), await feed(world, { rows: [{ surname: 'B' }] })];
  const browser = await world.as(analyst);
  assert.equal((await browser.visit(`/data/feeds/${one.feedId}/loads/${other.loadId}`)).status, 404);
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(`/data/feeds/${one.feedId}/loads/${one.loadId}`)).status, 403);
});
