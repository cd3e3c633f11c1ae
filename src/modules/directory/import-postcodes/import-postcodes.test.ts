import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { loadPostcodes } from '../index.ts';
import { takeUpPostcodes } from './load-postcodes.job.ts';

const world = await newWorld();
const { owner } = await keepersOf(world);
const editor = await editorOf(world);
const url = '/directory/postcodes';
const read = async () => {
  const [file] = await world.stored<{ id: string }>('select id from directory.postcode_file order by received_at desc, id desc limit 1');
  await loadPostcodes(world.platform, { fileId: file?.id ?? '' });
  return file?.id ?? '';
};
const lines = [
  'pcds,doterm,lad25cd,wd25cd,lat,long',
  'FN7 1AA,,E10000001,E05000001,53.61,1.21',
  'FN7 1AB,202001,E10000001,E05000001,53.6,1.2',
  'ZZ1 1AA,,E1,E2,51,0',
];
const zip = zipSync({ 'Data/ONSPD.csv': strToU8(lines.join('\n')), 'Documents/Wards.csv': strToU8('WD25CD,WD25NM\nE05000001,Seaview\n') });

test('an editor brings in the zip as it is published; it is read in the background, and told what came of it', async () => {
  const service = await addTestService(world, {
    name: 'By postcode alone',
    at: {
      latitude: undefined,
      longitude: undefined,
      ward: undefined,
      addresses: [{ lines: '1 Sea St', town: 'Saltmere', postcode: 'FN7 1AA', country: 'GB', kind: 'physical' }],
    } as never,
  });
  const browser = await world.as(editor);
  assert.match((await browser.visit(url)).text, /No postcode is known here yet.*No file has come yet/);
  const answer = await browser.fillInWithFile(url, { field: 'file', content: zip }, { areas: 'fn7, fn8' });
  assert.equal(answer.goesTo, url, answer.text);
  assert.match((await browser.visit(url)).text, /FN7, FN8 Being read 0%, 0 lines/);
  assert.equal((await browser.fillInWithFile(url, { field: 'file', content: zip }, { areas: 'FN7' })).status, 409);
  await read();
  const page = (await browser.visit(url)).text;
  assert.match(page, /1 postcodes in one district are known/);
  assert.match(page, /FN7, FN8 Done FN7 1\. 1 places are found now 1 elsewhere, 1 not in use any more/);
  assert.deepEqual(await world.stored('select postcode, district, ward, latitude from directory.postcode'), [
    { postcode: 'FN71AA', district: 'FN7', ward: 'Seaview', latitude: 53.61 },
  ]);
  const [at] = await world.stored<{ wards: string[] }>('select wards from directory.service where id = $1', [service]);
  assert.deepEqual(at?.wards, ['Seaview']);
  assert.deepEqual(await world.stored('select from directory.postcode_file_part'), [], 'the bytes are gone');
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.postcodes-received' and actor_id = $1`, [editor.id])).length, 1);
  assert.equal((await world.stored(`select from platform.event where kind = 'directory.postcodes-imported'`)).length, 1);
});

test('a file that is no directory of postcodes changes nothing, and says why; read twice it is read once', async () => {
  const browser = await world.as(editor);
  await browser.fillInWithFile(url, { field: 'file', content: 'name,age\nA,1\n' }, { areas: 'FN7' });
  const id = await read();
  await loadPostcodes(world.platform, { fileId: id });
  assert.match((await browser.visit(url)).text, /Not read No columns were found for the postcode \(pcds\), lat and long/);
  assert.equal((await world.stored('select from directory.postcode')).length, 1);
});

test('a reading that was cut off is taken up again', async () => {
  await (await world.as(editor)).fillInWithFile(url, { field: 'file', content: lines.join('\r\n') }, { areas: 'FN7' });
  world.wait({ minutes: 3 });
  await world.asService(async work => {
    await takeUpPostcodes(work, {});
    await work.record({ kind: 'test.looked', sentence: () => '', quiet: true }, { familyId: null, details: {} });
  });
  const [file] = await world.stored<{ id: string; again: boolean }>(
    `select id, began_at > received_at as again from directory.postcode_file where state = 'reading'`,
  );
  assert.ok(file?.again);
  await read();
});

test('what is missing or wrong comes back beside its field; others may not', async () => {
  const browser = await world.as(editor);
  assert.match(
    (await browser.fillInWithFile(url, { field: 'file', content: zip }, { areas: 'FN7, Fernbury' })).text,
    /FERNBURY is no postcode district or area/,
  );
  assert.match((await browser.fillInWithFile(url, { field: 'file', content: zip }, { areas: '' })).text, /Enter which postcodes are kept/);
  assert.match((await browser.fillInWithFile(url, { field: 'file', content: '' }, { areas: 'FN7' })).text, /Choose a file/);
  assert.equal((await (await world.as(owner)).visit(url)).status, 403);
});
