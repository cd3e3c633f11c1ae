import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestFamily, refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const { familyId, ids, url } = await openTestFamily(world, { seenBy: [priya, sam] });
const at = `${url}/people/${ids[1]}`;

test('the form holds what is known, and a change is told by what changed', async () => {
  const browser = await world.as(priya);
  const answer = await browser.fillIn(at, { firstLanguage: 'Igbo', household: 'B' });
  assert.equal(answer.goesTo, url);
  const [stored] = await world.stored('select given_name, born_on::text as born_on, first_language from people.person where id = $1', [ids[1]]);
  assert.deepEqual(stored, { given_name: 'Chidi', born_on: '2019-09-14', first_language: 'Igbo' });
  assert.match((await browser.visit(`${url}/chronology`)).text, /Priya Shah changed a person’s details: first language, household: Chidi Okafor/);
});

test('the second of two who change a person at once sees both, and loses nothing', async () => {
  const [one, other] = [await world.as(priya), await world.as(sam)];
  const [pageOfOne, pageOfOther] = [await one.visit(at), await other.visit(at)];
  assert.equal((await one.sendFrom(pageOfOne, { interpreter: 'Igbo' })).status, 303);
  const answer = await other.sendFrom(pageOfOther, { interpreter: 'Yoruba' });
  assert.equal(answer.status, 409);
  assert.match(answer.text, /Interpreter needed Igbo Yoruba/);
});

test('a changed name is found by the new one', async () => {
  await (await world.as(priya)).fillIn(at, { familyName: 'Ekwueme', alsoKnownAs: 'Chidi Okafor' });
  for (const name of ['Chidi Ekwueme', 'Chidi Okafor']) assert.match((await (await world.as(priya)).fillIn('/families', { name })).text, /Chidi Ekwueme/, name);
});

test('a mistake is told beside its field', async () => {
  const answer = await (await world.as(priya)).fillIn(at, { nhsNumber: '12' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /NHS number must be 10 digits/);
});

test('who may not', async () => assert.deepEqual(await refusalsOf(world, familyId, at), { stranger: 404, auditor: 403 }));
