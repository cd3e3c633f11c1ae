import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestOrganization, addTestService, category, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { editsBetween, likelyMeant, tellingWords, wordsIn } from './typed-words.ts';

const world = await newWorld();
await editorOf(world);
const organizationId = await addTestOrganization(world);
const add = (name: string, more: Parameters<typeof addTestService>[1] = {}) => addTestService(world, { organizationId, name, ...more });
const mill = {
  addresses: [{ lines: '1 Mill Lane', town: 'Fernbury', postcode: 'FN1 2AB', country: 'GB', kind: 'physical' as const }],
  latitude: 51.5,
  longitude: -1,
};
const harbour = {
  ...mill,
  name: 'Harbour Hall',
  ward: 'Harbour',
  addresses: [{ ...mill.addresses[0]!, town: 'Saltmere', postcode: 'FN6 1AA' }],
  longitude: -1.5,
};
await add('Sleep clinic', {
  description: 'For children who wake in the night.',
  at: mill,
  maximumAge: 11,
  schedules: [{ freq: 'WEEKLY', byday: 'TU', opensAt: '09:30' }],
});
await add('Sleep at the harbour', { description: 'A sleep course.', at: harbour, cost: 'costs', costOptions: [{ amount: 4 }] });
await add('Night line', { description: 'Ring about sleep.', ways: ['phone', 'online'], cost: 'unknown' });
await add('Football', { description: 'Boots are lent.', termIds: [category.sports], at: harbour, minimumAge: 8 });
await add('Old sleep group', { description: 'Sleep.', endsOn: '2027-01-01' });

async function search(answers: Record<string, string | string[]>) {
  const browser = await world.as();
  const sent = await browser.fillIn('/services', answers);
  assert.equal(sent.goesTo, '/services', 'neither words nor postcode stand in the address');
  return browser.follow(sent);
}
const named = (html: string) => [...html.matchAll(/href="\/services\/[0-9a-f-]{36}">([^<]+)</g)].map(([, name]) => name);

test('before anything is asked, the ways in', async () => {
  const { text } = await (await world.as()).visit('/services');
  assert.match(text, /What do you need\?.*What is happening\?.*By subject/);
});

test('own words find what they mean: by stem, misspelt, and by what editors say they mean', async () => {
  const sleep = ['Sleep clinic', 'Sleep at the harbour', 'Night line'];
  assert.deepEqual(named((await search({ words: 'sleeping' })).html).sort(), sleep.toSorted());
  const misspelt = await search({ words: 'fotball' });
  assert.deepEqual(named(misspelt.html), ['Football']);
  assert.match(misspelt.text, /We took “fotball” for “football”/);
  assert.ok(named((await search({ words: 'child wakes at night' })).html).includes('Sleep at the harbour'));
});

test('what has ended is not found, and does not stand in the way of what has not', async () => {
  assert.ok(!named((await search({ words: 'sleep' })).html).includes('Old sleep group'));
  // In the list it stands between the others: what is said of each must be counted for that one.
  const priced = { cost: 'costs' as const, costOptions: [{ amount: 1 }] };
  await add('Old knitting circle', { description: 'Wool.', endsOn: '2027-01-01', ...priced });
  await add('Craft afternoon', { description: 'Paper, glue and sometimes knitting.', ...priced });
  await add('Knitting for grandparents', { description: 'Wool is given.', ...priced });
  assert.deepEqual(named((await search({ words: 'knitting' })).html), ['Knitting for grandparents', 'Craft afternoon']);
});

test('near a town, the nearest band comes first, and what comes to people is not lost', async () => {
  const near = await search({ words: 'sleep', near: 'saltmere' });
  assert.ok(named(near.html).indexOf('Sleep at the harbour') < named(near.html).indexOf('Sleep clinic'), String(named(near.html)));
  assert.ok(named(near.html).includes('Night line'));
  const within = await search({ words: 'sleep', near: 'Saltmere', within: '1' });
  assert.deepEqual(named(within.html).sort(), ['Night line', 'Sleep at the harbour']);
  assert.match(near.html, /app-map__pin/);
});

test('filters add up, unknown cost is not free, and each can be taken away', async () => {
  assert.deepEqual(named((await search({ cost: 'free' })).html).sort(), ['Football', 'Sleep clinic']);
  assert.deepEqual(named((await search({ age: '5', day: '2' })).html), ['Sleep clinic']);
  const browser = await world.as();
  const page = await browser.follow(await browser.fillIn('/services', { words: 'sleep', cost: 'unknown' }));
  assert.deepEqual(named(page.html), ['Night line']);
  const wider = await browser.follow(await browser.sendFrom(page, { without: 'cost', words: 'sleep' }, '/services'));
  assert.equal(named(wider.html).length, 3);
});

test('nothing fits: the nearest to the words is shown; no such word: the ways in and somebody to ask', async () => {
  const nearest = await search({ words: 'football', age: '2' });
  assert.match(nearest.text, /Nothing fits all of this/);
  assert.deepEqual(named(nearest.html), ['Football']);
  const none = await search({ words: 'zzyzx qqqq' });
  assert.match(none.text, /We found nothing for this.*Ask for help.*What is happening\?/);
});

test('mistakes stand beside their fields with what was typed', async () => {
  const { text, html } = await search({ words: 'sleep', age: '99', near: 'Nowhereville' });
  assert.match(text, /There is a problem.*Age must be a number from 0 to 25.*We do not know this place/);
  assert.match(html, /value="Nowhereville"/);
  assert.match(html, /value="99"/);
});

test('by category and by situation, by a link; nothing is recorded of who looks, and no session begins', async () => {
  const before = await world.stored('select id from platform.event');
  const sessions = await world.stored('select id from platform.session');
  const browser = await world.as();
  assert.deepEqual(named((await browser.visit(`/services?category=${category.sports}`)).html), ['Football']);
  assert.match((await browser.visit('/services?situation=sleep-and-behaviour')).text, /Sleep, tantrums and behaviour.*Sleep clinic/);
  await search({ words: 'sleep', near: 'FN1 2AB' });
  assert.equal((await world.stored('select id from platform.event')).length, before.length);
  assert.equal((await world.stored('select id from platform.session')).length, sessions.length);
});

test('what a browser keeps is read as if it were typed: nonsense is nothing', async () => {
  const browser = await world.as();
  for (const value of ['%7B', 'null', '%5B1%5D', encodeURIComponent('{"words":{"a":1},"age":["x"],"category":"\'; drop"}')]) {
    browser.cookies.set('__Host-kept-search', value);
    assert.equal((await browser.visit('/services')).status, 200, value);
  }
});

test('leaving quickly forgets the search', async () => {
  const browser = await world.as();
  await browser.fillIn('/services', { words: 'refuge' });
  assert.ok(browser.cookies.has('__Host-kept-search'));
  await browser.visit('/exit');
  assert.ok(!browser.cookies.has('__Host-kept-search'));
});

test('words are read without marks; a letter or two may be wrong', () => {
  assert.deepEqual(wordsIn('My kid won’t sleep!'), ['my', 'kid', 'wont', 'sleep']);
  assert.deepEqual(tellingWords(['my', 'kid', 'wont', 'sleep']), ['sleep']);
  assert.deepEqual(tellingWords(['help', 'me']), ['help', 'me']);
  assert.equal(editsBetween('dentsit', 'dentist'), 1);
  assert.equal(likelyMeant('brestfeeding', ['breathing', 'breastfeeding']), 'breastfeeding');
  assert.equal(likelyMeant('cat', ['cut']), null);
  assert.equal(likelyMeant('elephant', ['breastfeeding']), null);
});
