import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { changePart, keepersOf, newestVersion } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { editor, owner, rival, practitioner, organizationId, serviceId } = await keepersOf(world);
const url = (part: string, id = serviceId) => `/directory/records/${id}/change/${part}`;
const said = async (id = serviceId) => (await newestVersion(world, id)).content;

test('an owner changes when it is; the change waits and is recorded, and what is public stays', async () => {
  const browser = await world.as(owner);
  const answer = await browser.fillIn(url('when'), {
    'days-0': ['TU', 'TH'],
    'often-0': 'weekly',
    'opens-0': '9.30am',
    'closes-0': '11am',
    'note-0': 'In term time',
  });
  assert.equal(answer.goesTo, `/directory/records/${serviceId}#when`);
  const page = (await browser.follow(answer)).text;
  assert.match(page, /A change waits for approval/);
  assert.match(page, /Tuesdays and Thursdays, 9:30am to 11am, In term time/);
  const [shown] = await world.stored<{ page: { content: object } }>('select page from directory.service_document where service_id = $1', [serviceId]);
  assert.doesNotMatch(JSON.stringify(shown), /In term time/);
  const [event] = await world.stored(`select actor_id from platform.event where kind = 'directory.change-proposed' and subject_id = $1`, [serviceId]);
  assert.equal(event?.['actor_id'], owner.id);
});

test('every part says back what was typed', async () => {
  await changePart(world, owner, serviceId, 'what', {
    name: 'Stay, play and sing',
    summary: 'Songs for little ones',
    keywords: 'mums and tots,  messy play',
    url: 'https://example.org/play',
  });
  await changePart(world, owner, serviceId, 'who', { minimumAge: '0.5', maximumAge: '4', referral: 'anyone', areaName: 'Saltmere', districts: 'fn1, FN2' });
  await changePart(world, owner, serviceId, 'where', { ways: ['in-person', 'online'] });
  await changePart(world, owner, serviceId, 'cost', {
    cost: 'costs',
    'option-0': 'First child',
    'amount-0': '£3.50',
    'per-0': 'a session',
    costNote: 'Nobody is turned away',
  });
  await changePart(world, owner, serviceId, 'reach', { email: 'play@example.org', howToReach: 'Just come', 'number-0': '01632 960001', 'for-0': 'To ask' });
  await changePart(world, owner, serviceId, 'languages', { languages: 'English, Polish', interpretation: 'With notice' });
  await changePart(world, owner, serviceId, 'status', {
    state: 'closed',
    'closedFrom-day': '1',
    'closedFrom-month': '3',
    'closedFrom-year': '2027',
    because: 'The roof',
  });
  const content = await said();
  assert.deepEqual(content['keywords'], ['mums and tots', 'messy play']);
  assert.deepEqual([content['minimumAge'], content['maximumAge'], content['areas']], [0.5, 4, [{ name: 'Saltmere', districts: ['FN1', 'FN2'] }]]);
  assert.deepEqual(content['costOptions'], [{ option: 'First child', amount: 3.5, amountDescription: 'a session' }]);
  assert.deepEqual(content['phones'], [{ number: '01632 960001', description: 'To ask' }]);
  assert.deepEqual(content['languages'], [{ name: 'English' }, { name: 'Polish' }]);
  assert.deepEqual(content['closed'], { from: '2027-03-01', because: 'The roof' });
  assert.deepEqual(
    (content['places'] as { schedules: object[] }[])[0]?.schedules ?? content['schedules'],
    [{ freq: 'WEEKLY', byday: 'TU,TH', opensAt: '09:30', closesAt: '11:00', description: 'In term time' }],
    'what other parts say is untouched',
  );
  await changePart(world, owner, serviceId, 'status', { state: 'open', because: '' });
  assert.equal((await said())['closed'], undefined);
});

