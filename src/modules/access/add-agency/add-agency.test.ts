import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });

test('an agency is added, and its people can be', async () => {
  const browser = await world.as(admin);
  const page = await browser.follow(await browser.fillIn('/agencies/new', { name: 'Larkfield Primary', sourceCode: '2A', phone: '01632 960316' }));
  assert.equal(page.url, '/workers/new');
  assert.match(page.html, />Larkfield Primary</);
});

test('only kinds of agencies are offered: nobody is one by themselves', async () => {
  const browser = await world.as(admin);
  assert.doesNotMatch((await browser.visit('/agencies/new')).html, /value="(1[A-D]|9|10)"/);
  assert.equal((await browser.fillIn('/agencies/new', { name: 'Larkfield Primary', sourceCode: '1C' })).status, 422);
});

test('its name and kind are needed', async () => {
  const page = await (await world.as(admin)).fillIn('/agencies/new', { phone: '01632 960316' });
  assert.match(page.text, /Enter the name of the agency .* Select what kind of agency it is/);
  assert.match(page.html, /01632 960316/);
});
