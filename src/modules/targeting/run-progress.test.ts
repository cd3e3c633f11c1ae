import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, secondsLeft, shareDone } from './run-progress.ts';

const earlier = { rows: 1000, seconds: { gathering: 2, preparing: 1, comparing: 4, learning: 3, clusters: 2, writing: 1 } };
const at = { stage: 'comparing', done: 0, of: 1, secondsInStage: 1 } as const;

test('what is left is reckoned by the run before, for as many rows', () => {
  assert.equal(secondsLeft(at, 1000, earlier), 3 + 3 + 2 + 1);
  assert.equal(secondsLeft(at, 2000, earlier), 7 + 6 + 4 + 2);
});

test('how fast a stage goes counts more than how long it took before', () =>
  assert.equal(secondsLeft({ ...at, done: 1, of: 11 }, 1000, earlier), 10 + 3 + 2 + 1));

test('a stage that takes longer than before has nothing left, and the later ones all', () =>
  assert.equal(secondsLeft({ ...at, secondsInStage: 60 }, 1000, earlier), 3 + 2 + 1));

test('before any run has ended it cannot be told, but in the last stage', () => {
  assert.equal(secondsLeft({ ...at, done: 1, of: 2 }, 1000, null), null);
  assert.equal(secondsLeft({ stage: 'writing', done: 1, of: 3, secondsInStage: 2 }, 1000, null), 4);
});

test('of earlier runs the one of most nearly as many rows counts; one of far fewer or more tells nothing', () => {
  const run = (rows: number) => ({ rows, seconds: {} });
  assert.equal(nearest([run(100), run(900), run(9000)], 1000)?.rows, 900);
  assert.equal(nearest([run(99), run(10_001)], 1000), null);
  assert.equal(nearest([], 1000), null);
});

test('the share done is of time, or else of stages', () => {
  assert.equal(shareDone(at, 10, 30), 0.25);
  assert.equal(shareDone({ ...at, done: 1, of: 2 }, 10, null), 2.5 / 6);
});
