import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
await world.worker('Amira Hussain', { roles: ['referrer'], jobTitle: 'Class teacher', agency: 'Larkfield Primary School' });

test('everybody who works here stands in the list, by agency, with what they may do', async () => {
  const page = await (await world.as(admin)).visit('/workers');
  assert.match(page.text, /Amira Hussain Class teacher Larkfield Primary School Referrer Signs in Ruth Abel Oakfield Primary School Administrator Signs in/);
  assert.doesNotMatch(page.text, /Open Early Help Administrator/);
});
