import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changePart, keepersOf, newestVersion } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, serviceId } = await keepersOf(world);
const url = (versionId: string) => `/directory/changes/${versionId}/withdraw`;

test('an owner takes a change back; it is recorded, and stays in the history', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Other' });
  const browser = await world.as(owner);
  assert.match((await browser.visit(url(versionId))).text, /What is public stays as it is/);
  assert.equal((await browser.fillIn(url(versionId))).goesTo, `/directory/records/${serviceId}`);
  assert.equal((await newestVersion(world, serviceId)).state, 'withdrawn');
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.change-withdrawn' and actor_id = $1`, [owner.id])).length, 1);
  assert.doesNotMatch((await browser.visit(`/directory/records/${serviceId}`)).text, /A change waits/);
});

test('what was settled meanwhile is a conflict', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Another' });
  const browser = await world.as(owner);
  const open = await browser.visit(url(versionId));
  await (await world.as(editor)).fillIn(`/directory/changes/${versionId}`, { decision: 'approve' });
  const late = await browser.sendFrom(open);
  assert.equal(late.status, 409);
  assert.match(late.text, /settled already/);
});

test('another organisation’s change does not exist', async () => {
  const { id } = await newestVersion(world, serviceId);
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(url(id))).status, 404);
});
