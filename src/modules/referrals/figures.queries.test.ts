import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelFamily } from '#modules/access/index.ts';
import { addTestAction, startTestPlan } from '#test/builders/plans.ts';
import { answerAs, referTestAction, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';
import { findReferralFigures, reasonInWords, withdrawReferral } from './index.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, serviceId } = people;
const sent = async (more: Partial<Parameters<typeof referTestAction>[1]> = {}) =>
  referTestAction(world, { ...people, ...more, actionId: more.actionId ?? (await addTestAction(world, people)) });
const figures = (who = lead, asked = {}) =>
  world.doAs(who, async work => {
    await work.record({ kind: 'test.asked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
    return findReferralFigures(work, asked);
  });
const times = async <T>(count: number, make: () => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  for (let nth = 0; nth < count; nth += 1) made.push(await make());
  return made;
};

test('what became of all referrals to a service, whoever asks; beside each service, how long people wait', async () => {
  const ids = await times(16, sent);
  world.wait({ days: 4 });
  for (const id of ids.slice(0, 5)) await answerAs(world, taker, id, { state: 'declined', reason: 'full' });
  for (const id of ids.slice(5, 10)) await answerAs(world, taker, id, { state: 'accepted' });
  world.wait({ days: 20 });
  for (const id of ids.slice(5, 10)) await answerAs(world, taker, id, { state: 'started' });
  world.wait({ minutes: 1 });
  await world.doAs(lead, work => withdrawReferral(work, ids[15] ?? '', { reason: 'mistake' }));

  const stranger = await world.worker('Ola Brandt');
  const [told] = await figures(stranger);
  assert.deepEqual(
    told,
    {
      ...{ serviceId, sent: 16, accepted: 5, waitingToStart: 0, started: 5, ended: 0, declined: 5, unanswered: null, withdrawn: null },
      ...{ declinedBecause: { full: 5 }, daysToAnswer: 4, daysToStart: 20 },
    },
    'the one that was taken back hides the unanswered, and what would tell it',
  );
  assert.equal(reasonInWords('full'), 'There is no room');

  const page = await (await world.as(stranger)).fillIn('/directory/room', { words: 'visits' });
  assert.match(page.text, /Of those referred in the last year, half were answered within 4 days and half began within 20 days of a yes\./);
});

test('services may be asked for by id, and months back', async () => {
  assert.deepEqual(await figures(lead, { serviceIds: [people.nobodysId] }), []);
  assert.equal((await figures(lead, { serviceIds: [serviceId] })).length, 1);
  world.wait({ days: 40 });
  assert.deepEqual(await figures(lead, { months: 1 }), []);
});

test('of a restricted family nothing is counted', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Kept' });
  await world.asService(work => labelFamily(work, plan.familyId, 'sealed', [{ accountId: lead.id, isCustodian: true }]));
  await sent({ ...plan, actionId: await addTestAction(world, plan), serviceId: people.nobodysId });
  assert.deepEqual(await figures(lead, { serviceIds: [people.nobodysId] }), []);
});
