import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson } from '#modules/people/index.ts';
import { officerOf } from '#test/builders/people.ts';
import { assertShutOut, happened, nameInPlan, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { checkSafeRoute } from '../check-safe-route/check-safe-route.ts';
import { raiseSafeRoute } from '../safe-route.ts';
import { recordMeeting } from './record-meeting.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain');

async function aPlan() {
  const plan = await startTestPlan(world, { lead, team: [teacher] });
  const fatherId = await world.doAs(await officerOf(world), work =>
    addPerson(work, plan.familyId, { givenName: 'Emeka', familyName: 'Okafor', isChild: false }),
  );
  const came = [`person.${plan.motherId}`, `worker.${lead.id}`];
  const answers = {
    where: 'Larkfield Primary, community room',
    isProtected: 'no',
    came,
    others: 'Joan Bird, Tom Ellis',
    apologies: `worker.${teacher.id}`,
    said: 'Adaeze laughed.',
    agreed: 'As written.',
  };
  return { ...plan, fatherId, answers, url: `/plans/${plan.planId}/meetings/new` };
}

test('a meeting is recorded with who came, and actions are added to it', async () => {
  const plan = await aPlan();
  const browser = await world.as(lead);
  const page = await browser.follow(await browser.fillIn(plan.url, plan.answers));
  assert.match(page.text, /1 March 2027 First meeting/);
  assert.match(page.text, /Came Adaeze, Priya Shah, Joan Bird and Tom Ellis Apologies Amira Hussain Where Larkfield Primary, community room/);
  const meetingId = page.url.split('/').at(-1) ?? '';
  const actionId = `/goals/${plan.goalId}/actions/new?meeting=${meetingId}`;
  await browser.fillIn(actionId, { what: 'Ring the club', who: `worker.${lead.id}`, 'byWhen-day': '8', 'byWhen-month': '3', 'byWhen-year': '2027' });
  assert.match((await browser.visit(page.url)).text, /Actions agreed here Ring the club\. Priya Shah, by 8 March 2027/);
  assert.deepEqual((await happened(world, plan.familyId, 'plans.meeting-recorded'))[0]?.details, { meetingId, kind: 'first' });
});

test('mistakes come back beside their fields with what was typed', async () => {
  const { url, answers } = await aPlan();
  const page = await (await world.as(lead)).fillIn(url, { ...answers, came: [], said: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Choose who came .*Enter what was said/);
  assert.match(page.html, /value="Joan Bird, Tom Ellis"/);
  assert.match((await (await world.as(lead)).fillIn(url, { ...answers, apologies: `worker.${lead.id}` })).text, /Nobody can have come and sent apologies/);
});

test('adults are not brought together until a worker has confirmed that it is safe', async () => {
  const plan = await aPlan();
  await world.doAs(lead, work => raiseSafeRoute(work, plan.familyId));
  const browser = await world.as(lead);
  const both = { ...plan.answers, came: [...plan.answers.came, `person.${plan.fatherId}`] };
  const refused = await browser.fillIn(plan.url, both);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Nobody has confirmed yet that these adults can safely be brought together/);
  assert.equal((await browser.fillIn(plan.url, plan.answers)).status, 303, 'one of them alone may be met');
  await world.doAs(lead, work => checkSafeRoute(work, { familyId: plan.familyId, state: 'safe', words: 'Talked to each alone.' }));
  assert.equal((await browser.fillIn(plan.url, both)).status, 303);
});

test('a protected place is told to those named for the address alone', async () => {
  const plan = await aPlan();
  const meeting = {
    planId: plan.planId,
    kind: 'extra' as const,
    heldOn: world.today,
    where: { words: 'Willow House refuge', isProtected: true },
    came: [{ workerId: lead.id }],
    said: 'Planned.',
  };
  const meetingId = await world.doAs(lead, work => recordMeeting(work, meeting));
  const browser = await world.as(teacher);
  assert.match((await browser.visit(`/meetings/${meetingId}`)).text, /The place is protected/);
  await nameInPlan(world, plan, 'address', teacher);
  assert.match((await browser.visit(`/meetings/${meetingId}`)).text, /Willow House refuge/);
});

test('others may not record a meeting or read one', async () => {
  const plan = await aPlan();
  await assertShutOut(world, plan.url);
  const { goesTo } = await (await world.as(lead)).fillIn(plan.url, plan.answers);
  assert.equal((await (await world.as(await officerOf(world))).visit(goesTo)).status, 403);
  assert.equal((await (await world.as(await world.worker('Ola Brandt'))).visit(goesTo)).status, 404);
});
