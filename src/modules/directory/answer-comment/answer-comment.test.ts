import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepersOf, sentComment } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, practitioner } = await keepersOf(world);
const { id } = await sentComment(world, { said: 'Mrs Okoro of FN1 2AB says there is nothing for teenagers.' });
const url = `/directory/comments/${id}`;
const publish = { decision: 'publish', said: 'There is nothing for teenagers.', answer: 'True. We are sorry.', done: '' };
const published = () =>
  world.stored<{ said: string; done: string | null; changed_on: unknown }>('select said, done, changed_on from directory.published_comment');

test('what would tell who somebody is must be taken out; what was typed stays', async () => {
  const browser = await world.as(editor);
  const page = await browser.visit(url);
  assert.match(page.text, /From A parent or carer.*As it came Mrs Okoro of FN1 2AB/);
  const wrong = await browser.sendFrom(page, { decision: 'publish', answer: 'Write to asha@example.org' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Take out a postcode/);
  assert.match(wrong.text, /Take out an email address/);
  assert.match(wrong.html, /Write to asha@example\.org/);
  const nothing = await browser.fillIn(url, { ...publish, decision: '' });
  assert.match(nothing.text, /Select what happens with it/);
  assert.match((await browser.fillIn(url, { ...publish, answer: '' })).text, /Enter the answer/);
  assert.equal((await published()).length, 0);
});

test('an editor publishes it with an answer, and says later what was done; both are recorded', async () => {
  const browser = await world.as(editor);
  assert.equal((await browser.fillIn(url, publish)).goesTo, '/directory/comments');
  assert.match(
    (await browser.visit('/send/comments')).text,
    /You said There is nothing for teenagers\. We answer True\. We are sorry\. 1 March 2027 We did Nothing yet/,
  );
  world.wait({ days: 30 });
  const later = await world.as(editor);
  const page = await later.visit(url);
  assert.match(page.html, /There is nothing for teenagers\.<\/textarea>/);
  await later.sendFrom(page, { done: 'A club opened in Saltmere.' });
  assert.match((await later.visit('/send/comments')).text, /31 March 2027 We did A club opened in Saltmere/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.comment-decided' and actor_id = $1`, [editor.id])).length, 2);
  const [kept] = await world.stored<{ said: string }>('select said from directory.comment');
  assert.match(kept?.said ?? '', /Mrs Okoro/, 'what came stays as it came');
});

test('two editors at once: the second is told', async () => {
  const [one, other] = [await world.as(editor), await world.as(editor)];
  const [first, second] = [await one.visit(url), await other.visit(url)];
  assert.equal((await one.sendFrom(first, { answer: 'One' })).status, 303);
  assert.equal((await other.sendFrom(second, { answer: 'Other' })).status, 409);
});

test('what must not be public is taken back, with the reason', async () => {
  const browser = await world.as(editor);
  assert.match((await browser.fillIn(url, { decision: 'keep-back' })).text, /Select why it is not published/);
  assert.equal((await browser.fillIn(url, { decision: 'keep-back', because: 'own-case' })).status, 303);
  assert.deepEqual(await published(), []);
  assert.match((await browser.visit('/send/comments')).text, /1 is not published/);
});

test('nobody else may, nor is there such a page of nothing', async () => {
  assert.equal((await (await world.as(owner)).visit(url)).status, 404);
  assert.equal((await (await world.as(practitioner)).visit(url)).status, 404);
  assert.equal((await (await world.as(editor)).visit('/directory/comments/00000000-0000-7000-8000-00000000dead')).status, 404);
});
