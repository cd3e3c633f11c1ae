import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findServiceIds, findTaxonomies, findTerms, importCrosswalk, importTaxonomy, readTaxonomy } from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { addTestService, category, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
const termsNow = () => doWork(world.platform, nobody, 'look', findTerms);
const listed = async (name: string) =>
  (await termsNow()).filter(({ taxonomy }) => taxonomy === name).map(({ name: term, parentId, code }) => ({ term, code, isTop: parentId === null }));

test('a list of terms comes in as CSV, in any order, and is put right by the next one', async () => {
  const csv = 'code,name,parent\nB1,"Babies, and toddlers",B\nB,Being little,\n';
  await world.doAs(editor, work => importTaxonomy(work, readTaxonomy(csv, 'Needs')));
  assert.deepEqual(await listed('Needs'), [
    { term: 'Being little', code: 'B', isTop: true },
    { term: 'Babies, and toddlers', code: 'B1', isTop: false },
  ]);
  await world.doAs(editor, work => importTaxonomy(work, readTaxonomy(csv.replace('Being little', 'Early years'), 'Needs')));
  assert.deepEqual((await listed('Needs'))[0], { term: 'Early years', code: 'B', isTop: true });
});

test('and as JSON, by the standard or with terms beside', async () => {
  const terms = [{ id: '00000000-0000-4000-8000-000000000001', name: 'Housing', description: 'Homes' }];
  await world.doAs(editor, work => importTaxonomy(work, readTaxonomy(JSON.stringify({ taxonomy: { name: 'Esd', version: '2' }, terms }), 'file')));
  await world.doAs(editor, work => importTaxonomy(work, readTaxonomy(JSON.stringify({ name: 'Whole', taxonomy_terms: [{ name: 'Money' }] }), 'file')));
  assert.deepEqual(
    (await doWork(world.platform, nobody, 'look', findTaxonomies)).map(({ name }) => name),
    ['DfE family hubs service categories', 'Esd', 'Needs', 'Whole'],
  );
});

test('a crosswalk puts services under what their terms mean', async () => {
  const id = await addTestService(world, { name: 'Stay and play', termIds: [category['toddler groups']] });
  const lists = await doWork(world.platform, nobody, 'look', findTaxonomies);
  const [from, to] = ['DfE family hubs service categories', 'Needs'].map(name => lists.find(one => one.name === name)?.id ?? '');
  const csv = 'ours,theirs\n"Parent, baby and toddler groups",B1\nSomething else,B1\n';
  const outcome = await world.doAs(editor, work => importCrosswalk(work, csv, { from: from!, to: to! }));
  assert.deepEqual(outcome, { pairs: 1, unknown: ['Something else'] });
  const needs = (await termsNow()).filter(({ taxonomy }) => taxonomy === 'Needs');
  for (const term of needs)
    assert.deepEqual(
      (await doWork(world.platform, nobody, 'look', work => findServiceIds(work, { termIds: [term.id] }, { from: 0, most: 9 }))).ids,
      [id],
      term.name,
    );
  const written = await world.app.inject({ method: 'GET', url: `/open-referral-uk/v3/services/${id}`, headers: { host: 'localhost' } });
  assert.match(written.body, /Babies, and toddlers/);
});

test('a list that goes round in a circle, is empty or is nobody’s to bring in is refused', async () => {
  const refused = (text: string) => world.doAs(editor, work => importTaxonomy(work, readTaxonomy(text, 'Bad')));
  await assert.rejects(refused('code,name,parent\nA,One,B\nB,Two,A'), /stands above itself/);
  await assert.rejects(refused('code,name\n'), /no terms/);
  await assert.rejects(refused('{"terms": oops'), /not JSON/);
  const owner = await world.worker('Olive Park', { roles: ['service-provider'] });
  await assert.rejects(
    world.doAs(owner, work => importTaxonomy(work, readTaxonomy('name\nOne', 'Theirs'))),
    { kind: 'not-allowed' },
  );
});

test('an editor brings a list in on its page; what is no list is told beside the file', async () => {
  const browser = await world.as(editor);
  const sent = await browser.fillInWithFile('/directory/terms/new', { field: 'file', content: 'name\nQuiet places\n' }, { name: 'Senses' });
  assert.equal(sent.goesTo, '/directory/sources');
  assert.match((await browser.visit('/directory/sources')).text, /Senses Version Not given Terms 1|Senses Not given 1/);
  const wrong = await browser.fillInWithFile('/directory/terms/new', { field: 'file', content: '{' }, { name: 'Broken' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /not JSON/);
  const owner = await world.as(await world.worker('Oscar Fell', { roles: ['service-provider'] }));
  assert.equal((await owner.visit('/directory/terms/new')).status, 403);
});
