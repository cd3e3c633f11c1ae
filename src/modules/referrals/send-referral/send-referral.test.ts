import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily, openFamily } from '#modules/access/index.ts';
import { officerOf } from '#test/builders/people.ts';
import { addTestAction, happened, startTestPlan } from '#test/builders/plans.ts';
import { referralStored, referringPeople, writeTestReferral } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';
import { addAddress } from '#modules/people/index.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, familyId, serviceId, nobodysId } = people;
const written = async (service = serviceId) => writeTestReferral(world, { ...people, serviceId: service, actionId: await addTestAction(world, people) });

test('the lead reads it once more and sends it; it is recorded, and the service reads it', async () => {
  const id = await written();
  assert.equal((await (await world.as(taker)).visit(`/referrals/${id}`)).status, 404, 'what is not sent is nobody’s at the service');
  const browser = await world.as(lead);
  const page = await browser.visit(`/referrals/${id}/send`);
  assert.match(page.text, /The service will read this, and nothing else .*Mornings are hard, and nobody is there to help/);
  const answer = await browser.sendFrom(page);
  assert.equal(answer.goesTo, `/referrals/${id}`);
  assert.match((await browser.follow(answer)).text, /Referral S-\w+ Sent .*Answer by 8 March 2027/);
  assert.deepEqual((await happened(world, familyId, 'referrals.referral-sent')).at(-1)?.details, { referralId: id, isByHand: false });
  assert.equal((await (await world.as(taker)).visit(`/referrals/${id}`)).status, 200);
  assert.match((await browser.visit(`/referrals/${id}/send`)).text, /See how it stands/, 'nothing is sent twice');
  assert.match((await browser.visit(`/families/${familyId}/chronology`)).text, /Priya Shah referred the family to a service/);
});

test('where nobody reads it, nothing is sent: the lead speaks to the service', async () => {
  const id = await written(nobodysId);
  const browser = await world.as(lead);
  assert.match((await browser.visit(`/referrals/${id}/send`)).text, /Nobody at Milk and Company can read this here, so nothing is sent/);
  await browser.fillIn(`/referrals/${id}/send`);
  assert.deepEqual(await referralStored(world, id), { state: 'sent', is_by_hand: true, version: 2 });
});

test('nothing of a restricted family is ever sent', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Restricted' });
  const id = await writeTestReferral(world, { ...plan, serviceId, actionId: await addTestAction(world, plan) });
  await world.asService(work => labelFamily(work, plan.familyId, 'restricted', [{ accountId: lead.id, isCustodian: true }]));
  await (await world.as(lead)).fillIn(`/referrals/${id}/send`);
  assert.equal((await referralStored(world, id)).is_by_hand, true);
  assert.equal((await (await world.as(taker)).visit(`/referrals/${id}`)).status, 404);
});

test('what was protected since it was written stops it', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Later' });
  const id = await writeTestReferral(world, { ...plan, serviceId, actionId: await addTestAction(world, plan), words: { why: 'Lives at 3 Copper Lane now' } });
  await world.doAs(await officerOf(world), work => addAddress(work, plan.familyId, { household: 'A', lines: '3 Copper Lane, Fernbury', isProtected: true }));
  const page = await (await world.as(lead)).fillIn(`/referrals/${id}/send`);
  assert.equal(page.status, 422);
  assert.match(page.text, /protected now. Change it first/);
  assert.equal((await referralStored(world, id)).state, 'draft');
});

test('who may not: an auditor reads no more than that, and to others it does not exist', async () => {
  const id = await written();
  const auditor = await world.worker('Ada Audit', { roles: ['auditor'] });
  await world.doAs(await officerOf(world), work => openFamily(work, familyId, { accountId: auditor.id }, 'audit'));
  assert.equal((await (await world.as(auditor)).visit(`/referrals/${id}/send`)).status, 403);
  assert.equal((await (await world.as(await world.worker('Ola Brandt'))).visit(`/referrals/${id}/send`)).status, 404);
});
