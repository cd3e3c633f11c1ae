import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGroups, type Groups } from './groups.ts';

const asLists = ({ order, starts }: Groups) => Array.from({ length: starts.length - 1 }, (_, nth) => [...order.subarray(starts[nth], starts[nth + 1])]);

/** Keys as rules make them: anything from the least to the greatest whole number of 32 bits. */
const keysOf = (numbers: readonly number[]) => Int32Array.from(numbers, number => (number === 0 ? 0 : Math.imul(number, 0x85ebca6b)));

test('rows that share a key are one group, in their order; rows without a key or alone with theirs are in none', () => {
  const found = findGroups(keysOf([7, 0, 9, 7, 5, 9, 0, 7]), { most: 10 }, () => assert.fail('nobody is left out'));
  assert.deepEqual(asLists(found).toSorted(), [
    [0, 3, 7],
    [2, 5],
  ]);
  assert.equal(found.rows, 6);
});

test('a key of too many rows is left out, and its rows are told', () => {
  const dropped: number[] = [];
  const found = findGroups(keysOf([1, 1, 1, 1, 2, 2]), { most: 3 }, row => dropped.push(row));
  assert.deepEqual(asLists(found), [[4, 5]]);
  assert.equal(found.leftOut, 4);
  assert.deepEqual(dropped, [0, 1, 2, 3]);
});

test('where a rule would give too many pairs, the keys of fewest rows are used', () => {
  const found = findGroups(keysOf([1, 1, 2, 2, 3, 3, 3, 4, 4, 4]), { most: 10, atMost: 4 }, () => undefined);
  assert.deepEqual(asLists(found).toSorted(), [
    [0, 1],
    [2, 3],
  ]);
});

test('of a rule that is sampled some keys are drawn, always the same', () => {
  const keys = Array.from({ length: 4000 }, (_, row) => 1 + Math.floor(row / 2));
  const dropped = new Set<number>();
  const found = findGroups(keysOf(keys), { most: 10, sampled: 500 }, row => dropped.add(row));
  assert.equal(found.inOne, 4);
  assert.ok(found.starts.length - 1 > 350 && found.starts.length - 1 < 650, `about a fourth of 2000: ${found.starts.length - 1}`);
  assert.equal(dropped.size + found.order.length, keys.length);
  assert.deepEqual(findGroups(keysOf(keys), { most: 10, sampled: 500 }, () => undefined).order, found.order);
});

test('many rows of few keys, and few of many, are grouped alike', () => {
  for (const different of [3, 700, 40_000]) {
    const keys = Array.from({ length: 100_000 }, (_, row) => 1 + ((row * 7919) % different));
    const found = asLists(findGroups(keysOf(keys), { most: 100_000 }, () => undefined));
    assert.equal(found.length, different);
    for (const rows of found) {
      assert.ok(rows.every((row, nth) => keys[row] === keys[rows[0]!] && (nth === 0 || rows[nth - 1]! < row)));
    }
  }
});
