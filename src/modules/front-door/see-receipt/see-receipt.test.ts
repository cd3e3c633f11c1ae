import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendRequest } from '#modules/front-door/index.ts';
import { doWork } from '#platform/work.ts';
import { aFamilysRequest } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T09:00Z' });

async function sent() {
  const browser = await world.as();
  await browser.fillIn('/ask-for-help');
  const { actor } = await browser.session(world.platform);
  const receipt = await doWork(world.platform, actor, 'change', work => sendRequest(work, aFamilysRequest()));
  return { browser, ...receipt };
}

test('it says that the message arrived, and what happens by when, and nothing that was written', async () => {
  const { browser, id, reference } = await sent();
  const page = await browser.visit(`/ask-for-help/sent/${id}`);
  assert.ok(page.text.includes(reference) && page.text.includes('5pm on Tuesday 2 March 2027'));
  assert.doesNotMatch(page.html, /Mina|Bramble|Copper|rent/);
  assert.match(page.html, /govuk-exit-this-page/);
});

test('in another browser, or after leaving, it does not exist', async () => {
  const { browser, id } = await sent();
  const { browser: other } = await sent();
  assert.equal((await other.visit(`/ask-for-help/sent/${id}`)).status, 404);
  assert.equal((await (await world.as()).visit(`/ask-for-help/sent/${id}`)).status, 404);
  await browser.visit('/exit');
  assert.equal((await browser.visit(`/ask-for-help/sent/${id}`)).status, 404);
});
