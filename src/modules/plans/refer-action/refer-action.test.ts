import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAddress, addContactDetail, addPerson, recordAgreement } from '#modules/people/index.ts';
import { raiseSafeRoute } from '#modules/plans/index.ts';
import { officerOf } from '#test/builders/people.ts';
import { addTestAction, addTestGoal, assertShutOut, happened, nameInPlan, startTestPlan, typedDate } from '#test/builders/plans.ts';
import { referTestAction, referralStored, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';
import { addAction } from '../index.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, planId, familyId, motherId, childId, serviceId, nobodysId } = people;
const newUrl = async (service = serviceId, plan: Parameters<typeof addTestAction>[1] = people) =>
  `/actions/${await addTestAction(world, plan, { what: 'Somebody to visit' })}/services/${service}`;
const answers = (more: Record<string, string | string[]> = {}) => ({
  ...{ answer: 'yes', byId: motherId, how: 'At home', personIds: [motherId, childId], why: 'Mornings are hard', asks: 'A visit each week' },
  ...{ reach: 'family', contact: 'Ring after 6pm, leave no message', ...more },
});

test('the lead writes what the family agreed to; it is read once more before anything is sent', async () => {
  const url = await newUrl();
  const browser = await world.as(lead);
  const page = await browser.visit(url);
  assert.match(page.text, /Refer to a service Home visits .*Its people read referrals here, and answer them here/);
  const answer = await browser.sendFrom(page, answers());
  assert.match(answer.goesTo, /^\/referrals\/[\w-]+\/send$/, answer.text);
  const id = answer.goesTo.split('/')[2] ?? '';
  assert.deepEqual(await referralStored(world, id), { state: 'draft', is_by_hand: true, version: 1 });
  const check = await browser.follow(answer);
  assert.match(
    check.text,
    /Chidi Okafor, 7 Adaeze Okafor, 36 .*Mornings are hard .*A visit each week .*Ring after 6pm.* Adaeze Okafor, at home, on 1 March 2027 .*Priya Shah/,
  );
  const changed = await browser.visit(url);
  assert.match(changed.html, /Mornings are hard<\/textarea>/, 'nothing is typed twice');
  assert.equal((await browser.sendFrom(changed, { why: 'Mornings are very hard' })).goesTo, answer.goesTo);
  assert.match((await browser.visit(`/plans/${planId}`)).text, /Somebody to visit Home visits Not sent yet/);
});

test('that the family said no is kept and respected: an agreement from before it does not count', async () => {
  const url = await newUrl(nobodysId);
  const browser = await world.as(lead);
  const no = await browser.fillIn(url, { answer: 'no', byId: motherId });
  assert.equal(no.status, 303, no.text);
  assert.match(no.goesTo, new RegExp(`^/plans/${planId}`));
  assert.match((await browser.visit(`/plans/${planId}`)).text, /Milk help The family said no 1 March 2027/);
  assert.equal((await happened(world, familyId, 'referrals.service-refused')).length, 1);
  const again = await newUrl(nobodysId);
  assert.match((await browser.visit(again)).text, /On 1 March 2027 the family said no to this service/);
  const early = await browser.fillIn(again, answers(typedDate('onDay', world.today.subtract({ days: 2 }))));
  assert.equal(early.status, 422);
  assert.match(early.text, /They said no to this service after that day/);
  assert.match((await browser.fillIn(again, answers())).goesTo, /\/send$/, 'they changed their mind');
});

test('a family that goes by itself is noted, and nothing is written of it', async () => {
  const url = await newUrl();
  const answer = await (await world.as(lead)).fillIn(url, { ...answers(), answer: 'themselves' });
  assert.equal(answer.status, 303);
  const [row] = await world.stored(`select why, who, sent_on from referrals.referral where state = 'signposted'`);
  assert.deepEqual(row, { why: null, who: [], sent_on: null });
});

test('mistakes come back beside their questions with what was typed', async () => {
  const browser = await world.as(lead);
  const url = await newUrl();
  const empty = await browser.fillIn(url, { why: 'Only this' });
  assert.equal(empty.status, 422);
  for (const words of ['Select what the family said', 'Choose who it is for', 'Enter what you ask the service to do', 'Select how the service reaches'])
    assert.match(empty.text, new RegExp(words));
  assert.match(empty.html, /Only this<\/textarea>/);
  assert.match((await browser.fillIn(url, answers({ byId: '' }))).text, /Say who said so/);
  assert.match((await browser.fillIn(url, answers({ contact: '' }))).text, /Enter how the service can reach the family safely/);
  assert.match((await browser.fillIn(url, answers(typedDate('onDay', world.today.add({ days: 1 }))))).text, /on or before 1 March 2027/);
});

test('a withdrawn agreement to be helped stops it until they agree again', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Bright' });
  await world.doAs(lead, work => recordAgreement(work, plan.familyId, { given: 'withdrawn', personId: plan.motherId }));
  const url = await newUrl(serviceId, plan);
  const mine = { ...answers({ byId: plan.motherId, personIds: [plan.motherId] }) };
  const browser = await world.as(lead);
  assert.match(
    (await browser.fillIn(url, { ...mine, ...typedDate('onDay', world.today.subtract({ days: 1 })) })).text,
    /said no to being helped after that day/,
  );
  assert.match((await browser.fillIn(url, mine)).goesTo, /\/send$/);
});

