import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyLacking, tellWards } from '#test/builders/needs.ts';
import { addTestGoal, startTestPlan } from '#test/builders/plans.ts';
import { endPregnancy } from '#modules/people/index.ts';
import { nameFor, officerOf, openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { sendAndLink } from '#test/builders/deciding.ts';
import { newWorld } from '#test/world.ts';
import { recordUnmetNeed } from '../index.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const { familyId, ids } = await openTestFamily(world, { seenBy: [priya, sam] });
const [motherId = '', childId = ''] = ids;
const url = `/families/${familyId}/unmet-needs/new`;
await tellWards(world, { 'FN1 2AB': 'Fernbury Mills' });

const stored = (id: string) =>
  world.stored('select need, person_id, age, ward, reason, words, sensitive from commissioning.unmet_need where family_id = $1', [id]);

test('a worker notes that nothing was found; it stands on the family’s page and in its chronology', async () => {
  const browser = await world.as(priya);
  assert.match((await browser.visit(url)).text, /What kind of need is it\? .* Whose need is it\? .* Why was nothing found\?/);
  const answer = await browser.fillIn(url, { need: '3.1', personId: childId, reason: 'full', words: 'Somebody to talk to on Thursdays' });
  assert.equal(answer.goesTo, `/families/${familyId}#unmet-needs`);
  assert.deepEqual(await stored(familyId), [
    { need: '3.1', person_id: childId, age: 7, ward: null, reason: 'full', words: 'Somebody to talk to on Thursdays', sensitive: null },
  ]);
  assert.match(
    (await browser.visit(`/families/${familyId}`)).text,
    /What could not be found Child's mental health , for Chidi Okafor Nothing found It is full and takes no more names\. “Somebody to talk/,
  );
  assert.match((await browser.visit(`/families/${familyId}/chronology`)).text, /noted that nothing was found for a need/);
});

test('the ward is that of the address, and of a protected address there is none', async () => {
  const there = await familyLacking(world, { who: priya, postcode: 'fn12ab' });
  assert.equal((await stored(there.familyId))[0]?.['ward'], 'Fernbury Mills');
  const hidden = await familyLacking(world, { who: priya, isProtected: true });
  assert.equal((await stored(hidden.familyId))[0]?.['ward'], null);
});

test('a kind of need that is sensitive is read by who wrote it and by those named, not by the rest of the team', async () => {
  const browser = await world.as(priya);
  assert.equal((await browser.fillIn(url, { need: '8.1', personId: motherId, reason: 'wait', words: 'A place on the recovery course' })).status, 303);
  const page = async (who: typeof priya) => (await (await world.as(who)).visit(`/families/${familyId}`)).text;
  assert.match(await page(priya), /recovery course/);
  assert.doesNotMatch(await page(sam), /recovery course|Adult victim/);
  assert.doesNotMatch(
    (await (await world.as(sam)).visit(`/families/${familyId}/chronology`)).text,
    /nothing was found for a need.*nothing was found for a need/,
  );
  await nameFor(world, priya, familyId, 'abuse', sam);
  assert.match(await page(sam), /recovery course/);
});

test('what was looked for because of a pregnancy is silent once it ended without a birth', async () => {
  const dueOn = world.today.add({ months: 3 });
  const people = [
    { givenName: 'Shanice', familyName: 'Cole', bornOn: Temporal.PlainDate.from('2001-02-03'), isChild: false, household: 'A' },
    { givenName: 'Baby', familyName: 'Cole', dueOn, isChild: true, household: 'A' },
  ];
  const family = await openTestFamily(world, { name: 'Cole', people, seenBy: [priya] });
  await nameFor(world, priya, family.familyId, 'pregnancy', priya);
  const page = async () => (await (await world.as(priya)).visit(`/families/${family.familyId}`)).text;
  await world.doAs(priya, work =>
    recordUnmetNeed(work, family.familyId, { need: '2.1', personId: family.ids[0] ?? null, reason: 'full', words: 'A young mothers’ group' }),
  );
  assert.match(await page(), /young mothers’ group/);
  await world.doAs(await officerOf(world), work => endPregnancy(work, family.familyId, { ended: 'loss', personIds: [family.ids[1] ?? ''] }));
  assert.doesNotMatch(await page(), /young mothers’ group|What could not be found/);
});

test('from a need of the plan it is filled in already, and stands on the plan', async () => {
  const plan = await startTestPlan(world, { lead: priya, name: 'Adeyemi' });
  const goalId = await addTestGoal(world, plan, { outcomeNeed: '1.4', wanted: 'He has help to read' });
  const browser = await world.as(priya);
  assert.ok((await browser.visit(`/goals/${goalId}/actions/new`)).html.includes(`/families/${plan.familyId}/unmet-needs/new?goal=${goalId}`));
  const page = await browser.visit(`/families/${plan.familyId}/unmet-needs/new?goal=${goalId}`);
  assert.match(page.html, /<option value="1\.4" selected>/);
  assert.equal((await browser.sendFrom(page, { reason: 'none' })).status, 303);
  assert.match((await browser.visit(`/plans/${plan.planId}`)).text, /What could not be found Special educational needs that are not met , for Chidi/);
});

test('whoever decides a request goes there from it and comes back to it', async () => {
  const [tom, grace] = [
    await world.worker('Tom Ashby', { roles: ['referrer'] }),
    await world.worker('Grace Adeyemi', { roles: ['front-door-officer'], agency: 'Fernshire County Council' }),
  ];
  const request = await sendAndLink(world, tom, grace);
  const browser = await world.as(grace);
  const at = `/families/${request.familyId}/unmet-needs/new?request=${request.id}`;
  assert.ok((await browser.visit(`/requests/${request.id}`)).html.includes(at));
  const answer = await browser.sendFrom(await browser.visit(at), { need: '10.2', personId: 'family', reason: 'far' });
  assert.equal(answer.goesTo, `/requests/${request.id}`);
  const [row] = await world.stored('select request_id, person_id, age from commissioning.unmet_need where family_id = $1', [request.familyId]);
  assert.deepEqual(row, { request_id: request.id, person_id: null, age: null });
});

test('mistakes come back beside their fields, with what was typed', async () => {
  const browser = await world.as(priya);
  const empty = await browser.fillIn(url, { words: 'A sleep clinic' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Select the kind of need.*Select whose need it is.*Select why nothing was found/);
  assert.match(empty.html, /A sleep clinic/);
  assert.match((await browser.fillIn(url, { need: '5.1', personId: childId, reason: 'full' })).text, /This is a need of an adult/);
  assert.match((await browser.fillIn(url, { need: '3.1', personId: childId, reason: 'other' })).text, /Enter why nothing was found/);
});

test('to somebody who does not see the family it does not exist; an auditor may not', async () => {
  assert.deepEqual(await refusalsOf(world, familyId, url), { stranger: 404, auditor: 403 });
});
