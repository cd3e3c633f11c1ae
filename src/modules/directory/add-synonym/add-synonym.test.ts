import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld, type Person } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
await addTestService(world, { name: 'Money advice', description: 'Help with debt.' });
const add = async (answers: Record<string, string>, who: Person = editor) => (await world.as(who)).fillIn('/directory/synonyms/new', answers);
const found = async (words: string) => {
  const visitor = await world.as();
  return (await visitor.follow(await visitor.fillIn('/services', { words }))).text;
};

test('what an editor adds counts in the next search, however it is written; it is recorded', async () => {
  assert.match(await found('boracic'), /We found nothing for this/);
  assert.equal((await add({ says: 'Boracic', means: 'debt,  money advice , debt' })).goesTo, '/directory/synonyms');
  assert.match(await found('I’m BORACIC!'), /1 service.*Money advice/);
  const [row] = await world.stored(`select says, means, stems from directory.synonym where says = 'boracic'`);
  assert.deepEqual(row, { says: 'boracic', means: 'debt, money advice', stems: ['borac'] });
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.synonym-added'`)).length, 1);
});

test('what cannot be kept comes back beside its field, with what was typed', async () => {
  const refused = async (says: string, means: string, mistake: RegExp) => {
    const answer = await add({ says, means });
    assert.equal(answer.status, 422);
    assert.match(answer.text, mistake);
    return answer.html;
  };
  await refused('', 'debt', /Enter what families type/);
  await refused('???', 'debt', /Enter words with letters in them/);
  assert.match(await refused('won’t sleep', 'bedtime', /“wont sleep” is on the list already/), /value="bedtime"/);
  await refused('brassic', ' , ', /Enter what is looked for/);
  await refused('brassic', 'brassic', /These are the same words/);
  await refused('brassic', 'a,b,c,d,e,f,g,h,i,j,k', /Give at most 10/);
  await refused('brassic', 'x'.repeat(61), /is too long/);
});

test('an organisation may not', async () => {
  const owner = await world.worker('Olive Park', { roles: ['service-provider'] });
  assert.equal((await (await world.as(owner)).visit('/directory/synonyms/new')).status, 403);
});