test('what no form can ask for stays as it was imported', async () => {
  const monthly = { freq: 'MONTHLY' as const, bymonthday: '15', opensAt: '10:00' };
  const id = await addTestService(world, { organizationId, name: 'Once a month', ways: ['phone'], schedules: [monthly, { freq: 'MONTHLY', byday: '2TU' }] });
  await changePart(world, owner, id, 'when', { 'note-0': 'Ring first', 'often-1': '-1', 'days-1': ['FR'] });
  assert.deepEqual((await said(id))['schedules'], [
    { ...monthly, description: 'Ring first' },
    { freq: 'MONTHLY', byday: '-1FR' },
  ]);
});

test('a place is named by its name or postcode; two of a name are told apart', async () => {
  await addTestService(world, {
    organizationId,
    name: 'Elsewhere',
    at: { name: 'Saltmere Library', addresses: [{ lines: '2 Sea St', town: 'Saltmere', postcode: 'FN3 4CD', country: 'GB', kind: 'physical' }] },
  });
  const browser = await world.as(rival);
  const mine = (await world.stored<{ id: string }>(`select id from directory.organization where name = 'Stone Sports'`))[0]!.id;
  const id = await addTestService(world, { organizationId: mine, name: 'Football', ways: ['phone'] });
  const wrong = await browser.fillIn(url('where', id), { ways: ['in-person'], another: 'Nowhere Hall' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /No place in the directory has this name or postcode/);
  assert.match(wrong.html, /value="Nowhere Hall"/);
  await changePart(world, rival, id, 'where', { ways: ['in-person'], another: 'fn34cd' });
  assert.match((await browser.visit(`/directory/records/${id}`)).text, /Saltmere Library/);
});

test('mistakes come back beside their fields with what was typed', async () => {
  const browser = await world.as(owner);
  const age = await browser.fillIn(url('who'), { minimumAge: '9', maximumAge: '5', districts: 'Fernbury' });
  assert.equal(age.status, 422);
  assert.match(age.text, /The oldest age is below the youngest/);
  assert.match(age.text, /Enter postcode districts, like FN1/);
  assert.match((await browser.fillIn(url('when'), { 'days-1': ['MO'], 'opens-1': '11am', 'closes-1': '10am' })).text, /It must end after it begins/);
  assert.match((await browser.fillIn(url('when'), { 'opens-1': 'noonish' })).text, /From must be a time, like 9:30am/);
  assert.match((await browser.fillIn(url('cost'), { cost: 'free', 'amount-0': '2' })).text, /It says it is free, and names a price/);
  assert.match((await browser.fillIn(url('what'))).text, /Nothing is different from before/);
});

test('each part keeps its own unsent text', async () => {
  const browser = await world.as(owner);
  const page = await browser.visit(url('what'));
  await browser.sendFrom(page, { name: 'Half typed' }, `${url('what')}/keep`);
  assert.match((await browser.visit(url('what'))).html, /value="Half typed"/);
  assert.doesNotMatch((await browser.visit(url('reach'))).text, /what you were writing/);
});

test('when somebody else’s change comes between, both are shown and nothing typed is lost', async () => {
  const [mine, theirs] = [await world.as(owner), await world.as(editor)];
  const open = await mine.visit(url('languages'));
  await theirs.fillIn(url('languages'), { languages: 'English, Welsh' });
  const second = await mine.sendFrom(open, { languages: 'English, Urdu' });
  assert.equal(second.status, 409);
  assert.match(second.text, /English, Welsh English, Urdu/);
  assert.equal((await mine.sendFrom(second, { languages: 'English, Urdu' }, url('languages'))).status, 303);
});

test('another organisation’s service does not exist, nor a part that is none; others may not', async () => {
  assert.equal((await (await world.as(rival)).visit(url('what'))).status, 404);
  assert.equal((await (await world.as(rival)).post(url('what'), {})).status, 403, 'no token, no change');
  assert.equal((await (await world.as(owner)).visit(url('place'))).status, 404);
  assert.equal((await (await world.as(practitioner)).visit(url('what'))).status, 404);
});
