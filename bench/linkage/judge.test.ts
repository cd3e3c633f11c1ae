import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countHouseholds, explainHouseholds } from './households.ts';
import { countFalse, countMissed, countPairs } from './judge.ts';
import type { Known, Truth } from './truth.ts';

const truthOf = (person: number[], household: number[], slips = person.map(() => '')): Truth => ({
  ...{ rows: person.length, person: Int32Array.from(person), household: Int32Array.from(household), dwelling: Int32Array.from(household), slips },
  ...{ starts: new Map(), feed: Uint8Array.from(person, (_, row) => row % 2) },
});
const known = (forename: string, born: string, home = 0): Known => ({
  background: 'any',
  sex: 'M',
  forename,
  surname: 'Okafor',
  born,
  home: { lastDay: home, lastTold: home },
});

test('pairs are counted by what was put together and what belongs together', () => {
  assert.deepEqual(countPairs([1, 1, 1, 2], [1, 1, 2, 2]), { precision: 1 / 3, recall: 1 / 2, f1: 0.4 });
  assert.deepEqual(countPairs([1, 1, 1], [1, 1, 1], [0, 0, 1]), { precision: 1, recall: 1, f1: 1 });
  assert.equal(countPairs([1, 2, 3], [1, 1, 2], [0, 0, 1]).recall, 1, 'there is no pair of two feeds to find');
});

test('two of a household who are taken for one are counted as pairs of rows, and named by what makes them alike', () => {
  const truth = truthOf([1, 1, 2, 3], [7, 7, 7, 8]);
  const people = new Map([
    [1, known('Ade', '100')],
    [2, known('Ayo', '100')],
    [3, known('Ade', '300')],
  ]);
  const { linked, within, kinds } = countFalse(truth, { person: Int32Array.from([1, 1, 1, 1]) }, people);
  assert.deepEqual([linked, within], [6, 2]);
  assert.deepEqual(kinds, { twins: 2, 'strangers: same forename, same surname': 2, 'strangers: same surname': 1 });
});

test('what is missed is told by what was done to the rows', () => {
  const truth = truthOf([1, 1, 1], [7, 7, 7], ['', 'ft', '']);
  const missed = countMissed(truth, { person: Int32Array.from([1, 2, 1]) }, new Map([[1, known('Ade', '1')]]));
  assert.deepEqual(
    missed.find(({ kind }) => kind === 'ft'),
    { kind: 'ft', pairs: 2, missed: 2, share: 1 },
  );
  assert.equal(missed.find(({ kind }) => kind === 'none')?.missed, 0);
});

test('households are judged by people, at the home they had when last told of', () => {
  const truth = truthOf([1, 1, 1, 2, 3], [7, 7, 8, 7, 8]);
  const people = new Map([
    [1, known('Ade', '1', 8)],
    [2, { ...known('Ayo', '2', 7), home: { lastDay: 8, lastTold: 7 } }],
    [3, known('Abi', '3', 8)],
  ]);
  assert.equal(countHouseholds(truth, Int32Array.from([5, 5, 5, 6, 5]), people).f1, 1);
  assert.equal(countHouseholds(truth, Int32Array.from([5, 5, 5, 5, 5]), people, 'lastDay').f1, 1, 'wherever nobody told that they moved');
  const { lenient, missed, wrong } = explainHouseholds(truth, Int32Array.from([5, 5, 5, 5, 6]), people);
  assert.deepEqual(missed, { 'written at one address, one of them also elsewhere': 1 });
  assert.deepEqual(wrong, { 'together part of the time': 1 });
  assert.equal(lenient.precision, 1);
});
