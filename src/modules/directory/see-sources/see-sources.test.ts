import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSource } from '#modules/directory/index.ts';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);

test('an editor sees where services come from, and the lists of terms', async () => {
  const browser = await world.as(editor);
  const empty = await browser.visit('/directory/sources');
  assert.match(empty.text, /No services come from elsewhere yet/);
  assert.match(empty.text, /DfE family hubs service categories .* 49/);
  await world.doAs(editor, work => addSource(work, { name: 'Next county', kind: 'standard', url: 'https://next.example.org/v3', everyHours: 24 }));
  assert.match((await browser.visit('/directory/sources')).text, /Next county .* By itself, every 24 hours Never/);
});

test('nobody else does', async () => {
  for (const role of ['service-provider', 'practitioner']) {
    const browser = await world.as(await world.worker(`Of ${role}`, { roles: [role] }));
    assert.equal((await browser.visit('/directory/sources')).status, 403, role);
  }
});
