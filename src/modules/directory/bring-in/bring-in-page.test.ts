import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { addSource } from '#modules/directory/index.ts';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const editor = await editorOf(world);
const [standard, ofsted] = await Promise.all(
  (['standard', 'ofsted'] as const).map(kind => world.doAs(editor, work => addSource(work, { name: `By ${kind}`, kind }))),
);
const at = (id: string | undefined) => `/directory/sources/${id}`;
const services = (name: string) =>
  JSON.stringify({
    contents: [
      { id: '00000000-0000-4000-8000-000000000001', name, status: 'active', organization: { id: '00000000-0000-4000-8000-000000000002', name: 'A library' } },
    ],
  });

test('an editor brings in a file and sees what it changed', async () => {
  const browser = await world.as(editor);
  const sent = await browser.fillInWithFile(at(standard), { field: 'file', content: services('Story time') }, { whole: 'whole' });
  assert.equal(sent.goesTo, at(standard));
  assert.match((await browser.visit(at(standard))).text, /2 new, 0 changed, 0 ended, 0 as before\. .*A library Organisation New .*Story time Service New/);
  await browser.fillInWithFile(at(standard), { field: 'file', content: services('Story hour') }, { whole: 'whole' });
  assert.match((await browser.visit(at(standard))).text, /0 new, 1 changed, 0 ended, 1 as before/);
  assert.match((await browser.visit('/open-referral-uk/v3/services')).text, /Story hour/);
});

test('a zip of tables, and Ofsted’s list', async () => {
  const browser = await world.as(editor);
  const zip = zipSync({
    'tables/organizations.csv': strToU8('id,name,description\no1,Club,A club\n'),
    'tables/services.csv': strToU8('id,organization_id,name,status\ns1,o1,Judo,active\n'),
  });
  await browser.fillInWithFile(at(standard), { field: 'file', content: zip });
  assert.match((await browser.visit(at(standard))).text, /Judo Service New/);
  await browser.fillInWithFile(at(ofsted), { field: 'file', content: 'Provider URN,Provider type\nEY900001,Childminder\n' });
  assert.match((await browser.visit(at(ofsted))).text, /Childminder EY900001 Service New/);
});

test('a file that holds nothing of the kind is refused beside the field, and changes nothing', async () => {
  const browser = await world.as(editor);
  for (const [id, content, says] of [
    [standard, 'hello', /neither JSON nor a zip/],
    [standard, '{"contents": []}', /No services were found/],
    [standard, 'PK broken', /cannot be unpacked/],
    [ofsted, 'a,b\n1,2\n', /No column was found for: urn, type/],
  ] as const) {
    const answer = await browser.fillInWithFile(at(id), { field: 'file', content });
    assert.equal(answer.status, 422);
    assert.match(answer.text, says);
  }
  assert.match((await browser.fillIn(at(standard), {})).text, /Choose a file/);
});

test('others may not, and a source that is not there is not', async () => {
  const owner = await world.as(await world.worker('Olive Park', { roles: ['service-provider'] }));
  assert.equal((await owner.visit(at(standard))).status, 404);
  assert.equal((await (await world.as(editor)).visit(at(world.platform.newId()))).status, 404);
});
