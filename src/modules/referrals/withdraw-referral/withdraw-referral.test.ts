import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction, happened } from '#test/builders/plans.ts';
import { answerAs, referTestAction, referralStored, referringPeople, writeTestReferral } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, familyId, planId } = people;
const sent = async () => referTestAction(world, { ...people, actionId: await addTestAction(world, people) });
const at = (id: string) => `/referrals/${id}/withdraw`;

test('the lead takes it back: it is recorded, and from then on the service reads nothing of it', async () => {
  const id = await sent();
  assert.equal((await (await world.as(taker)).visit(`/referrals/${id}`)).status, 200);
  const browser = await world.as(lead);
  const answer = await browser.fillIn(at(id), { reason: 'family-said-no' });
  assert.equal(answer.goesTo, `/referrals/${id}`, answer.text);
  assert.equal((await (await world.as(taker)).visit(`/referrals/${id}`)).status, 404);
  assert.doesNotMatch((await (await world.as(taker)).visit('/referrals?show=open')).text, /Adaeze/);
  assert.deepEqual((await happened(world, familyId, 'referrals.referral-withdrawn')).at(-1)?.details, { referralId: id, reason: 'family-said-no' });
  assert.match((await browser.visit(`/families/${familyId}/chronology`)).text, /took a referral back: the family does not want it/);
  assert.match((await browser.visit(at(id))).text, /It can no longer be taken back/);
});

test('one that was not sent is dropped, and tells nobody of it', async () => {
  const id = await writeTestReferral(world, { ...people, actionId: await addTestAction(world, people) });
  const browser = await world.as(lead);
  await browser.fillIn(at(id));
  assert.equal((await referralStored(world, id)).state, 'withdrawn');
  assert.doesNotMatch((await browser.visit(`/plans/${planId}`)).html, new RegExp(id));
});

test('a reason is asked, and “something else” needs words', async () => {
  const id = await sent();
  const browser = await world.as(lead);
  assert.match((await browser.fillIn(at(id), { words: 'Hm' })).text, /Select why it is taken back/);
  const other = await browser.fillIn(at(id), { reason: 'other' });
  assert.equal(other.status, 422);
  assert.match(other.text, /Say it in a few words/);
});

test('what has begun is the service’s to end', async () => {
  const id = await sent();
  await answerAs(world, taker, id, { state: 'accepted' });
  await answerAs(world, taker, id, { state: 'started' });
  assert.match((await (await world.as(lead)).visit(at(id))).text, /It can no longer be taken back/);
});

test('the service may not take it back, and to others it does not exist', async () => {
  const id = await sent();
  assert.equal((await (await world.as(taker)).visit(at(id))).status, 403);
  assert.equal((await (await world.as(await world.worker('Ola Brandt'))).visit(at(id))).status, 404);
});
