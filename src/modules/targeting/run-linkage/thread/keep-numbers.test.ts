import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepNumbers } from './keep-numbers.ts';

const numbers = (cluster: number[], old: number[], key = cluster.map((_, nth) => nth + 1)) => [
  ...keepNumbers(Int32Array.from(cluster), Float64Array.from(old), Float64Array.from(key)).numberOf,
];

test('a person keeps the number, and a new row of theirs gets it', () => assert.deepEqual(numbers([0, 0, 0], [7, 7, 0]), [7, 7, 7]));

test('where two persons turn out to be one, the number of the larger part stays', () => assert.deepEqual(numbers([0, 0, 0, 3], [9, 9, 4, 5]), [9, 9, 9, 5]));

test('where one person turns out to be two, the larger part keeps the number and the other gets a new one', () =>
  assert.deepEqual(numbers([0, 1, 1], [7, 7, 7]), [-1, 7, 7]));

test('nobody has a number twice, whoever claims it', () => {
  const found = numbers([0, 0, 2, 2, 4], [7, 7, 7, 8, 7]);
  assert.deepEqual(found, [7, 7, 8, 8, -1]);
});

test('among equals the lower number stays, with whoever has the lowest key', () => {
  assert.deepEqual(numbers([0, 0], [9, 4]), [4, 4]);
  assert.deepEqual(numbers([0, 1], [7, 7], [20, 10]), [-1, 7]);
});

test('new numbers go by the lowest key, in whichever order the rows came', () => {
  assert.deepEqual(numbers([0, 1, 2], [0, 0, 0], [30, 10, 20]), [-3, -1, -2]);
});
