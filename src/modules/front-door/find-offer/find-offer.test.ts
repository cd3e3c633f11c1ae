import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frontDoorPeople, relatedTo, sendAndLink } from '#test/builders/deciding.ts';
import { addTestService } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { tom, grace, liam, marcus } = await frontDoorPeople(world);
const serviceId = await addTestService(world, { name: 'Money help' });
const { id, familyId } = await sendAndLink(world, tom, grace);
const url = `/requests/${id}/services`;

test('from a request, the front door finds a service and chooses it', async () => {
  const browser = await world.as(grace);
  assert.match((await browser.visit(`/requests/${id}`)).html, new RegExp(`href="${url}"[^>]*>Find a service for them`));
  const page = await browser.fillIn(url, { words: 'money' });
  assert.match(page.text, /Money help .*Choose it Money help Room not confirmed/);
  assert.match(page.html, new RegExp(`href="${url}/${serviceId}"`));
});

test('mistakes come back beside their fields', async () => {
  const page = await (await world.as(grace)).fillIn(url, { words: '', postcode: 'FN1' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter what would help/);
});

test('without the right 403; to a relative of the family, and to others, it does not exist', async () => {
  assert.equal((await (await world.as(tom)).visit(url)).status, 403);
  assert.equal((await (await world.as(marcus)).visit(url)).status, 404);
  await relatedTo(world, familyId, liam);
  assert.equal((await (await world.as(liam)).visit(url)).status, 404);
});
