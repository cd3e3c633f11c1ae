import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disableAccount, labelFamily, noteConflict } from '#modules/access/index.ts';
import { addTestAction, happened, startTestPlan } from '#test/builders/plans.ts';
import { answerAs, referTestAction, referralStored, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, colleague, elsewhere, familyId, childId, planId, serviceId } = people;
const sent = async (more: Partial<Parameters<typeof referTestAction>[1]> = {}) =>
  referTestAction(world, { ...people, ...more, actionId: more.actionId ?? (await addTestAction(world, people)) });
const statusFor = async (who: typeof lead, id: string) => (await (await world.as(who)).visit(`/referrals/${id}`)).status;

test('the service reads what it was told and no more; its first look is a step, and each reading is recorded', async () => {
  const id = await sent();
  const browser = await world.as(taker);
  const page = await browser.visit(`/referrals/${id}`);
  assert.match(
    page.text,
    /Opened, not answered yet .*Adaeze Okafor, 36 .*A visit each week for three months\. .*Ring Adaeze after 6pm.*Priya Shah, Health visitor.* 01632 960222/,
  );
  for (const hidden of [familyId, planId, childId, 'Chidi', 'Okafor family', '/families/', '/plans/']) assert.ok(!page.html.includes(hidden), hidden);
  assert.equal((await browser.visit(`/referrals/${id}`)).status, 200);
  assert.equal((await happened(world, familyId, 'referrals.referral-opened')).length, 1);
  const read = await world.stored(`select from platform.event where kind = 'page.read' and actor_id = $1 and subject_id = $2 and family_id = $3`, [
    taker.id,
    id,
    familyId,
  ]);
  assert.equal(read.length, 2);
});

test('whoever sent it sees that it was opened, on the plan and on the family’s page', async () => {
  const id = await sent();
  await (await world.as(taker)).visit(`/referrals/${id}`);
  const browser = await world.as(lead);
  assert.match((await browser.visit(`/referrals/${id}`)).text, /Opened by the service 1 March 2027, Jean Abbot/);
  assert.equal((await referralStored(world, id)).version, 3, 'the lead’s own look is no step');
  assert.match((await browser.visit(`/plans/${planId}`)).text, /Home visits Opened, not answered yet/);
  assert.match((await browser.visit(`/families/${familyId}`)).text, /Referred to services Home visits/);
});

test('to everybody else it does not exist, also at the same agency and in the same role elsewhere', async () => {
  const id = await sent();
  for (const who of [colleague, elsewhere, await world.worker('Ola Brandt', { roles: ['practitioner', 'team-manager'] })])
    assert.equal(await statusFor(who, id), 404, who.name);
  const coordinator = await world.worker('Cara Quinn', { roles: ['coordinator'] });
  assert.equal(await statusFor(coordinator, id), 200, 'who sees every family sees this');
});

test('a family that is restricted, or of the taker’s own, is shut at once', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Shut' });
  const id = await sent({ ...plan, actionId: await addTestAction(world, plan) });
  await world.asService(work => noteConflict(work, plan.familyId, taker.id));
  assert.equal(await statusFor(taker, id), 404);
  const other = await startTestPlan(world, { lead, name: 'Shutter' });
  const second = await sent({ ...other, actionId: await addTestAction(world, other) });
  assert.equal(await statusFor(taker, second), 200);
  await world.asService(work => labelFamily(work, other.familyId, 'sealed', [{ accountId: lead.id, isCustodian: true }]));
  assert.equal(await statusFor(taker, second), 404);
  assert.equal(await statusFor(lead, second), 200);
});

test('after a no, whoever sent it may say that nothing was found; the service is shown no such way', async () => {
  const id = await sent();
  await answerAs(world, taker, id, { state: 'declined', reason: 'full' });
  const link = `/families/${familyId}/unmet-needs/new`;
  const browser = await world.as(lead);
  assert.ok((await browser.visit(`/referrals/${id}`)).html.includes(link));
  assert.equal((await browser.visit(link)).status, 200);
  assert.ok(!(await (await world.as(taker)).visit(`/referrals/${id}`)).html.includes(link));
});

test('ninety days after its end the service reads it no more; whoever sent it does', async () => {
  const id = await sent();
  await answerAs(world, taker, id, { state: 'declined', reason: 'full' });
  world.wait({ days: 89 });
  assert.equal(await statusFor(taker, id), 200);
  world.wait({ days: 1 });
  assert.equal(await statusFor(taker, id), 404);
  assert.equal(await statusFor(lead, id), 200);
});

test('a refuge is not named as the sender, nor its number', async () => {
  const refuge = await world.asService(async work => {
    const { addAgency } = await import('#modules/access/index.ts');
    return addAgency(work, { slug: 'rowan', name: 'Rowan House', kind: 'refuge', sourceCode: '8', isProtected: true });
  });
  const nell = await world.worker('Nell Farrow', { agencyId: refuge, phone: '01632 960999' });
  const plan = await startTestPlan(world, { lead: nell, name: 'Elsewhere' });
  const id = await sent({ ...plan, lead: nell, actionId: await addTestAction(world, plan), words: { reach: 'referrer' } });
  const page = await (await world.as(taker)).visit(`/referrals/${id}`);
  assert.match(page.text, /Nell Farrow, A service whose name is protected/);
  assert.doesNotMatch(page.text, /Rowan|960999|nell\.farrow/);
});

test('without anybody left to read it there, the next goes by hand', async () => {
  await world.asService(work => disableAccount(work, taker.id));
  const id = await sent();
  assert.equal((await referralStored(world, id)).is_by_hand, true);
  const page = await (await world.as(lead)).visit(`/referrals/${id}`);
  assert.match(page.text, /Nobody at the service reads this here\. Speak to them: 01632 960001/);
  assert.ok(serviceId);
});
