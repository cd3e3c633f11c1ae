import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOfLevel, findLevelOfNeed, getLevelOfNeed, isForSocialCare, levelInWords, levelsOfNeed, levelsOfNeedSource, needsTeam } from './level-of-need.ts';

const [universal, additional, complex, statutory] = ['universal', 'additional', 'complex', 'statutory'].map(getLevelOfNeed) as [never, never, never, never];

test('four levels by default, in order, said to be a default', () => {
  assert.deepEqual(levelsOfNeed.map(levelInWords), ['1 Universal', '2 Additional needs', '3 Complex needs', '4 Statutory']);
  assert.equal(levelsOfNeedSource.verified, false);
  assert.equal(findLevelOfNeed('five'), undefined);
  assert.throws(() => getLevelOfNeed('five'));
});

test('one level has a team, and one is for social care', () => {
  assert.deepEqual(levelsOfNeed.filter(needsTeam), [complex]);
  assert.deepEqual(levelsOfNeed.filter(isForSocialCare), [statutory]);
});

test('only going to or from social care is a step up or down', () => {
  assert.equal(changeOfLevel(complex, statutory), 'step up');
  assert.equal(changeOfLevel(universal, statutory), 'step up');
  assert.equal(changeOfLevel(statutory, additional), 'step down');
  assert.equal(changeOfLevel(additional, complex), 'higher');
  assert.equal(changeOfLevel(complex, universal), 'lower');
  assert.equal(changeOfLevel(complex, complex), 'same');
});
