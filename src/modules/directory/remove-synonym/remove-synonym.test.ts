import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
await addTestService(world, { name: 'Money advice', description: 'Help with debt.' });
const [skint] = await world.stored<{ id: string }>(`select id from directory.synonym where says = 'skint'`);
const url = `/directory/synonyms/${skint?.id}`;

test('an editor takes words off the list, and the next search looks for them alone; it is recorded', async () => {
  const browser = await world.as(editor);
  const page = await browser.visit(`${url}/remove`);
  assert.match(page.text, /Take “skint” off the list\?/);
  assert.equal((await browser.sendFrom(page)).goesTo, '/directory/synonyms');
  const visitor = await world.as();
  assert.doesNotMatch((await visitor.follow(await visitor.fillIn('/services', { words: 'skint' }))).text, /Money advice/);
  assert.equal((await browser.visit(url)).status, 404);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.synonym-removed'`)).length, 1);
});

test('an organisation may not', async () => {
  const [broke] = await world.stored<{ id: string }>(`select id from directory.synonym where says = 'broke'`);
  const owner = await world.as(await world.worker('Olive Park', { roles: ['service-provider'] }));
  assert.equal((await owner.visit(`/directory/synonyms/${broke?.id}/remove`)).status, 403);
});
