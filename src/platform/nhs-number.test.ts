import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDigit, isNhsNumber, nhsNumberWords, readNhsNumber } from './nhs-number.ts';

// Numbers from 999 000 0000 on are kept for testing and belong to nobody.
const testNumber = fc
  .integer({ min: 0, max: 999_999 })
  .map(n => `999${String(n).padStart(6, '0')}`)
  .filter(nine => checkDigit(nine) !== 10)
  .map(nine => nine + checkDigit(nine));

test('a number in order is read in any of the ways people write it', () => {
  assert.deepEqual(readNhsNumber('9990000018'), { value: '9990000018' });
  assert.deepEqual(readNhsNumber(' 999 000 0018 '), { value: '9990000018' });
  assert.deepEqual(readNhsNumber('999-000-0018'), { value: '9990000018' });
  assert.deepEqual(readNhsNumber('999\u00a0000\u00a00018'), { value: '9990000018' });
  fc.assert(fc.property(testNumber, number => assert.deepEqual(readNhsNumber(nhsNumberWords(number)), { value: number })));
});

test('nothing typed is no mistake', () => assert.deepEqual(readNhsNumber('  '), { value: null }));

test('a wrong number is told in plain words', () => {
  for (const typed of ['999000001', '99900000180', '9990000019', '0000000000', '999 000 O018', 'not known'])
    assert.ok('mistake' in readNhsNumber(typed), typed);
});

test('any one digit mistyped is found, and any two neighbours swapped', () => {
  fc.assert(
    fc.property(testNumber, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
      assert.equal(isNhsNumber(wrong), false);
    }),
  );
  fc.assert(
    fc.property(testNumber, fc.nat({ max: 8 }), (number, at) => {
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
      assert.equal(isNhsNumber(swapped), swapped === number);
    }),
  );
});

test('nine digits whose check would be 10 are never a number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), n => {
      const nine = `999${String(n).padStart(6, '0')}`;
      const good = Array.from({ length: 10 }, (_, last) => isNhsNumber(`${nine}${last}`)).filter(Boolean).length;
      assert.equal(good, checkDigit(nine) === 10 ? 0 : 1);
    }),
  );
});
