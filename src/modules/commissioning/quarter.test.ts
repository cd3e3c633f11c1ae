import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quarterAfter, quarterBefore, quarterOf, quartersOver, sayQuarter } from './quarter.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test('a quarter is three whole months, and is said so', () => {
  assert.equal(sayQuarter(quarterOf(day('2026-11-28'))), 'October to December 2026');
  assert.equal(quarterOf(day('2026-01-01')).startsOn.toString(), '2026-01-01');
});

test('only quarters that are over are counted, the newest first', () => {
  assert.deepEqual(quartersOver(day('2026-10-01'), 2).map(sayQuarter), ['July to September 2026', 'April to June 2026']);
});

test('every day is in one quarter, and in no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), days => {
      const one = day('1990-01-01').add({ days });
      const quarter = quarterOf(one);
      assert.ok(Temporal.PlainDate.compare(quarter.startsOn, one) <= 0 && Temporal.PlainDate.compare(one, quarterAfter(quarter).startsOn) < 0);
      assert.equal(quarterAfter(quarterBefore(quarter)).startsOn.toString(), quarter.startsOn.toString());
    }),
    { seed: 3 },
  );
});
