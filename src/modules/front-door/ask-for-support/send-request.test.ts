import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendRequest } from '#modules/front-door/index.ts';
import { somebody } from '#platform/actor.ts';
import { doWork, type Work } from '#platform/work.ts';
import { aFamilysRequest, aRequest, sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld, type Person } from '#test/world.ts';
import { findReceipt, findRequest } from '../request.queries.ts';
import { sayDueAt } from '../request.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'] });
const lead = await world.worker('Ada Quill', { roles: ['safeguarding-lead'] });
const colleague = await world.worker('Ned Pike', { roles: ['referrer'] });
const elsewhere = await world.worker('Una Marsh', { roles: ['safeguarding-lead'], agency: 'Hillside School' });
const officer = await world.worker('Olive Reed', { roles: ['front-door-officer'], agency: 'Early help hub' });

const lookAs = async <T>(who: Person, task: (work: Work) => Promise<T>) => {
  const { actor } = await (await world.as(who)).session(world.platform);
  return doWork(world.platform, actor, 'look', task);
};

test('a request is kept whole, has a reference and a time, and is recorded', async () => {
  const { id, reference, dueAt } = await sendAs(world, tom);
  assert.match(reference, /^R-[2346789A-HJKMNPQRTV-Z]{6}$/);
  assert.equal(sayDueAt(dueAt), '5pm on Tuesday 2 March 2027');
  const kept = await lookAs(tom, work => findRequest(work, id));
  const { people, answers, address, helpers, agreement, state } = kept!;
  assert.deepEqual([people.length, helpers.length, state, agreement?.given, address?.postcode], [2, 1, 'new', 'yes', 'FN1 4AA']);
  assert.deepEqual(answers, aRequest().answers);
  const [event] = await world.stored(`select details from platform.event where kind = 'front-door.request-sent' and subject_id = $1`, [id]);
  assert.deepEqual(event, { details: { requestId: id, who: 'practitioner', isDanger: false, isSignificantHarm: false } });
});

test('the acknowledgement holds the reference and nothing about the family', async () => {
  const { id, reference } = await sendAs(world, tom);
  const [message] = await world.stored<{ send_to: string; subject: string; body: string }>(
    'select send_to, subject, body from platform.message where about_id = $1',
    [id],
  );
  assert.equal(message?.send_to, 'tom.ashby@example.org');
  assert.ok(message.body.includes(reference) && message.body.includes('5pm on Tuesday 2 March 2027'));
  assert.doesNotMatch(message.subject + message.body, /Rosa|Mina|Bramble|Copper|FN1/);
});

test('significant harm has the safeguarding clock, danger has none', async () => {
  const harm = await sendAs(world, tom, { isSignificantHarm: true, agreement: null });
  assert.equal(sayDueAt(harm.dueAt), '5pm on Tuesday 2 March 2027');
  const danger = await sendAs(world, tom, { isDanger: true });
  assert.equal(danger.dueAt.toString(), world.now.toString());
});

test('an unsafe e-mail address is not written to, and who sends without a name leaves none', async () => {
  const { id } = await sendAsSomebody(world);
  assert.deepEqual(await world.stored('select id from platform.message where about_id = $1', [id]), []);
  const anonymous = await sendAsSomebody(world, { who: 'anonymous' });
  const [row] = await world.stored('select sender_name, sender_email, sender_phone from front_door.request where id = $1', [anonymous.id]);
  assert.deepEqual(row, { sender_name: null, sender_email: null, sender_phone: null });
});

test('the sender, their safeguarding lead and the front door see it; nobody else does', async () => {
  const { id } = await sendAs(world, tom);
  const sees = async (who: Person) => (await lookAs(who, work => findRequest(work, id))) !== null;
  assert.deepEqual(await Promise.all([tom, lead, officer, colleague, elsewhere].map(sees)), [true, true, true, false, false]);
});

test('somebody without an account reads that it arrived, and nothing else', async () => {
  const me = somebody(world.platform.newId());
  const { id, reference } = await doWork(world.platform, me, 'change', work => sendRequest(work, aFamilysRequest()));
  const asMe = <T>(task: (work: Work) => Promise<T>, who = me) => doWork(world.platform, who, 'look', task);
  assert.equal((await asMe(work => findReceipt(work, id)))?.reference, reference);
  assert.equal(await asMe(work => findReceipt(work, id), somebody(world.platform.newId())), null);
  await assert.rejects(
    asMe(work => findRequest(work, id)),
    /permission denied/,
  );
  for (const table of ['request_person', 'request_address', 'request_helper', 'decision', 'unanswerable'] as const) {
    await assert.rejects(
      asMe(work => work.tables('front_door').selectFrom(`front_door.${table}`).selectAll().execute()),
      /permission denied/,
    );
  }
});

test('a worker cannot send as a parent, nor a stranger as a worker', async () => {
  await assert.rejects(sendAs(world, tom, { who: 'parent-or-carer' }), /This is for families to send/);
  await assert.rejects(sendAsSomebody(world, { who: 'practitioner' }), /Only people who work with families/);
});
