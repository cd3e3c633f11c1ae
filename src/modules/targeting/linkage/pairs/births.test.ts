import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bornLikeness } from './births.ts';
import { born } from './levels.ts';

test('two days of birth stand to one another as slips of the pen do', () => {
  for (const [one, other, level, why] of [
    [20190907, 20190709, born.turned, 'day and month turned'],
    [20190914, 20190915, born.oneDigit, 'one digit'],
    [20190914, 20199014, born.oneDigit, 'two neighbours turned'],
    [20190914, 21090914, born.oneDigit, 'two neighbours turned in the year'],
    [20190914, 20190101, born.aboutYear, 'the year alone is known'],
    [20190914, 20190926, born.twoParts, 'another day of one month'],
    [20190914, 20070914, born.twoParts, 'another year'],
    [20190914, 20180325, born.nearYear, 'a brother or sister'],
    [20190914, 19880325, born.other, 'a parent'],
  ] as const) {
    assert.equal(bornLikeness(one, other), level, `${why}: ${one} and ${other}`);
    assert.equal(bornLikeness(other, one), level, `${why}, the other way round`);
  }
});
