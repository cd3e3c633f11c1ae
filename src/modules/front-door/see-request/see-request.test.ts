import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'] });
const lead = await world.worker('Ada Quill', { roles: ['safeguarding-lead'] });
const colleague = await world.worker('Ned Pike', { roles: ['referrer'] });
const elsewhere = await world.worker('Una Marsh', { roles: ['practitioner'], agency: 'Hillside School' });
const officer = await world.worker('Olive Reed', { roles: ['front-door-officer'], agency: 'Early help hub' });
const auditor = await world.worker('Rex Holt', { roles: ['auditor'] });
const keeper = await world.worker('Ivy Lock', { roles: ['information-governance-lead'] });

const see = async (who: typeof tom, id: string) => (await world.as(who)).visit(`/requests/${id}`);

test('the request is shown as it was asked, with its people and its history, and the reading is recorded', async () => {
  const { id, reference } = await sendAs(world, tom);
  const page = await see(tom, id);
  assert.equal(page.status, 200);
  for (const words of [
    `Request ${reference}`,
    'Rosa Bramble',
    'Born 4 May 2018',
    'About 34 years old',
    'FN1 4AA',
    'What worries you?',
    'Rosa is often late',
    'Some months',
    'Mina Bramble, mother',
    'Lena Frost, school nurse',
    'tom.ashby@example.org',
    'Tom Ashby asked for support',
  ])
    assert.ok(page.text.includes(words), words);
  assert.doesNotMatch(/<title>.*<\/title>/.exec(page.html)?.[0] ?? '', /Rosa|Bramble/);
  const read = await world.stored(`select actor_id from platform.event where kind = 'page.read' and subject_id = $1`, [id]);
  assert.deepEqual(read, [{ actor_id: tom.id }]);
});

test('nobody else sees it: to them it does not exist', async () => {
  const { id } = await sendAs(world, tom);
  const statuses = await Promise.all([lead, officer, colleague, elsewhere].map(async who => (await see(who, id)).status));
  assert.deepEqual(statuses, [200, 200, 404, 404]);
  assert.equal((await see(tom, world.platform.newId())).status, 404);
  assert.equal((await see(auditor, id)).status, 404);
});

test('the front door is shown what to do next, the sender is not', async () => {
  const { id } = await sendAs(world, tom, { isDanger: true });
  assert.match((await see(officer, id)).text, /What to do next Take this request Who is this about\? Decide what happens next/);
  const own = await see(tom, id);
  assert.doesNotMatch(own.text, /What to do next/);
  assert.match(own.text, /Danger/);
});

test('those who see the family see the request, but not who sent it, nor one that tells a secret address', async () => {
  const open = await sendAsSomebody(world, { who: 'relative-or-neighbour' });
  const secret = await sendAsSomebody(world, { address: { hasNoFixedAddress: false, lines: '9 Hidden Row', postcode: null, isProtected: true } });
  const familyId = world.platform.newId();
  await world.doAs(officer, work => openFamily(work, familyId, { accountId: elsewhere.id }, 'team around the family'));
  await world.stored('update front_door.request set family_id = $1 where id = any ($2)', [familyId, [open.id, secret.id]]);
  const page = await see(elsewhere, open.id);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /Who sent it|07700 900321/);
  assert.match((await see(officer, open.id)).text, /Who sent it/);
  assert.equal((await see(elsewhere, secret.id)).status, 404);
  assert.equal((await see(officer, secret.id)).status, 200);
});

test('once linked to a sealed family it is gone for all but its sender, whose words it is, and those named', async () => {
  const { id } = await sendAs(world, tom);
  const familyId = world.platform.newId();
  await world.stored('insert into access.family_label (family_id, label, since) values ($1, $2, $3)', [familyId, 'sealed', '2027-03-01']);
  await world.stored('insert into access.named_for_family (family_id, account_id) values ($1, $2)', [familyId, keeper.id]);
  await world.stored('update front_door.request set family_id = $1 where id = $2', [familyId, id]);
  const statuses = await Promise.all([tom, lead, officer, elsewhere].map(async who => (await see(who, id)).status));
  assert.deepEqual(statuses, [200, 404, 404, 404]);
  assert.doesNotMatch((await (await world.as(officer)).visit('/requests')).html, new RegExp(id));
});
