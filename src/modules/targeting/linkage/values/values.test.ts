import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outwardOf, placeOf, postcodeOf } from './addresses.ts';
import { nhsNumberOf, phoneOf, sexOf } from './codes.ts';
import { daysSince1970, isMonthFirst, readDay } from './dates.ts';

test('a date is read however it is written', () => {
  for (const text of [
    '2019-09-14',
    '14/09/2019',
    '14.9.2019',
    '14-9-19',
    '20190914',
    '14092019',
    '14 September 2019',
    'Sep 14, 2019',
    '2019-09-14T00:00:00',
    '14/09/2019 00:00',
  ])
    assert.equal(readDay(text, { latest: 2027 }), 20190914, text);
  for (const text of ['', 'unknown', '31/02/2019', '14/14/2019', '1/1', '99999999']) assert.equal(readDay(text), 0, text);
  assert.equal(readDay('01/02/63', { latest: 2027 }), 19630201, 'nobody is born after today');
  assert.equal(readDay('1963'), 0);
  assert.equal(readDay('1963', { evenWrong: true }), 19630101, 'a year alone says something, where days are compared');
  assert.equal(readDay('1630-08-01'), 0);
  assert.equal(readDay('1630-08-01', { since: 1500 }), 16300801, 'old registers name people who were born long ago');
});

test('days are counted as calendars do', () => {
  for (const [day, days] of [
    [19700101, 0],
    [19691231, -1],
    [20000229, 11016],
    [20000301, 11017],
    [21000301, 47541],
  ] as const)
    assert.equal(daysSince1970(day), days, String(day));
});

test('a column that writes the month first is found out by its days', () => {
  assert.equal(isMonthFirst(['01/02/2019', '12/25/2018', '03/30/2017']), true);
  assert.equal(isMonthFirst(['01/02/2019', '25/12/2018']), false);
  assert.equal(readDay('02/01/2019', { monthFirst: true }), 20190201);
});

test('a day that cannot be is kept only where a slip is looked for', () => {
  assert.equal(readDay('19231164'), 0);
  assert.equal(readDay('19231164', { evenWrong: true }), 19231164);
  assert.equal(readDay('31/02/2019', { evenWrong: true }), 20190231);
  for (const text of ['99999999', '00/00/0000', 'unknown']) assert.equal(readDay(text, { evenWrong: true }), 0, text);
});

test('a house is known by its numbers, a street by its words', () => {
  assert.deepEqual(placeOf('Flat 3, 12 St. Mary’s Rd'), { house: '3/12', street: 'street marys road', line: '', postcode: '' });
  assert.deepEqual(placeOf('12B High Street, Kirkby, ZZ9 9ZZ'), { house: 'b/12', street: 'high street', line: 'kirkby', postcode: 'ZZ99ZZ' });
  assert.deepEqual(placeOf('Flat B, 12 High St'), { ...placeOf('12b High Street') });
  assert.deepEqual(placeOf('Windsor House, 4 Castle Road'), placeOf('4 Castle Road, Windsor House'), 'lines the other way round');
  assert.equal(placeOf('').street, '');
  assert.equal(postcodeOf('zz99 3vz'), 'ZZ993VZ');
  assert.equal(outwardOf('ZZ993VZ'), 'ZZ99');
});

test('numbers are what is left without their dress, and none where they cannot be right', () => {
  assert.equal(phoneOf('+44 7700 900123'), phoneOf('07700 900 123'));
  assert.equal(phoneOf('0000000000'), '');
  assert.equal(nhsNumberOf('943 476 5919'), '9434765919');
  assert.equal(nhsNumberOf('943 476 5918'), '');
  assert.deepEqual(['F', 'female', '2', 'm', 'not known'].map(sexOf), [2, 2, 2, 1, 0]);
});
