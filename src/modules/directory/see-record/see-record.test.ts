import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { changePart, keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { owner, rival, editor, practitioner, organizationId, serviceId } = await keepersOf(world);
const text = async (who: typeof owner, id = serviceId) => (await (await world.as(who)).visit(`/directory/records/${id}`)).text;

test('its keeper sees all that is said of it, how it stands and what is missing', async () => {
  const page = await text(owner);
  assert.match(page, /Fernshire Play Stay and play/);
  assert.match(page, /What happens there Play and songs for little ones/);
  assert.match(page, /At which places\? Mill Lane Centre/);
  assert.match(page, /How it stands History \(1\) Status Open Public Since 1 March 2027 at 9:00am/);
  assert.match(page, /What families would miss Say who it is for/);
  assert.doesNotMatch(page, /A change waits/);
});

test('it reads a change that waits, with the way to see what differs', async () => {
  await changePart(world, owner, serviceId, 'what', { name: 'Play and sing' });
  assert.match(await text(owner), /A change waits for approval\. It is what you see here\. See what differs, or take it back/);
  assert.match(await text(editor), /See what differs, and decide/);
});

test('a hidden address is explained where a place has one', async () => {
  const id = await addTestService(world, { organizationId, name: 'Refuge', at: { hidden: true, name: 'A safe house' } });
  assert.match(await text(owner, id), /A safe house \(its address is hidden\).*The address is hidden A hidden address is never shown/);
});

test('another organisation’s record does not exist', async () => {
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(`/directory/records/${serviceId}`)).status, 404);
});
