import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestOrganization, addTestService, category, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { writeStatement } from '../index.ts';

const world = await newWorld();
const organizationId = await addTestOrganization(world);
const answers = { 'who-for': 'Deaf children.', skills: 'Two people sign.' };
await addTestService(world, {
  organizationId,
  name: 'Deaf group',
  send: { isInLocalOffer: true, answers },
  maximumAge: 16,
  termIds: [category.health],
  phones: [{ number: '01632 960001' }],
  at: { hidden: true, name: 'A safe house' },
});
await addTestService(world, { organizationId, name: 'Swimming', termIds: [category.sports], send: { isInLocalOffer: true }, minimumAge: 5 });
await world.doAs(await editorOf(world), work => writeStatement(work, { subject: 'money', said: 'Through the school first.', url: null }));
const visit = async (path: string) => (await world.as()).visit(path);

test('the whole offer stands on one page, with what each service answers and what the council says', async () => {
  const { text } = await visit('/send/print');
  assert.match(text, /As it was on 1 March 2027\. 2 services/);
  assert.match(text, /Deaf group .*For: Up to 16 years.*Contact: 01632 960001.*Which children and young people is it for\? Deaf children\./);
  assert.match(text, /5 of the 7 questions that families ask have no answer yet/);
  assert.match(text, /Swimming .*has not answered the questions of families yet/);
  assert.match(text, /How it is paid for, and personal budgets Through the school first/);
});

test('one kind or age alone, and in large print', async () => {
  const { text, html } = await visit('/send/print?kind=activities&size=large');
  assert.match(text, /Activities and leisure\. As it was on 1 March 2027\. One service/);
  assert.doesNotMatch(text, /Deaf group|Through the school first/);
  assert.match(html, /app-large-print/);
});

test('a hidden address is not printed', async () => {
  assert.doesNotMatch((await visit('/send/print')).text, /Mill Lane|FN1 2AB/);
});
