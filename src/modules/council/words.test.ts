import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capital, councilWord, councilWords } from './words.ts';

test('each thing has one word of the council, and begins small', () => {
  assert.equal(new Set(councilWords.map(word => word.key)).size, councilWords.length);
  for (const { key, one, many } of councilWords) {
    assert.equal(councilWord(key).many, many);
    assert.equal(one, one.trim());
    assert.match(one, /^[a-z]/);
  }
  assert.equal(councilWord('team').short, 'TAF');
  assert.equal(capital(councilWord('team').one), 'Team around the family');
});
