import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestAction } from '#test/builders/plans.ts';
import { answerAs, referTestAction, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';
import { referrals } from '../index.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, nobodysId, familyId } = people;
const chase = () =>
  world.asService(async work => {
    await referrals.jobs?.['chase-referrals']?.(work, {});
    await work.record({ kind: 'test.ran', sentence: () => '', quiet: true }, { familyId: null, details: {} });
  });
const messages = async (id: string) =>
  (await world.stored<{ send_to: string; template: string }>('select send_to, template from platform.message where about_id = $1 order by id', [id])).map(
    ({ send_to: to, template }) => [to.split('.')[0], template],
  );

test('where no answer comes in time, both sides are told, once; and the lead sees it as due', async () => {
  const id = await referTestAction(world, people);
  const answered = await referTestAction(world, { ...people, actionId: await addTestAction(world, people) });
  await answerAs(world, taker, answered, { state: 'accepted' });
  const byHand = await referTestAction(world, { ...people, serviceId: nobodysId, actionId: await addTestAction(world, people) });
  world.wait({ days: 7 });
  await chase();
  assert.deepEqual(await messages(id), [], 'on its day there is still time');
  assert.doesNotMatch((await (await world.as(lead)).visit('/my-families')).text, /about the referral/);
  world.wait({ days: 1 });
  await chase();
  await chase();
  const told = [
    ['jean', 'referral-reminder'],
    ['priya', 'referral-unanswered'],
  ];
  assert.deepEqual(await messages(id), told);
  assert.deepEqual(await messages(answered), []);
  assert.deepEqual(await messages(byHand), [told[1]], 'what is asked by hand is the lead’s to ask again');
  const page = await (await world.as(lead)).visit(`/families/${familyId}`);
  assert.match(page.text, /Ask Home visits about the referral Late by 1 working day Priya Shah, by 8 March 2027/);
  assert.match(page.text, /Home visits Sent Late by 1 working day/);
});
