import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { sayRoomOf } from '../index.ts';

const world = await newWorld();
const { owner, practitioner, organizationId } = await keepersOf(world);
const sleepId = await addTestService(world, { organizationId, name: 'Sleep help', ways: ['phone'], phones: [{ number: '01632 960001' }] });
await addTestService(world, { organizationId, name: 'Sleep talk', ways: ['phone'], endsOn: world.today.subtract({ days: 1 }).toString() });
const url = '/directory/room';

test('whoever plans with families finds what would help, with its room and when that was said', async () => {
  const browser = await world.as(practitioner);
  assert.match((await browser.fillIn(url, { words: 'sleep' })).text, /One service .*Sleep help Fernshire Play Room not confirmed 01632 960001/);
  await world.doAs(owner, work => sayRoomOf(work, sleepId, { state: 'room', waitWeeks: 0 }));
  const { text } = await browser.fillIn(url, { words: 'sleep' });
  assert.match(text, /There is room No wait\. Said on 1 March 2027/);
  assert.doesNotMatch(text, /Sleep talk/, 'what has ended is no help');
});

test('nothing found says what to try; mistakes come back beside their fields', async () => {
  const browser = await world.as(practitioner);
  assert.match((await browser.fillIn(url, { words: 'unicycling' })).text, /Nothing was found/);
  const wrong = await browser.fillIn(url, { words: ' ' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter what would help/);
});

test('a postcode comes back beside its field where it is none; one that nobody knows is said to be so', async () => {
  const browser = await world.as(practitioner);
  const wrong = await browser.fillIn(url, { words: 'sleep', postcode: 'nowhere' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter a postcode, like FN1 or FN1 2AB/);
  assert.match(wrong.html, /value="nowhere"/);
  assert.match((await browser.fillIn(url, { words: 'sleep', postcode: 'ZZ99 9ZZ' })).text, /Nobody knows where this postcode is/);
  assert.match((await browser.fillIn(url, { words: 'sleep', postcode: 'SW1A 1AA' })).text, /Sleep help/, 'what is had by phone is near everybody');
});

test('others may not', async () => {
  assert.equal((await (await world.as(owner)).visit(url)).status, 403);
});
