import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { isArea, NoPostcodes, postcodeReader } from './read-postcodes.ts';

const csv = [
  'pcd7,pcds,doterm,lad25cd,wd25cd,lat,long',
  'FN1 2AB,FN1 2AB,,E10000001,E05000001,53.6,1.2',
  'FN1 2AD,FN1 2AD,202001,E10000001,E05000001,53.6,1.2',
  'FN9 9ZZ,FN9 9ZZ,,E10000002,E05000002,99.999999,0',
  'ZZ1 1AA,ZZ1 1AA,,E10000009,E05000009,51.5,-0.1',
  'nonsense,nonsense,,E10000001,,53,1',
].join('\n');

/** As it comes through the network: in pieces that end anywhere. */
function readIn(bytes: Uint8Array, areas: string[], size = 17) {
  const reader = postcodeReader(areas);
  const found = [];
  for (let from = 0; from < bytes.length; from += size) found.push(...reader.push(bytes.subarray(from, from + size)));
  return { found: [...found, ...reader.end()], ...reader };
}

test('what is wanted is found by the names in the heading, wherever the pieces end', () => {
  const { found, counts } = readIn(strToU8(`\uFEFF${csv}`), ['FN']);
  assert.deepEqual(found, [{ postcode: 'FN12AB', district: 'FN1', latitude: 53.6, longitude: 1.2, wardCode: 'E05000001' }]);
  assert.deepEqual(counts, { rows: 5, kept: { FN: 1 }, elsewhere: 1, ended: 1, withoutPlace: 1, unread: 1 });
});

test('by district, by the letters of an area, or by the code of an authority', () => {
  const wanted = (area: string) => readIn(strToU8(csv), [area]).found.map(({ postcode }) => postcode);
  assert.deepEqual(
    [wanted('FN1'), wanted('FN2'), wanted('E10000001'), wanted('E10000009'), wanted('ZZ')],
    [['FN12AB'], [], ['FN12AB'], ['ZZ11AA'], ['ZZ11AA']],
  );
  assert.deepEqual(['FN', 'FN1', 'E10000001', 'EC1A', 'fn1', 'FN1 2AB', '1'].map(isArea), [true, true, true, true, false, false, false]);
});

test('other years, cells in quotation marks and other line ends are read too', () => {
  const old =
    '"pcd","pcd2","pcds","dointr","doterm","oscty","oslaua","osward","lat","long"\r\n"FN1 2AB","FN1  2AB","FN1 2AB","1980","","E1","E10000001","E05000001",53.6,1.2\r\n';
  assert.deepEqual(readIn(strToU8(old), ['FN1']).found, [{ postcode: 'FN12AB', district: 'FN1', latitude: 53.6, longitude: 1.2, wardCode: 'E05000001' }]);
});

test('a zip as it is published: the postcodes, once each, and the names of wards', () => {
  const zip = zipSync({
    'Data/ONSPD_UK.csv': strToU8(csv),
    'Data/multi_csv/ONSPD_FN.csv': strToU8(csv),
    'Documents/Ward names and codes.csv': strToU8('WD25CD,WD25NM\nE05000001,Fernbury Mills\n'),
    'Documents/Readme.txt': strToU8('lat,long,pcds\n'),
  });
  const { found, wardNames } = readIn(zip, ['FN'], 64);
  assert.equal(found.length, 1);
  assert.equal(wardNames.get('E05000001'), 'Fernbury Mills');
});

test('what is no directory of postcodes is said to be none', () => {
  assert.throws(() => readIn(strToU8('name,age\nA,1\n'), ['FN']), NoPostcodes);
  assert.throws(() => readIn(strToU8('x'.repeat(300_000)), ['FN'], 65_536), /no lines/);
  assert.throws(() => readIn(strToU8('PK\u0003\u0004 broken'), ['FN']), NoPostcodes);
});
