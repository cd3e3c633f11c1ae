import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'The council' });
await world.worker('Claire Dun', { roles: ['agency-contact'], agency: 'Fern School' });

test('each agency shows how its people sign in and who confirms them; one without a contact stands out', async () => {
  const browser = await world.as(admin);
  const page = await browser.visit('/agencies');
  assert.match(
    page.text,
    /Fern School 1 people of Fern School With a work account Claire Dun Not planned yet The council 1 people of The council With a work account None/,
  );
  assert.match((await browser.visit('/workers')).html, /href="\/agencies"/);
});

test('nobody else sees it', async () => {
  assert.equal((await (await world.as(await world.worker('Priya Shah'))).visit('/agencies')).status, 403);
});
