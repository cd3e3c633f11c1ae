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
  assert.equal(report.html, 'Row,What is wrong\r\n2,When it happened is not a date that can be read. How much is not a number\r\n');
  const [read] = await world.stored(`select subject_id from platform.event where details->>'page' = 'targeting.download-report'`);
  assert.deepEqual(read, { subject_id: loadId });
});

test('nobody but an analyst takes it', async () => assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(`${file}/report`)).status, 403));

test('rows beyond those that can be mended are named, too, until the file goes', async () => {
  const wrong = (n: number) => (n % 2 === 0 ? { surname: 'Okafor', amount: 'much' } : { surname: '', amount: n === 20_003 ? 'much' : '1' });
  const id = await loadRows(world, feedId, [
    ...Array.from({ length: 20_010 }, (_, n) => (n < 10_000 ? { surname: `Held ${n}`, amount: '1' } : wrong(n))),
    ...Array.from({ length: 50 }, (_, n) => ({ surname: `Held too ${n}`, amount: '1' })),
  ]);
  const browser = await world.as(analyst);
  const [{ aside, named } = { aside: 0, named: 0 }] = await world.stored<{ aside: number; named: number }>(
    'select (select count(*) from targeting.set_aside_row where load_id = $1)::int as aside, (select sum(cardinality(rows)) from targeting.only_named where load_id = $1)::int as named',
    [id],
  );
  assert.deepEqual([aside, named], [10_000, 10]);
  const page = await browser.visit(`/data/feeds/${feedId}/loads/${id}`);
  assert.match(page.text, /10 more cannot be mended here: the file of reasons names each/);
  const lines = (await browser.visit(`/data/feeds/${feedId}/loads/${id}/report`)).html.trimEnd().split('\r\n').slice(1);
  assert.deepEqual(
    lines.map(line => Number(line.split(',')[0])),
    Array.from({ length: 10_010 }, (_, n) => 10_001 + n),
  );
  assert.deepEqual(lines.slice(-7, -5), ['20004,It does not say who it is about. How much is not a number', '20005,How much is not a number']);
  await browser.fillIn(`/data/feeds/${feedId}/loads/${id}/dismiss`, { because: 'Sent again' });
  const left = await browser.visit(`/data/feeds/${feedId}/loads/${id}`);
  assert.match(left.text, /They are not loaded\. 10 cannot be mended here: the file of reasons names each\..* Download the reasons/);
  assert.doesNotMatch(left.text, /Mend many at once|Dismiss (it|them)/);
  await loadRows(world, feedId, [{ surname: 'Doyle' }]);
  assert.deepEqual(await world.stored('select from targeting.only_named'), []);
});