test('what is protected stays: places, numbers and refuges are stopped beside their question, unsaid', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Hidden' });
  const officer = await officerOf(world);
  await world.doAs(officer, async work => {
    await addAddress(work, plan.familyId, { household: 'A', lines: '7 Quillon Rise, Alder', postcode: 'ZZ9 7QX', isProtected: true });
    await addContactDetail(work, plan.familyId, { personId: plan.motherId, kind: 'phone', value: '07700 900456', isProtected: true });
  });
  const browser = await world.as(lead);
  const url = await newUrl(serviceId, plan);
  const mine = { byId: plan.motherId, personIds: [plan.motherId] };
  for (const [field, text] of [
    ['why', 'They moved to Quillon Rise in spring'],
    ['asks', 'Come to zz9 7qx on Monday'],
    ['contact', 'Ring 07700-900-456'],
  ] as const) {
    const page = await browser.fillIn(url, answers({ ...mine, [field]: text }));
    assert.equal(page.status, 422, text);
    assert.match(page.text, /holds a place, a number or a word of this family that is protected/);
  }
});

test('while nobody has confirmed a safe way, the service reaches the family only through the lead', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Careful' });
  await world.doAs(lead, work => raiseSafeRoute(work, plan.familyId));
  const url = await newUrl(serviceId, plan);
  const browser = await world.as(lead);
  assert.match((await browser.visit(url)).text, /can reach them only through you/);
  const mine = { byId: plan.motherId, personIds: [plan.motherId] };
  assert.equal((await browser.fillIn(url, answers(mine))).status, 422);
  assert.match((await browser.fillIn(url, answers({ ...mine, reach: 'referrer' }))).goesTo, /\/send$/);
});

test('a referral for something sensitive, or of an unborn child, is seen by those named for it alone', async () => {
  const colleague = await world.worker('Amira Hussain');
  const plan = await startTestPlan(world, { lead, team: [colleague], name: 'Quiet' });
  await nameInPlan(world, plan, 'abuse', lead);
  const goalId = await addTestGoal(world, plan, { sensitive: 'abuse' });
  const actionId = await world.doAs(lead, work => addAction(work, { goalId, what: 'Talk', doer: { workerId: lead.id }, byWhen: world.today }));
  const abuse = await referTestAction(world, { ...plan, actionId, serviceId });
  const bumpId = await world.doAs(lead, work =>
    addPerson(work, plan.familyId, { givenName: 'Baby', familyName: 'Quiet', dueOn: world.today.add({ months: 3 }), isChild: true }),
  );
  const unborn = await referTestAction(world, { ...plan, actionId: await addTestAction(world, plan), serviceId, words: { personIds: [bumpId] } });
  const kept = await world.stored('select sensitive from referrals.referral where id = any ($1) order by written_at, id', [[abuse, unborn]]);
  assert.deepEqual(kept.at(-1), { sensitive: 'pregnancy' });
  const browser = await world.as(colleague);
  assert.equal((await browser.visit(`/referrals/${unborn}`)).status, 404);
  assert.doesNotMatch((await browser.visit(`/families/${plan.familyId}`)).text, /Referred to services .*Home visits.*Home visits/);
  assert.equal((await (await world.as(lead)).visit(`/referrals/${unborn}`)).status, 200);
});

test('nobody is referred twice at once, and hostile words stay words', async () => {
  const url = await newUrl();
  const actionId = url.split('/')[2] ?? '';
  await referTestAction(world, { ...people, actionId, words: { why: `<script>alert(1)</script>'; drop table referrals.referral; --` } });
  const browser = await world.as(lead);
  assert.match((await browser.visit(url)).text, /referred to this service already/);
  const [row] = await world.stored<{ id: string }>('select id from referrals.referral where action_id = $1', [actionId]);
  const page = await browser.visit(`/referrals/${row?.id}`);
  assert.match(page.html, /&lt;script&gt;alert\(1\)/);
  assert.doesNotMatch(page.html, /<script>alert/);
});

test('others may not', async () => assertShutOut(world, await newUrl()));
