import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, category } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { sendQuestions, writeStatement } from '../index.ts';

const world = await newWorld();
const { editor, owner, organizationId } = await keepersOf(world);
const answers = Object.fromEntries(sendQuestions.map(({ key }) => [key, 'Yes.']));
await addTestService(world, {
  organizationId,
  name: 'Swimming',
  termIds: [category.sports],
  send: { isInLocalOffer: true, answers },
  minimumAge: 5,
  maximumAge: 9,
});
await addTestService(world, { organizationId, name: 'Judo', termIds: [category.sports], send: { isInLocalOffer: true }, minimumAge: 12 });

test('each thing the offer must tell stands with what there is for each age, and what is missing', async () => {
  const { text } = await (await world.as()).visit('/send/coverage');
  assert.match(text, /Services in the offer 2/);
  assert.match(text, /Activities and leisure .* None 1 1 1 2 – Told/);
  assert.match(text, /Health and therapies .* None None None None None – Missing No service is in the offer for this/);
  assert.match(text, /Complaints, mediation and appeals .* – – – – – Nothing yet Missing The council has not written how this is arranged/);
  assert.match(text, /1 of 2 services has not answered all the questions/);
  assert.match(text, /Special Educational Needs and Disability Regulations 2014, Part 4 and Schedule 2/);
  assert.doesNotMatch(text, /Write :/);
});

test('an editor is led to what they can write; what is written is no gap any more', async () => {
  const browser = await world.as(editor);
  assert.match((await browser.visit('/send/coverage')).html, /href="\/directory\/send\/disagreeing"/);
  await world.doAs(editor, work => writeStatement(work, { subject: 'disagreeing', said: 'Talk to the school first.', url: null }));
  assert.match(
    (await browser.visit('/send/coverage')).text,
    /Complaints, mediation and appeals .* 1 March 2027 Change : Complaints, mediation and appeals Told/,
  );
  assert.doesNotMatch((await (await world.as(owner)).visit('/send/coverage')).html, /\/directory\/send\//);
});
