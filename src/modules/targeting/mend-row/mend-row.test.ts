import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, loadRows } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const heldIn = (loadId: string) =>
  world.stored<{ row: number }>('select row, surname, what, amount::float, happened_on::text from targeting.feed_row where load_id = $1 order by row', [
    loadId,
  ]);

/** One row that can be read, and one whose amount is no number and whose day is none. */
async function loaded(once = false) {
  const feedId = await addTestFeed(world, { holdsPersonOnce: once });
  const loadId = await loadRows(world, feedId, [
    { surname: 'Okafor', what: 'attendance', amount: '91', happened_on: '01/02/2027' },
    { surname: 'Doyle', what: 'attendance', amount: 'n/a', happened_on: '31/02/2027' },
  ]);
  return { feedId, loadId, file: `/data/feeds/${feedId}/loads/${loadId}`, url: `/data/feeds/${feedId}/loads/${loadId}/rows/2` };
}

test('a row is shown with what is wrong beside each field; once corrected it joins the rows of its file, and it is recorded', async () => {
  const { feedId, loadId, file, url } = await loaded();
  const browser = await world.as(analyst);
  const page = await browser.visit(url);
  assert.match(page.html, /id="amount-error"[^]*How much is not a number/);
  assert.match(page.html, /id="happened_on-error"[^]*When it happened is not a date that can be read/);
  const still = await browser.sendFrom(page, { amount: '71.5' });
  assert.equal(still.status, 422);
  assert.match(still.text, /When it happened is not a date that can be read/);
  assert.doesNotMatch(still.text, /Error: How much is not a number/);
  assert.equal((await heldIn(loadId)).length, 1, 'nothing is half loaded');
  const answer = await browser.sendFrom(still, { amount: '71.5', happened_on: '28/02/2027' });
  assert.equal(answer.goesTo, `${file}#set-aside`);
  assert.deepEqual((await heldIn(loadId))[1], { row: 2, surname: 'Doyle', what: 'attendance', amount: 71.5, happened_on: '2027-02-28' });
  assert.match(
    (await browser.visit(file)).text,
    /Rows held 2 Rows set aside 0.*2 When it happened is not a date that can be read. How much is not a number Mended and loaded Anna Lyst/,
  );
  const [event] = await world.stored(`select actor_id, subject_id, details from platform.event where kind = 'targeting.rows-mended'`);
  assert.deepEqual(event, { actor_id: analyst.id, subject_id: loadId, details: { feedId, loadId, rows: 1 } });
  const [left] = await world.stored('select fields, cells from targeting.set_aside_row where load_id = $1', [loadId]);
  assert.deepEqual(left, { fields: {}, cells: [] }, 'what stood in it is kept once');
  assert.equal((await browser.visit(url)).status, 409);
});

test('a word that stands for nothing is given a meaning for this row alone', async () => {
  const { loadId, url } = await loaded();
  await world.stored(`update targeting.set_aside_row set fields = '{"surname": "Doyle", "what": "MSNG"}' where load_id = $1`, [loadId]);
  const browser = await world.as(analyst);
  const page = await browser.visit(url);
  assert.match(page.text, /What happened The file says “MSNG” Error: The meaning of this word has not been chosen yet/);
  await browser.sendFrom(page, { meaning: 'missing' });
  assert.equal((await world.stored(`select what from targeting.feed_row where load_id = $1 and row = 2`, [loadId]))[0]?.['what'], 'missing');
});

test('a row is dismissed with a reason, and what stood in it goes', async () => {
  const { loadId, file, url } = await loaded();
  const browser = await world.as(analyst);
  assert.match((await browser.fillIn(url, { then: 'dismiss' })).text, /Enter why it is dismissed/);
  await browser.fillIn(url, { then: 'dismiss', because: 'A test entry of the school' });
  assert.match((await browser.visit(file)).text, /Dismissed: A test entry of the school Anna Lyst/);
  const [left] = await world.stored('select fields, state from targeting.set_aside_row where load_id = $1', [loadId]);
  assert.deepEqual(left, { fields: {}, state: 'dismissed' });
  assert.equal((await heldIn(loadId)).length, 1);
});

test('where a file holds each person once, a corrected row is not loaded beside another of the same person', async () => {
  const { loadId, url } = await loaded(true);
  const answer = await (await world.as(analyst)).fillIn(url, { surname: 'Okafor', amount: '71', happened_on: '28/02/2027' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /The same person stands in another row of this file/);
  assert.equal((await heldIn(loadId)).length, 1);
});

test('two who mend one row: the second is told; a replaced file takes no more rows', async () => {
  const { loadId, url } = await loaded();
  const browser = await world.as(analyst);
  const open = await browser.visit(url);
  await browser.fillIn(url, { amount: '71', happened_on: '28/02/2027' });
  assert.equal((await browser.sendFrom(open, { amount: '72', happened_on: '28/02/2027' })).status, 409);
  assert.equal((await heldIn(loadId)).length, 2);
  const other = await loaded();
  const late = await browser.visit(other.url);
  await loadRows(world, other.feedId, [{ surname: 'Fenn' }]);
  assert.equal((await browser.sendFrom(late, { amount: '72', happened_on: '28/02/2027' })).status, 404);
  assert.equal((await heldIn(other.loadId)).length, 0);
});

test('a row that was not set aside is not there; nobody but an analyst mends', async () => {
  const { url } = await loaded();
  const browser = await world.as(analyst);
  for (const row of ['1', '99', 'x']) assert.equal((await browser.visit(url.replace(/2$/, row))).status, 404);
  for (const role of ['practitioner', 'coordinator', 'team-manager'])
    assert.equal((await (await world.as(await world.worker(`Not ${role}`, { roles: [role] }))).visit(url)).status, 403);
});
