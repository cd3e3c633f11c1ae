import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestOrganization, addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { sayVacanciesOf } from '../index.ts';

const world = await newWorld();
const organizationId = await addTestOrganization(world);
const week = (opensAt: string, closesAt: string) => [{ freq: 'WEEKLY' as const, byday: 'MO,TU,WE,TH,FR', opensAt, closesAt }];
const add = (name: string, more: Parameters<typeof addTestService>[1]) => addTestService(world, { organizationId, name, ...more });
const acorns = await add('Acorns', {
  childcare: { kind: 'nursery', ofstedNumber: 'EY900001', fundedHours: ['9-months-30'], inspected: { on: '2026-05-01', outcome: 'Good' } },
  at: { latitude: 51.5, longitude: -1 },
  maximumAge: 4,
  schedules: week('07:30', '18:00'),
});
await add('Bright sparks', {
  childcare: { kind: 'out-of-school' },
  at: { name: 'School', latitude: 51.6, longitude: -1 },
  minimumAge: 4,
  schedules: week('15:15', '17:30'),
});
await add('Childminder Jo', {
  childcare: { kind: 'childminder', vacancies: { state: 'yes', asOf: '2027-02-20' } },
  at: { hidden: true, name: 'Jo’s home', latitude: 51.5, longitude: -1 },
  send: { isInLocalOffer: true },
  cost: 'costs',
  costOptions: [{ amount: 6, amountDescription: 'an hour' }],
});
await add('Old news', { childcare: { kind: 'nursery', vacancies: { state: 'yes', asOf: '2026-09-01' } }, ways: ['phone'], maximumAge: 4 });
await add('No childcare', { at: { latitude: 51.5, longitude: -1 } });
const editor = await editorOf(world);
await world.doAs(editor, work =>
  sayVacanciesOf(work, acorns, [
    { band: 'under-2', state: 'no', places: null },
    { band: '3-4', state: 'yes', places: 3 },
  ]),
);

async function looksFor(asked: Record<string, string | string[]> = {}) {
  const browser = await world.as();
  const page = await browser.visit('/childcare');
  return browser.follow(await browser.sendFrom(page, asked));
}
const names = ({ text }: { text: string }) => ['Acorns', 'Bright sparks', 'Childminder Jo', 'Old news', 'No childcare'].filter(name => text.includes(name));

test('anybody sees all childcare with ages, times, costs, places free, funded hours and registration', async () => {
  const page = await (await world.as()).visit('/childcare');
  assert.deepEqual(names(page), ['Acorns', 'Bright sparks', 'Childminder Jo', 'Old news']);
  assert.match(page.text, /4 places for childcare/);
  assert.match(page.text, /Acorns .*Day nursery · Fernbury · Up to 4 years · Monday to Friday, 07:30 to 18:00/);
  assert.match(page.text, /Under 2: No place is free Aged 3 and 4: 3 places are free Said on 1 March 2027/);
  assert.match(page.text, /Funded hours: from 9 months/);
  assert.match(page.text, /Fernshire Play · Ofsted EY900001, Good/);
  assert.match(page.text, /Childminder Jo .*Places are free Said on 20 February 2027 £6 an hour In the local offer for special needs/);
});

test('it is narrowed by age, kind, day, times, funded hours and special needs', async () => {
  assert.deepEqual(names(await looksFor({ age: '9' })), ['Bright sparks', 'Childminder Jo']);
  assert.deepEqual(names(await looksFor({ kind: 'childminder' })), ['Childminder Jo']);
  assert.deepEqual(names(await looksFor({ day: '6' })), []);
  assert.deepEqual(names(await looksFor({ time: 'early' })), ['Acorns']);
  assert.deepEqual(names(await looksFor({ time: 'long' })), ['Acorns']);
  assert.deepEqual(names(await looksFor({ funded: '9-months-30' })), ['Acorns']);
  assert.deepEqual(names(await looksFor({ only: ['send'] })), ['Childminder Jo']);
});

test('places free now: as the provider said for that age, else as an import told it lately', async () => {
  assert.deepEqual(names(await looksFor({ only: ['free-places'] })), ['Acorns', 'Childminder Jo']);
  assert.deepEqual(names(await looksFor({ only: ['free-places'], age: '1' })), ['Childminder Jo']);
  assert.deepEqual(names(await looksFor({ only: ['free-places'], age: '3' })), ['Acorns', 'Childminder Jo']);
});

test('near a place the nearest stands first, and the postcode is in no address', async () => {
  const browser = await world.as();
  const answer = await browser.sendFrom(await browser.visit('/childcare'), { near: 'Fernbury', within: '5' });
  assert.equal(answer.goesTo, '/childcare');
  const page = await browser.follow(answer);
  assert.match(page.text, /Acorns.*about 3 miles away|Acorns.*miles away/);
  assert.match((await looksFor({ near: 'Nowhereville' })).text, /We do not know this place/);
  assert.match((await looksFor({ age: 'three' })).text, /Age must be a number from 0 to 17/);
  assert.match((await looksFor({ age: 'three' })).html, /value="three"/);
});

test('of a home the address is nowhere', async () => {
  const { html } = await (await world.as()).visit('/childcare');
  assert.doesNotMatch(html, /Jo’s home/);
});

test('nothing fits: parents are led to people who look with them', async () => {
  assert.match((await looksFor({ day: '7' })).text, /We found no childcare for this.*Ask us/);
});

test('a cookie that somebody wrote is read as if it were typed', async () => {
  const browser = await world.as();
  for (const value of ['{', 'null', '{"near":{"a":1},"x":"y"}', '{"kind":"castle"}']) {
    browser.cookies.set('__Host-kept-childcare', value);
    assert.equal((await browser.visit('/childcare')).status, 200);
  }
});
