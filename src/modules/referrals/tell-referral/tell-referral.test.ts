import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Job } from '#platform/module.ts';
import { noteConflict } from '#modules/access/index.ts';
import { addTestAction, startTestPlan } from '#test/builders/plans.ts';
import { answerAs, endTestEpisode, handOverTo, referTestAction, referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';
import { referrals, withdrawReferral } from '../index.ts';

const world = await newWorld();
const people = await referringPeople(world);
const { lead, taker, serviceId, nobodysId } = people;
const job = (name: string): Job => referrals.jobs![name]!;

type Message = { send_to: string; template: string; subject: string; body: string };
const said = (to: string) => to.split('.')[0];
const messages = async (id: string) =>
  (await world.stored<Message>('select send_to, template, subject, body from platform.message where about_id = $1 order by written_at, id', [id])).map(one => {
    assert.doesNotMatch(`${one.subject} ${one.body}`, /Okafor|Adaeze|Chidi|Doorstep|Home visits|Milk|mornings/i, 'a message names nobody');
    return [said(one.send_to), one.template];
  });
const queued = async (id: string) =>
  (
    await world.stored<{ payload: { referralId: string; news: string } }>(
      `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'tell-of-referral' order by j.id`,
    )
  )
    .map(({ payload }) => payload)
    .filter(({ referralId }) => referralId === id);
const tell = (referralId: string, news: string) => world.asService(work => job('tell-of-referral')(work, { referralId, news }));
const tellAll = async (id: string) => {
  for (const { news } of await queued(id)) await tell(id, news);
};

test('who takes it up is told that it came, and whoever sent it that there is news', async () => {
  const id = await referTestAction(world, people);
  await answerAs(world, taker, id, { state: 'accepted' });
  assert.deepEqual(
    (await queued(id)).map(({ news }) => news),
    ['sent', 'answered'],
  );
  await tellAll(id);
  assert.deepEqual(await messages(id), [
    ['jean', 'referral-new'],
    ['priya', 'referral-answered'],
  ]);
});

test('whoever leads now hears of it, and who brought the news does not', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Handed' });
  const next = await world.worker('Marcus Bell');
  const id = await referTestAction(world, { ...plan, serviceId, actionId: await addTestAction(world, plan) });
  await handOverTo(world, plan, next);
  await answerAs(world, next, id, { state: 'accepted' });
  await tellAll(id);
  assert.deepEqual((await messages(id)).slice(1), [['priya', 'referral-answered']]);
  await answerAs(world, taker, id, { state: 'started' });
  await tell(id, 'answered');
  assert.deepEqual((await messages(id)).slice(2).sort(), [
    ['marcus', 'referral-answered'],
    ['priya', 'referral-answered'],
  ]);
});

test('who no longer sees the family hears nothing more', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Over' });
  const id = await referTestAction(world, { ...plan, serviceId, actionId: await addTestAction(world, plan) });
  await endTestEpisode(world, plan);
  world.wait({ days: 1 });
  await answerAs(world, taker, id, { state: 'accepted' });
  await tell(id, 'answered');
  assert.deepEqual(await messages(id), []);
});

test('the service is told that it was taken back; a relative of the family there is told nothing', async () => {
  const plan = await startTestPlan(world, { lead, name: 'Related' });
  await world.worker('Ros Abbot', { roles: ['referral-taker'], agency: 'Doorstep Family Friends' });
  await world.asService(work => noteConflict(work, plan.familyId, taker.id));
  const id = await referTestAction(world, { ...plan, serviceId, actionId: await addTestAction(world, plan) });
  await tell(id, 'sent');
  await world.doAs(lead, work => withdrawReferral(work, id, { reason: 'mistake' }));
  await tell(id, 'withdrawn');
  assert.deepEqual(await messages(id), [
    ['ros', 'referral-new'],
    ['ros', 'referral-withdrawn'],
  ]);
});

test('what is told by hand is told to nobody by the service', async () => {
  const id = await referTestAction(world, { ...people, serviceId: nobodysId, actionId: await addTestAction(world, people) });
  assert.deepEqual(await queued(id), []);
});
