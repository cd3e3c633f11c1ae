import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const { familyId, ids, url } = await openTestFamily(world, { seenBy: [priya] });
const [motherId = '', childId = ''] = ids;
const at = `${url}/relationships/new`;
const mother = { fromPersonId: motherId, kind: 'parent', toPersonId: childId, hasParentalResponsibility: 'yes', evidence: 'Birth certificate' };

test('a relationship shows in the list and in the drawing', async () => {
  const browser = await world.as(priya);
  assert.equal((await browser.fillIn(at, mother)).goesTo, url);
  const page = await browser.visit(url);
  assert.match(page.text, /Mother of Chidi, with parental responsibility/);
  assert.match(page.text, /Mother: Adaeze \(parental responsibility\)/);
  assert.match(page.html, /<svg/);
});

test('what cannot be is told beside its field', async () => {
  const browser = await world.as(priya);
  assert.match((await browser.fillIn(at, { ...mother, toPersonId: motherId })).text, /Choose two different people/);
  assert.match((await browser.fillIn(at, { ...mother, kind: 'sibling' })).text, /Only somebody who brings a child up/);
  assert.match((await browser.fillIn(at, { ...mother, evidence: '' })).text, /Say how we know/);
  assert.match((await browser.fillIn(at, mother)).text, /already recorded/, 'the same twice');
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 403 }));
