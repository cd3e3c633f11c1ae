import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoresOf } from './score.ts';

/** Four services; in which of them a stem stands, and with what weight. */
const held = (said: Record<string, Record<number, number>>) => ({
  size: 4,
  said: new Map(
    Object.entries(said).map(([stem, weights]) => [
      stem,
      { at: Int32Array.from(Object.keys(weights), Number), weights: Float32Array.from(Object.values(weights)) },
    ]),
  ),
});
const order = (scores: Float64Array) => [...scores.keys()].filter(at => scores[at]! > 0).sort((a, b) => scores[b]! - scores[a]!);

test('a rarer word counts for more, and so does one in the name', () => {
  const words = held({ group: { 0: 0.4, 1: 0.4, 2: 0.6 }, sleep: { 1: 0.4 } });
  const sought = ['group', 'sleep'].map(stem => ({ ways: [[stem]], share: 1 }));
  assert.deepEqual(order(scoresOf(sought, words)), [1, 2, 0]);
});

test('of a way of several words all must be there', () => {
  const words = held({ food: { 0: 0.4, 1: 0.4 }, bank: { 1: 0.4, 2: 0.4 } });
  assert.deepEqual(order(scoresOf([{ ways: [['food', 'bank']], share: 1 }], words)), [1]);
});

test('of several ways of saying one thing the best counts, once', () => {
  const words = held({ debt: { 0: 0.6, 1: 0.1 }, money: { 0: 0.1 } });
  const one = scoresOf([{ ways: [['debt'], ['money']], share: 1 }], words);
  const other = scoresOf([{ ways: [['debt']], share: 1 }], words);
  assert.deepEqual([...one], [...other]);
});

test('what stands nowhere finds nothing', () => {
  assert.deepEqual([...scoresOf([{ ways: [['zyx'], ['zyx', 'qqq']], share: 1 }], held({}))], [0, 0, 0, 0]);
});
