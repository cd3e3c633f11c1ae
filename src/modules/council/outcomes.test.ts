import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNeed, missingForResult, needsOf, outcomeFramework, outcomeOfNeed, outcomesOf } from './outcomes.ts';

const framework = outcomeFramework();

test('ten outcomes whose headings are checked, and needs that say they are not', () => {
  assert.deepEqual(
    framework.outcomes.map(outcome => outcome.key),
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
  );
  assert.ok(framework.outcomes.every(outcome => outcome.verified));
  assert.ok(needsOf(framework).every(need => !need.verified));
  assert.equal(needsOf(framework).length, 34);
  for (const need of needsOf(framework)) assert.equal(outcomeOfNeed(framework, need.key)?.key, need.key.split('.')[0]);
  assert.throws(() => outcomeFramework('another'));
});

test('education counts after two terms, and all else after six months', () => {
  for (const { key, sustainedFor } of framework.outcomes)
    assert.deepEqual(sustainedFor, key === '1' ? { amount: 2, unit: 'terms' } : { amount: 6, unit: 'months' });
});

test('needs come under their outcomes, each once and in order', () => {
  assert.deepEqual(
    outcomesOf(framework, ['10.2', '1.1', '1.4', '99.9']).map(outcome => outcome.key),
    ['1', '10'],
  );
  assert.equal(findNeed(framework, '5.4')?.words, 'Young carer');
});

test('a result in the ledger needs all of its parts', () => {
  const complete = { needs: ['1.1', '5.1', '10.2'], assessed: true, planned: true, hasLead: true, met: true, sustained: true };
  assert.deepEqual(missingForResult(framework, complete), []);
  assert.deepEqual(missingForResult(framework, { ...complete, needs: ['1.1', '1.1', '5.1', 'unknown'] }), ['At least 3 needs']);
  assert.deepEqual(missingForResult(framework, { ...complete, hasLead: false, sustained: false }), ['A lead practitioner', 'Outcomes that lasted long enough']);
});
