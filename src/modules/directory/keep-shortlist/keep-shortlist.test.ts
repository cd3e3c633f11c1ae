import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { mostOnShortlist, shortlistIn, shortlistWith } from './shortlist.ts';

const world = await newWorld();
const one = await addTestService(world, { name: 'Sleep clinic' });
const two = await addTestService(world, { name: 'Football' });

test('somebody without an account keeps two services, and takes one off', async () => {
  const browser = await world.as();
  const page = await browser.visit(`/services/${one}`);
  await browser.sendFrom(page, { add: one }, '/services/shortlist');
  const both = await browser.follow(await browser.sendFrom(page, { add: two }, '/services/shortlist'));
  assert.match(both.text, /Your shortlist.*Sleep clinic.*Football/);
  assert.match((await browser.visit('/services')).text, /Your shortlist \(2\)/);
  const left = await browser.follow(await browser.sendFrom(page, { add: '', remove: one }, '/services/shortlist'));
  assert.doesNotMatch(left.text, /Sleep clinic/);
  assert.match(left.text, /Football/);
});

test('another browser has its own, which is empty', async () => {
  assert.match((await (await world.as()).visit('/services/shortlist')).text, /Nothing is on it yet/);
});

test('what is no service is not kept, nor more than fit', () => {
  assert.deepEqual(shortlistIn({ shortlist: `nonsense.${one}.${one}.` }), [one]);
  const full = Array.from({ length: mostOnShortlist }, () => world.platform.newId());
  assert.deepEqual(shortlistWith(full, { add: one, remove: '' }), full);
  assert.deepEqual(shortlistWith([one], { add: 'x', remove: '' }), [one]);
});
