import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { officerOf } from '#test/builders/people.ts';
import { addTestAction, happened, typedDate } from '#test/builders/plans.ts';
import { answerAs, referTestAction, referralStored, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, elsewhere, familyId, planId, nobodysId } = people;
const sent = async (serviceId = people.serviceId) => referTestAction(world, { ...people, serviceId, actionId: await addTestAction(world, people) });
const at = (id: string) => `/referrals/${id}/answer`;

test('the service says yes, that it began and how it ended; the plan follows, and everybody reads it', async () => {
  const id = await sent();
  const browser = await world.as(taker);
  const answer = await browser.fillIn(at(id), { state: 'accepted', words: 'A place comes free in May.' });
  assert.equal(answer.goesTo, `/referrals/${id}`, answer.text);
  const page = await (await world.as(lead)).visit(`/referrals/${id}`);
  assert.match(page.text, /Accepted, waiting to start .*Accepted 1 March 2027, Jean Abbot A place comes free in May\./);
  assert.match((await (await world.as(lead)).visit(`/plans/${planId}`)).text, /Home visits Accepted, waiting to start/);
  world.wait({ days: 10 });
  const later = await world.as(taker);
  await later.fillIn(at(id), { state: 'started', ...typedDate('onDay', world.today.subtract({ days: 1 })) });
  await later.fillIn(at(id), { state: 'ended', ended: 'completed' });
  assert.equal((await referralStored(world, id)).state, 'ended');
  const told = await happened(world, familyId, 'referrals.referral-answered');
  assert.deepEqual(told.map(({ details }) => [details['state'], details['reason']]).slice(-3), [
    ['accepted', undefined],
    ['started', undefined],
    ['ended', 'completed'],
  ]);
  assert.match(
    (await (await world.as(lead)).visit(`/families/${familyId}/chronology`)).text,
    /Jean Abbot ended what a referral asked for: it did what was asked .*Jean Abbot accepted a referral/,
  );
  assert.match((await later.visit(at(id))).text, /Nothing more can be said of it/);
});

test('a no has its reason', async () => {
  const id = await sent();
  const browser = await world.as(taker);
  const empty = await browser.fillIn(at(id), { state: 'declined', words: 'Sorry' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Select why the service says no/);
  assert.match(empty.html, /Sorry<\/textarea>/);
  assert.match((await browser.fillIn(at(id), { state: 'declined', declined: 'other' })).text, /Say it in a few words/);
  await browser.fillIn(at(id), { state: 'declined', declined: 'full' });
  assert.match((await (await world.as(lead)).visit(`/referrals/${id}`)).text, /Declined: there is no room/);
});

test('days fit together; nothing may be jumped over', async () => {
  const id = await sent();
  const browser = await world.as(taker);
  assert.match((await browser.fillIn(at(id), { state: 'started' })).text, /Select how it stands/);
  assert.match(
    (await browser.fillIn(at(id), { state: 'accepted', ...typedDate('onDay', world.today.subtract({ days: 1 })) })).text,
    /must not be before the step/,
  );
  assert.match((await browser.fillIn(at(id), { state: 'accepted', ...typedDate('onDay', world.today.add({ days: 1 })) })).text, /must be on or before/);
  await assert.rejects(answerAs(world, taker, id, { state: 'started' }), { kind: 'conflict' });
});

test('where nobody there reads it, the lead writes down what they said', async () => {
  const id = await sent(nobodysId);
  const browser = await world.as(lead);
  assert.match((await browser.visit(`/referrals/${id}`)).text, /Write down what the service said/);
  await browser.fillIn(at(id), { state: 'declined', declined: 'area' });
  assert.match((await browser.visit(`/referrals/${id}`)).text, /Declined: they live outside its area 11 March 2027, written down by Priya Shah/);
});

test('two who answer at once: the second is told of the first', async () => {
  const id = await sent();
  const browser = await world.as(taker);
  const open = await browser.visit(at(id));
  await answerAs(world, lead, id, { state: 'accepted' });
  const page = await browser.sendFrom(open, { state: 'declined', declined: 'full', words: 'Mine' });
  assert.ok([409, 422].includes(page.status), String(page.status));
  assert.match(page.html, /Mine<\/textarea>/);
  assert.equal((await referralStored(world, id)).state, 'accepted');
});

test('an auditor may not; to others it does not exist', async () => {
  const id = await sent();
  const auditor = await world.worker('Ada Audit', { roles: ['auditor'] });
  await world.doAs(await officerOf(world), work => openFamily(work, familyId, { accountId: auditor.id }, 'audit'));
  assert.equal((await (await world.as(auditor)).visit(at(id))).status, 403);
  for (const who of [elsewhere, await world.worker('Ola Brandt')]) {
    const browser = await world.as(who);
    assert.equal((await browser.visit(at(id))).status, 404);
    assert.equal((await browser.sendFrom(await browser.visit('/sign-out'), { state: 'accepted' }, at(id))).status, 404);
  }
});
