import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const feedId = await addTestFeed(world);
const loadId = await loadRows(world, feedId, [
  { surname: 'Okafor', amount: '3' },
  { surname: 'Doyle', amount: 'x', happened_on: 'soon' },
]);
const file = `/data/feeds/${feedId}/loads/${loadId}`;

test('whoever sent the file is told which rows were set aside and why, and nothing of what stands in them', async () => {
  const browser = await world.as(analyst);
  assert.ok((await browser.visit(file)).html.includes(`href="${file}/report"`));
  const report = await browser.visit(`${file}/report`);
  assert.equal(report.headers['content-disposition'], 'attachment; filename="rows-set-aside.csv"');
  assert.equal(report.html, 'Row,What is wrong\r\n2,"When it happened is not a date that can be read. How much is not a number"\r\n');
  const [read] = await world.stored(`select subject_id from platform.event where details->>'page' = 'targeting.download-report'`);
  assert.deepEqual(read, { subject_id: loadId });
});

test('nobody but an analyst takes it', async () => assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(`${file}/report`)).status, 403));
