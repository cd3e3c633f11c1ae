import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestFeed, analystOf } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { loadFile } from './load-file.job.ts';

const world = await newWorld({ settings: { mostFileBytes: 100_000 } });
const analyst = await analystOf(world);
const csv = 'Pupil ID,Forename,Surname,DOB,Attendance\n1,Chidi,Okafor,05/03/2016,82%\n2,Zoë,Doyle,14/09/2015,91.5\n3,Sam,Fenn,1/2/2014,many\n';
const asOf = { 'currentAsOf-day': '1', 'currentAsOf-month': '3', 'currentAsOf-year': '2027' };

test('an analyst sends a first file, says what each column is, checks the first rows, and has it loaded', async () => {
  const feedId = await addTestFeed(world);
  const browser = await world.as(analyst);
  const sent = await browser.fillInWithFile(`/data/feeds/${feedId}/loads/new`, { field: 'file', content: csv }, asOf);
  assert.match(sent.goesTo, /\/columns$/);
  const columns = await browser.visit(sent.goesTo);
  assert.match(columns.text, /Chidi · Zoë · Sam/);
  const chosen = await browser.sendFrom(columns, { every: 'attendance' });
  assert.match(chosen.goesTo, /\/begin$/);
  const preview = await browser.visit(chosen.goesTo);
  assert.match(preview.text, /School attendance .*Chidi/);
  assert.match(preview.text, /3 Set aside\. How much is not a number\./);
  const begun = await browser.sendFrom(preview);
  const waiting = await browser.visit(begun.goesTo);
  assert.match(waiting.html, /data-refresh-in="2"/);
  assert.match(waiting.text, /The file waits for its turn/);
  await loadFile(world.platform, { loadId: begun.goesTo.split('/').at(-1)! });
  const held = await browser.visit(begun.goesTo);
  assert.match(held.text, /State Held .* Rows held 2 Rows set aside 1/);
  assert.match(held.text, /3 How much is not a number 3 · Sam · Fenn/);
  assert.doesNotMatch(held.html, /data-refresh-in/);
  const rows = await world.stored('select their_id, forename, born_on::text, amount::float, what from targeting.feed_row where feed_id = $1 order by row', [
    feedId,
  ]);
  assert.deepEqual(rows[0], { their_id: '1', forename: 'Chidi', born_on: '2016-03-05', amount: 82, what: 'attendance' });
  const kinds = await world.stored<{ kind: string }>(`select kind from platform.event where kind like 'targeting.%' order by at, id`);
  assert.deepEqual(
    kinds.map(({ kind }) => kind.slice(10)),
    ['feed-added', 'file-received', 'columns-chosen', 'load-begun', 'load-held'],
  );

  const again = await browser.fillInWithFile(`/data/feeds/${feedId}/loads/new`, { field: 'file', content: csv }, asOf);
  assert.equal(again.status, 422);
  assert.match(again.text, /This file was sent already, on 1 March 2027\. Nothing was loaded/);
  const asked = await browser.fillInWithFile(`/data/feeds/${feedId}/loads/new`, { field: 'file', content: csv }, { ...asOf, again: 'again' });
  assert.match(asked.goesTo, /\/begin$/, 'how its columns are read is known by now');
});

test('what is missing or no table is told beside its field, and nothing is kept', async () => {
  const feedId = await addTestFeed(world);
  const browser = await world.as(analyst);
  const url = `/data/feeds/${feedId}/loads/new`;
  const none = await browser.fillIn(url, { 'currentAsOf-day': '40' });
  assert.equal(none.status, 422);
  assert.match(none.text, /Choose a file/);
  assert.match(none.html, /value="40"/);
  for (const [content, says] of [
    ['', /Choose a file/],
    [Buffer.from('89504e470d0a', 'hex'), /This is a picture, not a table/],
    ['a,b\n', /This file has a heading and no rows/],
    [`a,b\n${'x,y\n'.repeat(30_000)}`, /The file is too large/],
  ] as const) {
    const answer = await browser.fillInWithFile(url, { field: 'file', content }, asOf);
    assert.equal(answer.status, 422);
    assert.match(answer.text, says);
  }
  assert.deepEqual(await world.stored('select id from targeting.feed_load where feed_id = $1', [feedId]), []);
});

test('nobody names a file that they did not send', async () => {
  const feedId = await addTestFeed(world);
  const answer = await (await world.as(analyst)).fillIn(`/data/feeds/${feedId}/loads/new`, { ...asOf, file: '/etc/passwd' });
  assert.match(answer.text, /Choose a file/);
});

test('a stranger’s file is not even read; nor is another worker’s', async () => {
  const feedId = await addTestFeed(world);
  const url = `/data/feeds/${feedId}/loads/new`;
  const body = '--x\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\na,b\n1,2\n\r\n--x--\r\n';
  const stranger = await world.app.inject({
    method: 'POST',
    url,
    headers: { host: 'localhost', 'content-type': 'multipart/form-data; boundary=x' },
    payload: body,
  });
  assert.equal(stranger.statusCode, 415);
  const other = await world.as(await world.worker('Tom Teach'));
  assert.equal((await other.visit(url)).status, 403);
});

test('a feed that was withdrawn takes nothing more', async () => {
  const feedId = await addTestFeed(world);
  const browser = await world.as(analyst);
  const open = `/data/feeds/${feedId}/loads/new`;
  await browser.fillIn(`/data/feeds/${feedId}/withdraw`);
  const answer = await browser.fillInWithFile(open, { field: 'file', content: csv }, asOf);
  assert.equal(answer.status, 409);
  assert.match(answer.text, /This feed was withdrawn/);
});
