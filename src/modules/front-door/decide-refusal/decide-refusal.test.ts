import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideRefusal, recordRefusal } from '#modules/front-door/index.ts';
import { frontDoorPeople, relatedTo } from '#test/builders/deciding.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { helen, marcus } = await frontDoorPeople(world);
const david = await world.worker('David Kerr', { roles: ['team-manager'] });
const refusalOf = async (id: string) =>
  (await world.stored('select choice, choice_words, consulted, decided_by from front_door.refusal where id = $1', [id]))[0];

async function refused(by = marcus) {
  const { familyId } = await openTestFamily(world, { name: 'Beaumont', seenBy: [marcus, helen, david] });
  const id = await world.doAs(by, work => recordRefusal(work, { familyId, kind: 'declined', words: 'Not now', viewOfRisk: 'Low today' }));
  return { id, familyId, url: `/families/${familyId}/refusals/${id}` };
}

test('a manager finds it in their list, reads the view of the risk and decides', async () => {
  const { id, url, familyId } = await refused();
  const manager = await world.as(helen);
  assert.match((await manager.visit('/refusals')).text, /Families who said no 1 .*Beaumont They said no/);
  const page = await manager.visit(url);
  assert.match(page.text, /Low today/);
  assert.equal((await manager.sendFrom(page, { choice: 'offer-again', words: 'Ask the surgery to pass on a message' })).goesTo, url);
  assert.deepEqual(await refusalOf(id), { choice: 'offer-again', choice_words: 'Ask the surgery to pass on a message', consulted: null, decided_by: helen.id });
  assert.match((await manager.visit(url)).text, /Offer help again/);
  assert.match((await manager.visit('/refusals')).text, /Nothing waits for you to decide/);
  assert.equal((await world.stored(`select id from platform.event where kind = 'front-door.refusal-decided' and family_id = $1`, [familyId])).length, 1);
});

test('mistakes come back beside their questions; consulting social care says whom', async () => {
  const { url } = await refused();
  const manager = await world.as(helen);
  const empty = await manager.fillIn(url, { words: 'Because' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Select what happens now/);
  assert.match((await manager.fillIn(url, { choice: 'consult-social-care', words: 'x' })).text, /Enter whom in social care you spoke to/);
  assert.equal((await manager.fillIn(url, { choice: 'consult-social-care', words: 'x', consulted: 'Duty desk' })).status, 303);
});

test('nobody decides what they recorded themselves', async () => {
  const { id, url } = await refused(helen);
  assert.match((await (await world.as(helen)).visit(url)).text, /A manager decides what happens now/);
  await assert.rejects(
    world.doAs(helen, work => decideRefusal(work, id, { choice: 'close', words: 'x' })),
    /another manager decides/,
  );
});

test('two managers at once: the second sees what the first decided, and keeps what they typed', async () => {
  const { id, url } = await refused();
  const [first, second] = [await world.as(helen), await world.as(david)];
  const [hers, his] = [await first.visit(url), await second.visit(url)];
  assert.equal((await first.sendFrom(hers, { choice: 'close', words: 'They know how to ask' })).status, 303);
  const lost = await second.sendFrom(his, { choice: 'offer-again', words: 'Try the surgery' });
  assert.equal(lost.status, 409);
  assert.match(lost.text, /Try the surgery/);
  assert.match(lost.text, /They know how to ask/);
  assert.equal((await refusalOf(id))?.['choice'], 'close');
});

test('a worker reads it and cannot decide; to who cannot see the family it does not exist', async () => {
  const { id, url, familyId } = await refused();
  const worker = await world.as(marcus);
  assert.match((await worker.visit(url)).text, /A manager decides what happens now/);
  await assert.rejects(
    world.doAs(marcus, work => decideRefusal(work, id, { choice: 'close', words: 'x' })),
    /Only a manager can decide/,
  );
  assert.equal((await worker.visit('/refusals')).status, 403);
  const stranger = await world.worker('Ola Strand', { roles: ['team-manager'] });
  assert.equal((await (await world.as(stranger)).visit(url)).status, 404);
  await relatedTo(world, familyId, david);
  assert.equal((await (await world.as(david)).visit(url)).status, 404);
  assert.doesNotMatch((await (await world.as(david)).visit('/refusals')).html, new RegExp(id));
});
