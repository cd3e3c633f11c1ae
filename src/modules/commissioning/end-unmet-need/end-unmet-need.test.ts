import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyLacking } from '#test/builders/needs.ts';
import { refusalsOf } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const { familyId, unmetNeedId } = await familyLacking(world, { who: priya });
const url = `/unmet-needs/${unmetNeedId}/end`;

test('what is missing comes back beside its field', async () => {
  const page = await (await world.as(priya)).fillIn(url, { words: 'A place came free' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Select what became of it/);
  assert.match(page.html, /A place came free/);
});

test('to others it does not exist', async () => {
  assert.deepEqual(await refusalsOf(world, familyId, url), { stranger: 404, auditor: 403 });
});

test('it is closed when something was found, and told so; of two at once the second is told', async () => {
  const [one, other] = [await world.as(priya), await world.as(priya)];
  const [mine, theirs] = [await one.visit(url), await other.visit(url)];
  assert.match(mine.text, /Child's mental health , noted on 1 March 2027\. It is full/);
  assert.equal((await one.sendFrom(mine, { endedAs: 'met', words: 'A place came free' })).goesTo, `/families/${familyId}#unmet-needs`);
  assert.equal((await other.sendFrom(theirs, { endedAs: 'not needed' })).status, 409);
  const page = (await one.visit(`/families/${familyId}`)).text;
  assert.match(page, /for Chidi Okafor Found .* closed on 1 March 2027: “A place came free”/);
  assert.match((await one.visit(`/families/${familyId}/chronology`)).text, /noted that something was found for a need/);
  assert.equal((await one.sendFrom(await one.visit(url), { endedAs: 'met' })).status, 409);
});
