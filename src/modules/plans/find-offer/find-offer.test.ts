import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertShutOut } from '#test/builders/plans.ts';
import { referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { lead, actionId, serviceId, planId } = await referringPeople(world);
const url = `/actions/${actionId}/services`;

test('from the plan, the lead finds a service that would help, with its room, and chooses it', async () => {
  const browser = await world.as(lead);
  assert.match((await browser.visit(`/plans/${planId}`)).html, new RegExp(`href="${url}"`));
  const page = await browser.fillIn(url, { words: 'visits' });
  assert.match(page.text, /Somebody to visit in the mornings Find a service .*Home visits Doorstep Choose it Home visits Room not confirmed 01632 960001/);
  assert.match(page.html, new RegExp(`href="${url}/${serviceId}"`));
});

test('mistakes come back beside their fields; nothing found says what to try', async () => {
  const browser = await world.as(lead);
  const wrong = await browser.fillIn(url, { words: 'visits', postcode: 'nowhere' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter a postcode, like FN1/);
  assert.match((await browser.fillIn(url, { words: 'unicycling' })).text, /Nothing was found/);
});

test('others may not', () => assertShutOut(world, url));
