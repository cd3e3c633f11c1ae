import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf, sendFile } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { fieldsOf } from '#test/browser.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const csv = 'Ref,First name,Last name,D.O.B.,Incident type,Incident date,Notes\n7,Chidi,Okafor,03/25/2016,Missing,02/14/2027,secret words\n';

async function waiting(content = csv) {
  const feedId = await addTestFeed(world, { kind: 'police' });
  return { feedId, url: `/data/feeds/${feedId}/loads/${await sendFile(world, feedId, content)}/columns` };
}

test('columns are guessed by their headings, dates by how they are written; what is chosen is kept with the feed', async () => {
  const { feedId, url } = await waiting();
  const browser = await world.as(analyst);
  const page = await browser.visit(url);
  const fields = fieldsOf(page.html);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6].map(nth => fields[`column-${nth}`]),
    ['', 'forename', 'surname', 'born', 'what', 'happened_on', ''],
  );
  assert.equal(fields['dates'], 'month-first');
  const answer = await browser.sendFrom(page, { 'column-0': 'their_id' });
  assert.match(answer.goesTo, /\/words$/);
  const [stored] = await world.stored('select mapping from targeting.feed where id = $1', [feedId]);
  assert.deepEqual(stored, {
    mapping: {
      columns: { their_id: 'Ref', forename: 'First name', surname: 'Last name', born: 'D.O.B.', what: 'Incident type', happened_on: 'Incident date' },
      dates: 'month-first',
      what: { words: {} },
    },
  });
  const [event] = await world.stored(`select details from platform.event where kind = 'targeting.columns-chosen'`);
  assert.doesNotMatch(JSON.stringify(event), /Okafor|First name/);
});

test('where nothing is chosen yet, it begins with what was chosen for a feed with the same columns', async () => {
  const columns = 'Key,Who,Kind,On\n7,Chidi Okafor,MSNG,14/02/2027\n';
  const first = await waiting(columns);
  const browser = await world.as(analyst);
  const chosen = { 'column-0': 'their_id', 'column-1': 'full_name', 'column-2': 'what', 'column-3': 'happened_on' };
  await browser.follow(await browser.fillIn(first.url, chosen));
  await browser.fillIn(first.url.replace(/columns$/, 'words'), { 'word-0': 'missing' });
  const second = await waiting(columns.replace('Who,', 'Who,More,').replace('Okafor,', 'Okafor,more,'));
  const page = await browser.visit(second.url);
  assert.match(page.text, /They are chosen as for “Feed [0-9a-f]+”, whose files have the same columns/);
  const fields = fieldsOf(page.html);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map(nth => fields[`column-${nth}`]),
    ['their_id', 'full_name', '', 'what', 'happened_on'],
  );
  await browser.sendFrom(page);
  const [stored] = await world.stored(`select mapping->'what' as what from targeting.feed where id = $1`, [second.feedId]);
  assert.deepEqual(stored, { what: { words: { msng: 'missing' } } }, 'what its words stand for comes along');
});

test('one field twice, nobody named, nothing told: each is said beside the columns', async () => {
  const { url } = await waiting();
  const browser = await world.as(analyst);
  const none = { 'column-0': '', 'column-1': '', 'column-2': '', 'column-3': '', 'column-4': '', 'column-5': '' };
  assert.match((await browser.fillIn(url, { 'column-1': 'surname' })).text, /Another column is this already/);
  assert.match((await browser.fillIn(url, none)).text, /Say which columns hold the name/);
  assert.match((await browser.fillIn(url, { ...none, 'column-2': 'surname' })).text, /Say what every row of the file tells, or which column tells it/);
});

test('a first row that is somebody’s is warned of', async () => {
  const { url } = await waiting('Chidi,Okafor,25/03/2016\nSam,Doyle,01/02/2015\n');
  assert.match((await (await world.as(analyst)).visit(url)).text, /The first row looks like somebody’s row/);
});

test('a file that no longer waits asks for no columns; nobody else sees its rows', async () => {
  const { url } = await waiting();
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(url)).status, 403);
  const browser = await world.as(analyst);
  await browser.fillIn(url.replace('/columns', '/withdraw'));
  assert.equal((await browser.visit(url)).status, 409);
  assert.equal((await browser.visit(url.replace(/loads\/[^/]+/, 'loads/00000000-0000-7000-8000-00000000dead'))).status, 404);
});
