import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentComment } from '#test/builders/keeping.ts';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { answerComment } from '../index.ts';

const world = await newWorld();
const editor = await editorOf(world);
const text = async () => (await (await world.as()).visit('/send/comments')).text;

test('before anything is published the page says so', async () => {
  assert.match(await text(), /No comment has come in the last 12 months.*Nothing is published yet/);
});

test('everybody reads what families said, the answer and what was done, dated; and how many came and are answered', async () => {
  const comment = await sentComment(world, { said: 'Rosa of 3 Mill Lane waited for 18 months.' });
  await sentComment(world, { said: 'More swimming, please.' });
  await world.doAs(editor, work =>
    answerComment(work, comment, { publish: { said: 'A child waited for 18 months.', answer: 'That is too long.', done: 'Two more people work there now.' } }),
  );
  const page = await text();
  assert.match(page, /In the last 12 months 2 comments came\. 1 is published with an answer\. 1 waits for an answer\./);
  assert.match(page, /A parent or carer about what there is, and what is missing, 1 March 2027/);
  assert.match(page, /You said A child waited for 18 months\. We answer That is too long\. 1 March 2027 We did Two more people work there now/);
  assert.doesNotMatch(page, /Rosa|Mill Lane|swimming/);
});

test('what came more than a year ago is counted no more, and stays to be read', async () => {
  world.wait({ days: 400 });
  assert.match(await text(), /No comment has come in the last 12 months.*A child waited for 18 months/);
});
