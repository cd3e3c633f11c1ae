import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frontDoorPeople, relatedTo, sealFor, sendAndLink } from '#test/builders/deciding.ts';
import { addTestOrganization, addTestService } from '#test/builders/directory.ts';
import { aPerson, sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { referralStored } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { tom, grace, liam, marcus } = await frontDoorPeople(world);
const agency = 'Fernshire Money Advice';
const taker = await world.worker('Wen Li', { roles: ['referral-taker'], agency });
const organizationId = await addTestOrganization(world, { agency, name: 'Money Advice' });
const serviceId = await addTestService(world, { organizationId, name: 'Money help' });

const personOf = async (requestId: string) =>
  (await world.stored<{ id: string }>('select id from front_door.request_person where request_id = $1 order by number', [requestId]))[0]?.id ?? '';
const answers = (personId: string, more: Record<string, string> = {}) => ({
  ...{ answer: 'yes', by: 'Mina Bramble', how: 'By phone', personIds: personId, why: 'The rent went up', asks: 'Go through the money' },
  ...{ reach: 'family', contact: 'Text 07700 900321 in school hours', ...more },
});
const at = (id: string) => `/requests/${id}/services/${serviceId}`;

test('a family without a record is referred from its request; the front door sees the answer there, and decides with it filled in', async () => {
  const { id } = await sendAs(world, tom);
  const browser = await world.as(grace);
  const page = await browser.visit(at(id));
  assert.match(page.text, /Rosa Bramble, 8 .*Mina Bramble, about 34/);
  const answer = await browser.sendFrom(page, answers(await personOf(id)));
  assert.match(answer.goesTo, /^\/referrals\/[\w-]+\/send$/, answer.text);
  const sent = await browser.fillIn(answer.goesTo);
  const referralId = sent.goesTo.split('/')[2] ?? '';
  assert.deepEqual(await referralStored(world, referralId), { state: 'sent', is_by_hand: false, version: 2 });

  const service = await world.as(taker);
  assert.match((await service.visit(sent.goesTo)).text, /Rosa Bramble, 8 .*The rent went up .*Text 07700 900321.*Grace Adeyemi/);
  assert.equal((await service.visit(`/requests/${id}`)).status, 404, 'the request itself is not theirs');
  await service.fillIn(`${sent.goesTo}/answer`, { state: 'accepted' });
  assert.match((await browser.visit(`/requests/${id}`)).text, /Services Money help Accepted, waiting to start/);
  const decide = await browser.visit(`/requests/${id}/decide`);
  assert.match(decide.html, /We referred the family to Money help\.<\/textarea>/);
  assert.match(decide.html, /value="advice"\s+checked/);
  assert.doesNotMatch((await (await world.as(tom)).visit(`/requests/${id}`)).text, /Money help/, 'whom it was sent to is not for who sent the request');
  assert.equal((await (await world.as(tom)).visit(sent.goesTo)).status, 404);
});

test('that the family was told of it is noted, and nothing is sent', async () => {
  const { id } = await sendAsSomebody(world);
  const browser = await world.as(grace);
  const answer = await browser.fillIn(at(id), { answer: 'themselves', by: 'Mina' });
  assert.equal(answer.goesTo, `/requests/${id}`, answer.text);
  assert.match((await browser.follow(answer)).text, /Services Money help The family was told of it/);
  assert.match((await browser.visit(`/requests/${id}/decide`)).html, /We told the family of Money help\./);
});

test('who gave no safe way to be reached is reached through the front door alone', async () => {
  const nothing = { ways: [], when: null, mayLeaveMessage: false, through: null, postTo: null };
  const { id } = await sendAsSomebody(world, { safeContact: nothing });
  const page = await (await world.as(grace)).fillIn(at(id), answers(await personOf(id)));
  assert.equal(page.status, 422);
  assert.match(page.text, /Select how the service reaches the family/);
});

test('the protected address of a request is stopped beside its question', async () => {
  const { id } = await sendAs(world, tom, { address: { hasNoFixedAddress: false, lines: '9 Hidden Mews, Alder', postcode: 'ZZ9 1ZZ', isProtected: true } });
  const page = await (await world.as(grace)).fillIn(at(id), answers(await personOf(id), { contact: 'Come to 9 hidden mews' }));
  assert.equal(page.status, 422);
  assert.match(page.text, /holds a place, a number or a word of this family that is protected/);
});

test('mistakes come back beside their questions with what was typed; somebody of another request is nobody here', async () => {
  const { id } = await sendAs(world, tom, { people: [aPerson({ givenName: 'Ivo' })] });
  const browser = await world.as(grace);
  const empty = await browser.fillIn(at(id), { why: 'Only this' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Select what the family said/);
  assert.match(empty.html, /Only this<\/textarea>/);
  const other = await sendAs(world, tom);
  assert.match((await browser.fillIn(at(id), answers(await personOf(other.id)))).text, /Choose who it is for/);
});

test('once the family is sealed, neither the front door nor the service sees it', async () => {
  const { id, familyId } = await sendAndLink(world, tom, grace);
  const browser = await world.as(grace);
  const page = await browser.visit(at(id));
  const member = /name="personIds"[^>]*value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const sent = await browser.fillIn((await browser.sendFrom(page, answers(member))).goesTo);
  assert.equal((await (await world.as(taker)).visit(sent.goesTo)).status, 200);
  await sealFor(world, familyId, marcus);
  for (const who of [taker, grace]) assert.equal((await (await world.as(who)).visit(sent.goesTo)).status, 404, who.name);
});

test('without the right 403; to a relative of the family, and to others, it does not exist', async () => {
  const { id, familyId } = await sendAndLink(world, tom, grace);
  assert.equal((await (await world.as(tom)).visit(at(id))).status, 403);
  assert.equal((await (await world.as(marcus)).visit(at(id))).status, 404);
  await relatedTo(world, familyId, liam);
  assert.equal((await (await world.as(liam)).visit(at(id))).status, 404);
});
