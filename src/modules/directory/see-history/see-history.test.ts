import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePart, keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, serviceId } = await keepersOf(world);
const url = `/directory/records/${serviceId}/history`;

test('every version stands there, who wrote and who settled it, and what it changed', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Play and sing' });
  await (await world.as(editor)).fillIn(`/directory/changes/${versionId}`, { decision: 'approve' });
  await changePart(world, owner, serviceId, 'what', { name: 'Third' });
  const browser = await world.as(owner);
  const { text } = await browser.visit(url);
  assert.match(text, /Version 3 Waits for approval.*Olive Park.*Version 2 Public now.*Olive Park.*Edie Torr.*Version 1 Was public/);
  const old = await browser.visit(`/directory/changes/${versionId}`);
  assert.match(old.text, /Before What it said Name What it is Stay and play Play and sing/);
});

test('another organisation’s history does not exist', async () => {
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url)).status, 404);
});
