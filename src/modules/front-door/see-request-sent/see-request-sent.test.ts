import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendAs } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-05T17:30Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'] });
const lead = await world.worker('Ada Quill', { roles: ['safeguarding-lead'] });

test('it says what happens by when, in working days, and where to look', async () => {
  const { id, reference } = await sendAs(world, tom);
  const page = await (await world.as(tom)).visit(`/requests/${id}/sent`);
  assert.ok(page.text.includes(reference));
  // Sent on a Friday after the offices closed: it counts from Monday.
  assert.match(page.text, /tell you by 5pm on Tuesday 9 March 2027/);
  assert.match(page.html, new RegExp(`href="/requests/${id}"`));
});

test('harm and danger say so plainly', async () => {
  const browser = await world.as(tom);
  const harm = await sendAs(world, tom, { isSignificantHarm: true });
  assert.match((await browser.visit(`/requests/${harm.id}/sent`)).text, /A social worker will read it and decide what to do by/);
  const danger = await sendAs(world, tom, { isDanger: true });
  assert.match((await browser.visit(`/requests/${danger.id}/sent`)).text, /call 999\. Do not wait for us/);
});

test('it is for the sender alone', async () => {
  const { id } = await sendAs(world, tom);
  assert.equal((await (await world.as(lead)).visit(`/requests/${id}/sent`)).status, 404);
});
