import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction } from '#test/builders/plans.ts';
import { answerAs, referTestAction, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, colleague, elsewhere, familyId } = people;
const sent = async () => referTestAction(world, { ...people, actionId: await addTestAction(world, people) });

test('an empty list says when there will be something', async () => {
  assert.match((await (await world.as(taker)).visit('/referrals')).text, /No new referrals\. You get an email when one comes/);
});

test('what was sent stands under how it stands, with its day; the reading is recorded', async () => {
  const id = await sent();
  const browser = await world.as(taker);
  const page = await browser.visit('/referrals');
  assert.match(page.text, /New 1 To answer 0 Waiting to start 0 .*Adaeze Okafor, 36 S-\w+ Home visits 1 March 2027 Sent Due in 5 working days/);
  const read = await world.stored(`select details from platform.event where kind = 'page.read' and actor_id = $1 order by at desc, id desc limit 1`, [
    taker.id,
  ]);
  assert.deepEqual(read[0]?.['details'], { page: 'referrals.see-referrals', families: [familyId] });
  await browser.visit(`/referrals/${id}`);
  assert.match((await browser.visit('/referrals?show=open')).text, /Adaeze Okafor/);
  await answerAs(world, taker, id, { state: 'accepted' });
  assert.match((await browser.visit('/referrals?show=waiting')).text, /Adaeze Okafor.*Accepted, waiting to start/);
  await answerAs(world, taker, id, { state: 'started' });
  assert.match((await browser.visit('/referrals?show=begun')).text, /Adaeze Okafor/);
  await answerAs(world, taker, id, { state: 'ended', reason: 'partly' });
  assert.match((await browser.visit('/referrals?show=ended')).text, /Adaeze Okafor/);
  assert.equal((await browser.visit('/referrals?show=%00nonsense')).status, 200);
});

test('what is not answered in time is late', async () => {
  await sent();
  world.wait({ days: 8 });
  assert.match((await (await world.as(taker)).visit('/referrals')).text, /Late by 1 working day/);
});

test('figures of their own services appear once they are no small numbers', async () => {
  const browser = await world.as(taker);
  assert.match((await browser.visit('/referrals')).text, /The last 12 months .*Home visits Too few to show/);
  for (let more = 0; more < 4; more += 1) await sent();
  assert.match((await browser.visit('/referrals')).text, /The last 12 months .*Home visits 6 Too few to show/);
});

test('who takes up referrals elsewhere sees none of them; who does not take them up may not come', async () => {
  const other = await world.as(elsewhere);
  assert.doesNotMatch((await other.visit('/referrals')).text, /Adaeze/);
  for (const who of [colleague, lead]) assert.equal((await (await world.as(who)).visit('/referrals')).status, 403, who.name);
  assert.match((await other.visit('/sign-out')).text, /Referrals to us/);
  assert.doesNotMatch((await (await world.as(lead)).visit('/my-families')).text, /Referrals to us/);
});
