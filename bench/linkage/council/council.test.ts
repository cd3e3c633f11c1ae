import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readPeople, readTruth } from '../truth.ts';
import { makeCouncil, type Council } from './make-council.ts';
import { dateOf } from './people.ts';

const folders: string[] = [];
after(() => folders.forEach(folder => rmSync(folder, { recursive: true })));
function made(rows: number, seed: number): Council {
  const folder = mkdtempSync(join(tmpdir(), 'council-'));
  folders.push(folder);
  return makeCouncil(folder, rows, seed);
}
const printOf = ({ files }: Council) => files.reduce((hash, { path }) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex');

const council = made(12_000, 1);
const truth = readTruth(council);

test('the same seed writes the same bytes, another seed others', () => {
  const small = made(1500, 5);
  assert.equal(printOf(small), printOf(made(1500, 5)));
  assert.notEqual(printOf(small), printOf(made(1500, 6)));
});

test('as many rows are written as were asked for, and every one says who it is about', () => {
  assert.equal(
    council.files.reduce((sum, { rows }) => sum + rows, 0),
    12_000,
  );
  assert.ok(truth.person.every(person => person > 0) && truth.household.every(household => household > 0) && truth.dwelling.every(dwelling => dwelling > 0));
  const people = readPeople(council);
  assert.deepEqual(
    [...new Set(truth.person)].filter(person => !people.has(person)),
    [],
  );
});

test('mistakes are as frequent as is said', () => {
  // What a feed multiplies comes to about one over all rows.
  const near = (slip: string, share: number) =>
    assert.ok(council.slips[slip]! > share * 0.6 && council.slips[slip]! < share * 1.5, `${slip}: ${council.slips[slip]}`);
  near('forename typed wrongly', 0.022);
  near('surname typed wrongly', 0.022);
  near('digit of date of birth wrong', 0.01);
  near('postcode missing', 0.025);
  near('sex missing', 0.02);
  near('address missing', 0.022);
  assert.ok(
    Object.values(council.slips).every(share => share > 0),
    'every kind of mistake is made',
  );
});

test('households are households: several people at one address at a time, some apart, some moving', () => {
  const members = Map.groupBy(truth.person.keys(), row => truth.household[row]!);
  const several = [...members.values()].filter(rows => new Set(rows.map(row => truth.person[row])).size > 1);
  assert.ok(several.length > members.size * 0.3, 'many households have several people');
  const homes = Map.groupBy(truth.person.keys(), row => truth.person[row]!);
  const seen = (of: Int32Array) => [...homes.values()].filter(rows => new Set(rows.map(row => of[row])).size > 1).length / homes.size;
  assert.ok(seen(truth.dwelling) > 0.03 && seen(truth.dwelling) < 0.3, `people with two addresses: ${seen(truth.dwelling)}`);
  assert.ok(seen(truth.household) > 0.005, `people in two households: ${seen(truth.household)}`);
  const doors = Map.groupBy(truth.person.keys(), row => truth.dwelling[row]!);
  assert.ok(
    [...doors.values()].some(rows => new Set(rows.map(row => truth.household[row])).size === 2),
    'homes are taken by others',
  );
});

test('there are twins and sons named after their fathers', () => {
  const people = readPeople(council);
  const members = Map.groupBy(people.keys(), person => truth.household[truth.person.indexOf(person)]!);
  const pairs = [...members.values()].flatMap(own =>
    own.flatMap((one, nth) => own.slice(nth + 1).map(other => [people.get(one)!, people.get(other)!] as const)),
  );
  assert.ok(
    pairs.some(([one, other]) => one.born === other.born && one.forename !== other.forename),
    'twins',
  );
  assert.ok(
    pairs.some(([one, other]) => one.forename === other.forename && one.born !== other.born && one.sex === 'M'),
    'a father and his son',
  );
});

test('days are counted as calendars do', () => {
  for (const text of ['1970-01-01', '2000-02-29', '1931-12-31', '2024-03-01']) {
    const { year, month, day } = dateOf(Temporal.PlainDate.from('1970-01-01').until(text, { largestUnit: 'days' }).days);
    assert.equal(Temporal.PlainDate.from({ year, month, day }).toString(), text);
  }
});
