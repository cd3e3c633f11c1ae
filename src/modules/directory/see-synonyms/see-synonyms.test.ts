import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
await addTestService(world, { name: 'Money advice', description: 'Help with debt.' });
await addTestService(world, { name: 'Food bank', description: 'A bag of food.' });
const url = '/directory/synonyms';

test('an editor sees what families type and what each does, and looks through it', async () => {
  const browser = await world.as(editor);
  assert.match((await browser.visit(url)).text, /Words that families use.*All entries|entries.*What families type.*Looked for as well/);
  const { text } = await browser.visit(`${url}?q=foodbank`);
  assert.match(text, /1 entry.*foodbank food bank 1|1 entry.*foodbank Looked for as well food bank Services with it 1/);
  assert.match((await browser.visit(`${url}?q=hamster`)).text, /Nothing on the list has these words/);
  assert.match((await browser.visit(`${url}?q=mouldy`)).text, /None: it does nothing/);
});

test('an editor tries a phrase: what it is understood as, and what is found first; it is not kept', async () => {
  const browser = await world.as(editor);
  const { status, text, html } = await browser.fillIn(url, { phrase: 'I’m skint, need a foodbnk' });
  assert.equal(status, 200);
  assert.match(text, /What a search makes of “I’m skint, need a foodbnk”.*Counts “skint”, “foodbank”.*Taken for “foodbnk” for “foodbank”/);
  assert.match(text, /Also looked for .*food bank \(because of “foodbank”\).*Found first, of 2 services/);
  assert.match(html, /<li><a class="govuk-link" href="\/services\/[^"]+">Food bank/);
  assert.match((await browser.fillIn(url, { phrase: 'zzyzx' })).text, /It finds nothing/);
  const empty = await browser.fillIn(url, { phrase: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Enter what a family might type/);
  assert.equal((await world.stored(`select from platform.draft where answers::text like '%skint%'`)).length, 0);
});

test('words are for editors alone', async () => {
  const owner = await world.as(await world.worker('Olive Park', { roles: ['service-provider'] }));
  assert.equal((await owner.visit(url)).status, 403);
  assert.doesNotMatch((await owner.visit('/directory')).text, /Words that families use/);
  assert.match((await (await world.as(editor)).visit('/directory')).text, /Words that families use/);
});
