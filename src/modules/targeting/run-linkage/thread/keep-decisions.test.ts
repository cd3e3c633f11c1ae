import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepDecisions, type Decided } from './keep-decisions.ts';

/** Rows 0, 1, 2 …, each a side of its own (10, 11, 12 …), and pairs of them with how sure they are. */
function settle(found: number[], decisions: Decided[], pairs: [number, number, number][] = []) {
  const side = Int32Array.from(found, (_, row) => row + 10);
  const column = (nth: 0 | 1) => Int32Array.from(pairs, pair => pair[nth]);
  return keepDecisions(Int32Array.from(found), side, decisions, {
    pairs: { count: pairs.length, one: column(0), other: column(1), pattern: Int32Array.from(pairs.keys()) },
    sureOf: Float64Array.from(pairs, pair => pair[2]),
  });
}
const same = (id: string, one: number, other: number): Decided => ({ id, one: one + 10, other: other + 10, answer: 'same' });
const different = (id: string, one: number, other: number): Decided => ({ id, one: one + 10, other: other + 10, answer: 'different' });

test('who was called one person is one, with all who were found to be theirs', () => {
  const { cluster, applied, byPeople } = settle([0, 0, 2, 2], [same('a', 1, 2)]);
  assert.deepEqual([...cluster], [0, 0, 0, 0]);
  assert.equal(applied, 1);
  assert.deepEqual([...byPeople], [1, 2]);
});

test('who was called two is taken apart, and each row stays with the one it is more surely of', () => {
  const pairs: [number, number, number][] = [
    [0, 1, 0.99],
    [1, 2, 0.95],
    [2, 3, 0.98],
    [0, 3, 0.91],
  ];
  assert.deepEqual([...settle([0, 0, 0, 0], [different('a', 0, 3)], pairs).cluster], [0, 0, 2, 2]);
  assert.deepEqual([...settle([0, 0, 0, 0], [different('a', 0, 1)], pairs).cluster], [0, 1, 1, 1]);
});

test('an earlier “two people” is not overruled by a later “one person”, also by way of others; the contradiction is told', () => {
  const { cluster, contradicted } = settle([0, 1, 2], [different('a', 0, 2), same('b', 0, 1), same('c', 1, 2)]);
  assert.deepEqual([...cluster], [0, 0, 2]);
  assert.deepEqual(contradicted, ['c']);
});

test('decisions about rows that are no longer held do nothing', () => {
  const { cluster, applied, contradicted } = settle([0, 1], [same('a', 0, 77)]);
  assert.deepEqual([[...cluster], applied, contradicted], [[0, 1], 0, []]);
});

test('all rows of one partner’s person follow a decision about one of them', () => {
  const settled = keepDecisions(Int32Array.of(0, 1, 2), Int32Array.of(5, 5, 6), [{ id: 'a', one: 5, other: 6, answer: 'same' }], {
    pairs: { count: 0, one: new Int32Array(), other: new Int32Array(), pattern: new Int32Array() },
    sureOf: new Float64Array(),
  });
  assert.deepEqual([...settled.cluster], [0, 0, 0]);
});
