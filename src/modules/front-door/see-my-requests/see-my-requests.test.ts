import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideRequest } from '#modules/front-door/index.ts';
import { sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'] });
const lead = await world.worker('Ada Quill', { roles: ['safeguarding-lead'] });
const colleague = await world.worker('Ned Pike', { roles: ['referrer'] });
const elsewhere = await world.worker('Una Marsh', { roles: ['safeguarding-lead'], agency: 'Hillside School' });
const officer = await world.worker('Olive Reed', { roles: ['front-door-officer'], agency: 'Early help hub' });
const auditor = await world.worker('Rex Holt', { roles: ['auditor'] });

const mine = async (who: typeof tom) => (await world.as(who)).visit('/requests/mine');

test('nothing sent yet: the page says so, and how to begin', async () => {
  assert.match((await mine(tom)).text, /My requests .*You have not asked for support yet/);
});

test('I see what I sent; a safeguarding lead what their agency sent; nobody else', async () => {
  const { reference } = await sendAs(world, tom);
  await sendAsSomebody(world);
  const [own, agency, other, far, front] = await Promise.all([tom, lead, colleague, elsewhere, officer].map(mine));
  assert.match(own!.text, new RegExp(`${reference} Rosa Bramble .* Waiting to be looked at You will be told by 5pm on Tuesday 2 March 2027`));
  assert.match(agency!.text, new RegExp(`${reference} Rosa Bramble Tom Ashby`));
  for (const page of [other!, far!, front!]) assert.ok(!page.text.includes('R-'), page.text);
});

test('what came of it is there once the sender is told, in the words meant for them', async () => {
  const { id } = await sendAs(world, tom);
  const decision = {
    level: 'additional',
    outcome: 'advice',
    reason: 'Known to us from before.',
    feedback: 'The school nurse can weigh Rosa each week.',
    advised: 'School nurse',
  } as const;
  await world.doAs(officer, work => decideRequest(work, { id }, decision));
  const { text } = await mine(tom);
  assert.match(text, /Decided We gave advice, or named services that can help\. The school nurse can weigh Rosa each week\./);
  assert.doesNotMatch(text, /Known to us from before/);
});

test('a request nobody decided in time says that it is late', async () => {
  await sendAs(world, tom);
  world.wait({ days: 7 });
  assert.match((await mine(tom)).text, /Waiting to be looked at, and late/);
});

test('without a right to requests there is no such page', async () => {
  assert.equal((await mine(auditor)).status, 403);
});
