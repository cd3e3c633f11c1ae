import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWords } from '../values/words.ts';
import { name } from './levels.ts';
import { makeForenameLikeness } from './names.ts';

const words = newWords();
const codes = (text: string) => text.split(' ').map(word => words.codeOf(word)) as [number, number];

test('one slip of the pen is near in a long name, and somewhat alike in a short one, in any letters', () => {
  const tried = {
    'katherine kathrine': name.near,
    'ava aav': name.rough,
    'kit kti': name.rough,
    '宇平 平宇平': name.rough,
    'ava leo': name.other,
    'wu li': name.other,
  } as const;
  const pairs = Object.entries(tried).map(([pair, level]) => ({ pair, codes: codes(pair), level }));
  const likeness = makeForenameLikeness(words);
  for (const {
    pair,
    codes: [one, other],
    level,
  } of pairs)
    assert.equal(likeness(one, other), level, pair);
});
