import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from '#test/browser.ts';
import { addTestFeed, analystOf, sendFile } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';
import { loadFile } from '../load-file/load-file.job.ts';

const world = await newWorld();
const analyst = await analystOf(world);
const csv = 'surname,incident type\nOkafor,Missing\nDoyle,ASB\nFenn,Enquiry\nMarsden,Other\nIqbal,ASB\n';

test('each word of a file is given its meaning, left out, or set aside', async () => {
  const feedId = await addTestFeed(world, { kind: 'police' });
  const loadId = await sendFile(world, feedId, csv);
  const at = `/data/feeds/${feedId}/loads/${loadId}`;
  const browser = await world.as(analyst);
  const words = await browser.follow(await browser.fillIn(`${at}/columns`));
  assert.match(words.text, /asb 2 rows/);
  assert.deepEqual(
    [0, 1, 2, 3].map(nth => fieldsOf(words.html)[`word-${nth}`]),
    ['asb', 'missing', '', ''],
    'words that are kinds of fact are guessed',
  );
  const begin = await browser.follow(await browser.sendFrom(words, { 'word-2': 'leave-out' }, `${at}/words`));
  assert.match(begin.text, /Left out, as its word is set to be/);
  await browser.sendFrom(begin, {}, `${at}/begin`);
  await loadFile(world.platform, { loadId });
  assert.deepEqual(await world.stored('select surname, what from targeting.feed_row order by row'), [
    { surname: 'Okafor', what: 'missing' },
    { surname: 'Doyle', what: 'asb' },
    { surname: 'Iqbal', what: 'asb' },
  ]);
  const { text } = await browser.visit(at);
  assert.match(text, /The meaning of this word has not been chosen yet 1 1 rows were left out/);
});

test('without a column that tells what happened there are no words; nobody else sees them', async () => {
  const feedId = await addTestFeed(world);
  const at = `/data/feeds/${feedId}/loads/${await sendFile(world, feedId, 'surname\nOkafor\n')}/words`;
  assert.equal((await (await world.as(analyst)).visit(at)).status, 409);
  assert.equal((await (await world.as(await world.worker('Tom Teach'))).visit(at)).status, 403);
});
