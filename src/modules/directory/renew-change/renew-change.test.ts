import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceSaid } from '#test/builders/directory.ts';
import { changePart, keepersOf, newestVersion } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { publishRecords, returnChange } from '../index.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, serviceId, organizationId } = await keepersOf(world);
const publish = (more: object) =>
  world.doAs(editor, work => publishRecords(work, [{ id: serviceId, kind: 'service', organizationId, content: serviceSaid({ ways: ['phone'], ...more }) }]));

test('a change that was overtaken is put on top of what is public now; nothing typed is lost', async () => {
  const versionId = await changePart(world, owner, serviceId, 'what', { name: 'Play and sing' });
  await publish({ cost: 'costs' });
  const browser = await world.as(owner);
  assert.match((await browser.visit(`/directory/records/${serviceId}`)).text, /another version has become public since it was written/);
  assert.equal((await browser.visit(`/directory/records/${serviceId}/change/cost`)).status, 409, 'nobody writes on top of what they have not seen');
  const page = await browser.visit(`/directory/changes/${versionId}/renew`);
  assert.match(page.text, /Name What it is Stay and play Play and sing/);
  assert.equal((await browser.sendFrom(page)).goesTo, `/directory/records/${serviceId}`);
  const { content, state } = await newestVersion(world, serviceId);
  assert.deepEqual([content['name'], content['cost'], state], ['Play and sing', 'costs', 'waiting']);
});

test('where both speak of the same, it says so, and the keeper’s words are taken', async () => {
  await publish({ cost: 'costs', name: 'Their name' });
  const { id } = await newestVersion(world, serviceId);
  const [mine] = await world.stored<{ id: string }>(`select id from directory.version where record_id = $1 and state = 'waiting'`, [serviceId]);
  assert.notEqual(mine!.id, id);
  const page = await (await world.as(owner)).visit(`/directory/changes/${mine!.id}/renew`);
  assert.match(page.text, /Both this change and what became public since speak of: What it is/);
  assert.match(page.text, /Their name Play and sing/);
});

test('a change that came back is taken up again', async () => {
  const [mine] = await world.stored<{ id: string }>(`select id from directory.version where record_id = $1 and state = 'waiting'`, [serviceId]);
  await world.doAs(editor, work => returnChange(work, mine!.id, 'Why?'));
  const browser = await world.as(owner);
  assert.equal((await browser.fillIn(`/directory/changes/${mine!.id}/renew`)).status, 303);
  const newest = await newestVersion(world, serviceId);
  assert.deepEqual([newest.state, newest.content['name']], ['waiting', 'Play and sing']);
});

test('what was public is not taken up again; another organisation’s change does not exist', async () => {
  const [old] = await world.stored<{ id: string }>(`select id from directory.version where record_id = $1 and state = 'replaced'`, [serviceId]);
  assert.equal((await (await world.as(owner)).visit(`/directory/changes/${old!.id}/renew`)).status, 409);
  for (const who of [rival, practitioner]) assert.equal((await (await world.as(who)).visit(`/directory/changes/${old!.id}/renew`)).status, 404);
});

test('two at once: the second is told', async () => {
  const newest = await newestVersion(world, serviceId);
  await world.doAs(editor, work => returnChange(work, newest.id, 'Again'));
  const [one, other] = [await world.as(owner), await world.as(owner)];
  const [first, second] = [await one.visit(`/directory/changes/${newest.id}/renew`), await other.visit(`/directory/changes/${newest.id}/renew`)];
  assert.equal((await one.sendFrom(first)).status, 303);
  assert.equal((await other.sendFrom(second)).status, 409);
});
