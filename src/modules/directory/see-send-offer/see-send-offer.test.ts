import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestOrganization, addTestService, category, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { writeStatement } from '../index.ts';

const world = await newWorld();
const organizationId = await addTestOrganization(world);
const send = { isInLocalOffer: true };
const add = (name: string, more: Parameters<typeof addTestService>[1] = {}) => addTestService(world, { organizationId, name, send, ...more });
await add('Football for all', { termIds: [category.sports], minimumAge: 5, maximumAge: 10 });
await add('Teeth and signing', { termIds: [category['oral health']], maximumAge: 25 });
await add('Not in the offer', { termIds: [category.sports], send: { isInLocalOffer: false } });
await add('Ended football', { termIds: [category.sports], endsOn: '2027-01-01' });
await world.doAs(await editorOf(world), work => writeStatement(work, { subject: 'travel', said: 'Ask the travel desk.', url: 'https://example.org/travel' }));
const visit = async (path: string) => (await world.as()).visit(path);

test('anybody sees what there is by age and by kind, with how many', async () => {
  const { text, status } = await visit('/send');
  assert.equal(status, 200);
  assert.match(text, /Before school \(0 to 4\) 1 services/);
  assert.match(text, /Primary school \(5 to 10\) 2 services/);
  assert.match(text, /Activities and leisure 1 services/);
  assert.doesNotMatch(text, /Football for all/, 'nothing is listed before somebody has chosen');
});

test('an age and a kind narrow the list; what is not in the offer, or has ended, is not there', async () => {
  const { text } = await visit('/send?age=primary&kind=activities');
  assert.match(text, /Activities and leisure, Primary school \(5 to 10\): 1 service/);
  assert.match(text, /Football for all/);
  assert.doesNotMatch(text, /Teeth and signing|Not in the offer|Ended football/);
  assert.match((await visit('/send?age=after-16&kind=activities')).text, /Nothing is in the offer for this yet/);
  assert.match((await visit('/send?age=nonsense&kind=%00')).text, /By kind of support/);
});

test('what the council says itself is there with its day; what it has not said is not', async () => {
  const { text } = await visit('/send');
  assert.match(text, /How things work here Travel Ask the travel desk\. example\.org\/travel Written on 1 March 2027/);
  assert.doesNotMatch(text, /Complaints, mediation/);
});

test('in large print, without scripts', async () => {
  const { html } = await visit('/send?kind=health&size=large');
  assert.match(html, /class="app-large-print"/);
  assert.match(html, /href="\/send\?kind=health">Show this page in ordinary print/);
  assert.match((await visit('/send?kind=health')).html, /href="\/send\?kind=health&amp;size=large">Show this page in large print/);
});
