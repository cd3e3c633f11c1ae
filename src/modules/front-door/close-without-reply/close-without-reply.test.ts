import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeWithoutReply } from '#modules/front-door/index.ts';
import { decideAs, frontDoorPeople, linkAsNew, relatedTo } from '#test/builders/deciding.ts';
import { sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { tom, grace, helen, marcus } = await frontDoorPeople(world);
const stateOf = async (id: string) => (await world.stored<{ state: string }>('select state from front_door.request where id = $1', [id]))[0]?.state;
const nameless = async () => {
  const { id } = await sendAsSomebody(world, { who: 'anonymous' });
  await decideAs(world, grace, id, { outcome: 'nfa', feedback: null });
  return id;
};

test('a manager closes the request of somebody who gave no name, and says why', async () => {
  const id = await nameless();
  assert.equal(await stateOf(id), 'decided');
  assert.match((await (await world.as(helen)).visit('/requests?show=to-tell')).text, /No name given/);
  const answer = await (await world.as(helen)).fillIn(`/requests/${id}/close-without-reply`, { because: 'anonymous', words: 'No name and no number' });
  assert.equal(answer.goesTo, `/requests/${id}`);
  assert.equal(await stateOf(id), 'closed-without-reply');
  assert.deepEqual(await world.stored('select because, words, recorded_by from front_door.unanswerable where request_id = $1', [id]), [
    { because: 'anonymous', words: 'No name and no number', recorded_by: helen.id },
  ]);
  assert.equal((await world.stored(`select id from platform.event where kind = 'front-door.closed-without-reply' and subject_id = $1`, [id])).length, 1);
  assert.match((await (await world.as(helen)).visit('/requests?show=decided')).text, /Could not be told/);
});

test('mistakes come back beside their questions', async () => {
  const id = await nameless();
  const answer = await (await world.as(helen)).fillIn(`/requests/${id}/close-without-reply`, { words: 'Because' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Select why the sender cannot be told/);
  assert.match(answer.html, /Because/);
});

test('a request is not closed before it is decided, nor when its sender was told, nor twice', async () => {
  const close = (id: string) => world.doAs(helen, work => closeWithoutReply(work, { id }, { because: 'unsafe', words: 'He reads her letters' }));
  const { id } = await sendAs(world, tom);
  await assert.rejects(close(id), /Decide this request before/);
  await decideAs(world, grace, id);
  await assert.rejects(close(id), /closed already/);
  const other = await nameless();
  await close(other);
  await assert.rejects(close(other), /closed already/);
});

test('an officer cannot: only a manager; to a relative of the family it does not exist', async () => {
  const id = await nameless();
  assert.equal((await (await world.as(grace)).visit(`/requests/${id}/close-without-reply`)).status, 403);
  await assert.rejects(
    world.doAs(grace, work => closeWithoutReply(work, { id }, { because: 'unsafe', words: 'x' })),
    /Only a manager/,
  );
  assert.equal((await (await world.as(marcus)).visit(`/requests/${id}/close-without-reply`)).status, 404);
  const linked = await sendAsSomebody(world, { who: 'anonymous' });
  const { familyId } = await linkAsNew(world, grace, linked.id);
  await decideAs(world, grace, linked.id, { feedback: null });
  await relatedTo(world, familyId, helen);
  assert.equal((await (await world.as(helen)).visit(`/requests/${linked.id}/close-without-reply`)).status, 404);
});
