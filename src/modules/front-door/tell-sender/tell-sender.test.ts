import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellSender } from '#modules/front-door/index.ts';
import { decideAs, frontDoorPeople, linkAsNew, relatedTo } from '#test/builders/deciding.ts';
import { sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { tom, grace, liam, nora, marcus } = await frontDoorPeople(world);

const safe = (...ways: ('phone' | 'text' | 'post' | 'email')[]) => ({
  safeContact: { ways, when: 'After 6pm', mayLeaveMessage: false, through: null, postTo: null },
});
async function decided(more: Parameters<typeof sendAsSomebody>[1] = safe('phone')) {
  const request = await sendAsSomebody(world, more);
  await decideAs(world, grace, request.id);
  return request;
}
const toldOf = async (id: string) => (await world.stored('select told_how, told_by, told_at::text from front_door.decision where request_id = $1', [id]))[0];
const messagesAbout = (id: string) =>
  world.stored<{ channel: string; send_to: string; subject: string; body: string }>(
    `select * from platform.message where about_id = $1 and template like 'request-ring%'`,
    [id],
  );

test('an officer rang, and says when: the sender is told and the request ends', async () => {
  const { id } = await decided();
  world.wait({ hours: 2 });
  const officer = await world.as(grace);
  const page = await officer.visit(`/requests/${id}/tell`);
  assert.match(page.text, /07700 900321 .*A phone call After 6pm Do not leave a message/);
  assert.match(page.text, /We told the family of the Tuesday club/);
  const answer = await officer.sendFrom(page, { how: 'phone', toldTime: '12.15pm' });
  assert.equal(answer.goesTo, `/requests/${id}`, answer.text);
  const told = await toldOf(id);
  assert.deepEqual([told?.['told_how'], told?.['told_by']], ['phone', grace.id]);
  assert.match(String(told?.['told_at']), /^2027-03-01 12:15:00/);
  assert.deepEqual(await messagesAbout(id), []);
  assert.doesNotMatch((await officer.visit('/requests?show=to-tell')).text, /Parent or carer/);
});

test('a text is sent by the service, and does not say what it is about', async () => {
  const { id, reference } = await decided(safe('text'));
  assert.equal((await (await world.as(grace)).fillIn(`/requests/${id}/tell`, { how: 'text', 'toldOn-day': '' })).status, 303);
  const [text] = await messagesAbout(id);
  assert.deepEqual([text?.channel, text?.send_to], ['text', '07700 900321']);
  assert.ok(text?.body.includes(reference));
  assert.doesNotMatch(`${text?.subject} ${text?.body}`, /family|early help|support|Mina|Rosa|club/i);
});

test('mistakes come back beside their questions; what they did not say is safe is not offered', async () => {
  const { id } = await decided(safe('phone'));
  const officer = await world.as(grace);
  assert.doesNotMatch((await officer.visit(`/requests/${id}/tell`)).text, /Text message|Letter/);
  const empty = await officer.fillIn(`/requests/${id}/tell`);
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Select how they were told/);
  assert.match((await officer.fillIn(`/requests/${id}/tell`, { how: 'phone' })).text, /Enter the time they were told/);
  assert.match((await officer.fillIn(`/requests/${id}/tell`, { how: 'phone', toldTime: '11:59pm' })).text, /must be in the past/);
  await assert.rejects(
    world.doAs(grace, work => tellSender(work, { id }, { how: 'text' })),
    /did not say that this is safe/,
  );
});

test('nobody is told before the decision, nor twice', async () => {
  const { id } = await sendAsSomebody(world, safe('phone'));
  const tell = () => world.doAs(grace, work => tellSender(work, { id }, { how: 'in-person' }));
  await assert.rejects(tell(), /Decide this request before/);
  assert.match((await (await world.as(grace)).visit(`/requests/${id}/tell`)).text, /not decided yet/);
  await decideAs(world, grace, id);
  await tell();
  await assert.rejects(tell(), /told already/);
  const school = await sendAs(world, tom);
  await decideAs(world, grace, school.id);
  assert.match((await (await world.as(grace)).visit(`/requests/${school.id}/tell`)).text, /told already/);
});

test('without the right 403; to a relative of the family it does not exist', async () => {
  const { id } = await sendAsSomebody(world, safe('phone'));
  const { familyId } = await linkAsNew(world, grace, id);
  await decideAs(world, grace, id);
  assert.equal((await (await world.as(nora)).visit(`/requests/${id}/tell`)).status, 403);
  assert.equal((await (await world.as(marcus)).visit(`/requests/${id}/tell`)).status, 404);
  await relatedTo(world, familyId, liam);
  assert.equal((await (await world.as(liam)).visit(`/requests/${id}/tell`)).status, 404);
});
