import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayWait } from './wait.ts';

test('what is known of waiting is said in one sentence; what is not known is left out', () => {
  assert.equal(
    sayWait({ daysToAnswer: 3.5, daysToStart: 21, waitingToStart: 7 }),
    'Of those referred in the last year, half were answered within 4 days, half began within 21 days of a yes and 7 wait for a place.',
  );
  assert.equal(sayWait({ daysToAnswer: 1, daysToStart: null, waitingToStart: null }), 'Of those referred in the last year, half were answered within 1 day.');
  assert.equal(sayWait({ daysToAnswer: null, daysToStart: null, waitingToStart: null }), null);
  assert.equal(sayWait(undefined), null);
});
