import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, category } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { importTaxonomy, readTaxonomy } from '../index.ts';

const world = await newWorld();
const { editor, owner, organizationId } = await keepersOf(world);
const judo = await addTestService(world, { organizationId, name: 'Judo', termIds: [category.sports] });
const url = '/directory/terms/crosswalk';
const file = (content: string) => ({ field: 'file', content });
const own = '5a2c71c8-cd76-556a-8fc0-7634660b869c';

test('with one list there is nothing to say yet', async () => {
  const { text } = await (await world.as(editor)).visit(url);
  assert.match(text, /Nothing is said yet\..*There is one list only/);
});

test('an editor says which terms mean which; services are found under both, and it is recorded', async () => {
  const { taxonomyId } = await world.doAs(editor, work => importTaxonomy(work, readTaxonomy('name,code\nMartial arts,MA\nSwimming,SW\n', 'Sport England')));
  const browser = await world.as(editor);
  const answer = await browser.fillInWithFile(url, file('term,means\nSports and recreation,MA\n'), { from: own, to: taxonomyId });
  assert.equal(answer.goesTo, url, answer.text);
  assert.match((await browser.visit(url)).text, /DfE family hubs service categories Sport England 1/);
  const [row] = await world.stored<{ taxonomies: string[] }>('select taxonomies from directory.service where id = $1', [judo]);
  assert.ok(row?.taxonomies.includes(taxonomyId));
  assert.match((await browser.visit('/directory/sources')).text, /Say which terms of one list mean which of another 1 said/);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.crosswalk-imported' and actor_id = $1`, [editor.id])).length, 1);

  const unknown = await browser.fillInWithFile(url, file('term,means\nSports and recreation,SW\nChess,SW\n'), { from: own, to: taxonomyId });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /In neither list: Chess\. Nothing was brought in/);
  assert.equal((await world.stored('select from directory.crosswalk')).length, 1);
  await browser.fillInWithFile(url, file('term,means\nSports and recreation,SW\nChess,SW\n'), { from: own, to: taxonomyId, without: 'without' });
  assert.equal((await world.stored('select from directory.crosswalk')).length, 2);
});

test('what is missing or wrong comes back beside its field; others may not', async () => {
  const browser = await world.as(editor);
  assert.match((await browser.fillInWithFile(url, file('a,b\n1,2\n'), { from: own, to: own })).text, /Select another list than the first/);
  const missing = await browser.fillInWithFile(url, file(''), { from: '', to: own });
  assert.match(missing.text, /Select the list whose terms stand first/);
  assert.match(missing.text, /Choose a file/);
  assert.equal((await (await world.as(owner)).visit(url)).status, 403);
});
