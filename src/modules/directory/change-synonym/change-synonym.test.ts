import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
await addTestService(world, { name: 'Money advice', description: 'Help with debt.' });
await addTestService(world, { name: 'Food parcels', description: 'A bag to take home.' });
const [skint] = await world.stored<{ id: string }>(`select id from directory.synonym where says = 'skint'`);
const url = `/directory/synonyms/${skint?.id}`;
const found = async (words: string) => {
  const visitor = await world.as();
  return (await visitor.follow(await visitor.fillIn('/services', { words }))).text;
};

test('an editor changes what is looked for, and the next search does; it is recorded', async () => {
  assert.match(await found('skint'), /Money advice/);
  const browser = await world.as(editor);
  assert.equal((await browser.fillIn(url, { means: 'parcels' })).goesTo, '/directory/synonyms');
  const now = await found('skint');
  assert.match(now, /Food parcels/);
  assert.doesNotMatch(now, /Money advice/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.synonym-changed'`)).length, 1);
});

test('mistakes come back, what is on the list cannot be taken twice, and a change of somebody else is not written over', async () => {
  const browser = await world.as(editor);
  assert.match((await browser.fillIn(url, { says: 'broke' })).text, /“broke” is on the list already/);
  assert.equal((await browser.fillIn(url, { means: '' })).status, 422);
  const page = await browser.visit(url);
  await browser.fillIn(url, { means: 'food' });
  const late = await browser.sendFrom(page, { means: 'debt' });
  assert.equal(late.status, 409);
  assert.match(late.text, /Somebody else changed this/);
});

test('an organisation may not; what is not on the list does not exist', async () => {
  const owner = await world.worker('Olive Park', { roles: ['service-provider'] });
  assert.equal((await (await world.as(owner)).visit(url)).status, 403);
  assert.equal((await (await world.as(editor)).visit('/directory/synonyms/00000000-0000-7000-8000-00000000dead')).status, 404);
});
