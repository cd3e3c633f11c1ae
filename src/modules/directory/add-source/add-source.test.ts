import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
const url = '/directory/sources/new';

test('an editor adds a feed that is asked every day; it is recorded', async () => {
  const browser = await world.as(editor);
  const answer = await browser.fillIn(url, { name: 'Next county', comes: 'standard-feed', url: 'https://next.example.org/v3', often: '24' });
  assert.match(answer.goesTo, /^\/directory\/sources\/[0-9a-f-]{36}$/);
  assert.match((await browser.visit(answer.goesTo)).text, /Another directory, by the Open Referral UK standard\. It is asked by itself, next on 1 March 2027/);
  assert.equal((await world.stored("select from platform.event where kind = 'directory.source-added'")).length, 1);
});

test('and Ofsted’s list, which comes as a file', async () => {
  const browser = await world.as(editor);
  const answer = await browser.fillIn(url, { name: 'Ofsted', comes: 'ofsted' });
  assert.match((await browser.visit(answer.goesTo)).text, /Nothing has come from it yet/);
});

test('what is missing or wrong comes back beside its field', async () => {
  const browser = await world.as(editor);
  const missing = await browser.fillIn(url, { name: '', comes: 'standard-feed', url: '' });
  assert.equal(missing.status, 422);
  assert.match(missing.text, /Enter what it is called/);
  assert.match(missing.text, /Enter the address of its feed/);
  const wrong = await browser.fillIn(url, { name: 'Words', comes: 'standard-feed', url: 'not an address', often: '24' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter a web address/);
  const twice = await browser.fillIn(url, { name: 'Ofsted', comes: 'ofsted' });
  assert.match(twice.text, /Another source has this name/);
});

test('an organisation may not', async () => {
  const owner = await world.worker('Olive Park', { roles: ['service-provider'] });
  assert.equal((await (await world.as(owner)).visit(url)).status, 403);
});
