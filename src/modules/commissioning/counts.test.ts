import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallest } from '#platform/small-numbers.ts';
import { someLeftOut, withoutFew, type KeptCount, type RawCount, type Side } from './counts.ts';

type Case = { category: string; ward: string; age: string; reason: string };

/** Counted as the database counts: every case once on each side. */
function counted(cases: readonly Case[]): RawCount[] {
  const sides: Side[] = ['ward', 'age', 'reason'];
  return sides.flatMap(side =>
    [...Map.groupBy(cases, one => `${one.category}/${one[side]}`)].map(([key, its]) => {
      const [category = '', code = ''] = key.split('/');
      return { measure: 'unmet' as const, category, side, code, number: its.length };
    }),
  );
}

const oneOf = (...some: string[]) => fc.constantFrom(...some);
const cases = fc.array(
  fc.record({
    category: oneOf('17', '27'),
    // Some wards and reasons are rare.
    ward: oneOf('Larkfield', 'Larkfield', 'Larkfield', 'Rectory', 'Rectory', 'Mills', ''),
    age: oneOf('0-4', '5-9', '5-9', '10-15', '10-15', '10-15', '25+'),
    reason: oneOf('full', 'full', 'full', 'far', 'none', 'cost'),
  }),
  { maxLength: 60, size: 'max' },
);

const of = (kept: readonly KeptCount[], category: string, side: KeptCount['side']) => kept.filter(one => one.category === category && one.side === side);
const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

test('whatever happened to whomever, no number that is kept is small, and none that is not kept can be worked out', () => {
  let [shown, hidden] = [0, 0];
  fc.assert(
    fc.property(cases, happened => {
      const kept = withoutFew(counted(happened));
      for (const category of new Set(happened.map(one => one.category))) {
        const total = of(kept, category, 'all')[0]?.number;
        const everybody = happened.filter(one => one.category === category).length;
        assert.equal(total, everybody < smallest ? null : everybody);
        for (const side of ['ward', 'age', 'reason'] as const) {
          const parts = of(kept, category, side);
          if (total === null || total === undefined) {
            assert.deepEqual(parts, [], 'of a few, not even where they are');
            continue;
          }
          const open = parts.flatMap(({ number }) => (number === null ? [] : [number]));
          assert.ok(open.every(number => number >= smallest));
          const isClosed = parts.some(({ code }) => code === someLeftOut);
          [shown, hidden] = [shown + open.length, hidden + (isClosed ? 1 : 0)];
          const truly = new Set(happened.filter(one => one.category === category).map(one => one[side])).size;
          if (isClosed) assert.ok(truly - open.length >= 2 && total - sum(open) >= smallest, `${side}: ${total} less ${sum(open)} would tell of one`);
          else assert.equal(sum(open), total);
        }
      }
    }),
    { numRuns: 2000, seed: 15 },
  );
  assert.ok(shown > 300 && hidden > 300, `both happen, so that this proves something: ${shown}, ${hidden}`);
});

const codes: Readonly<Record<Side, readonly string[]>> = {
  ward: ['Larkfield', 'Rectory', 'Mills', ''],
  age: ['0-4', '5-9', '10-15', '25+'],
  reason: ['full', 'far', 'none', 'cost'],
};

/** Everything that fits what is published: which numbers each part that is not shown could be. */
function couldBe(side: Side, parts: readonly KeptCount[], total: number): Set<number>[] {
  const closed = codes[side].filter(code => !parts.some(part => part.code === code));
  const left = total - sum(parts.flatMap(({ number }) => number ?? []));
  const possible = closed.map(() => new Set<number>());
  const choose = (nth: number, rest: number, chosen: number[]): void => {
    if (nth === closed.length - 1) {
      for (const [place, number] of [...chosen, rest].entries()) possible[place]?.add(number);
      return;
    }
    for (let number = 0; number <= rest; number += 1) choose(nth + 1, rest - number, [...chosen, number]);
  };
  choose(0, left, []);
  return possible;
}

test('tried out: every part that is not shown could be several numbers, for somebody who knows all that is published', () => {
  let tried = 0;
  fc.assert(
    fc.property(cases, happened => {
      const kept = withoutFew(counted(happened.slice(0, 24)));
      for (const { category, number: total } of kept.filter(({ side }) => side === 'all'))
        for (const side of ['ward', 'age', 'reason'] as const) {
          const parts = of(kept, category, side);
          if (total === null || !parts.some(({ code }) => code === someLeftOut)) continue;
          for (const numbers of couldBe(side, parts, total)) assert.ok(numbers.size >= smallest);
          tried += 1;
        }
    }),
    { numRuns: 500, seed: 4 },
  );
  assert.ok(tried > 100);
});

test('a quarter that differs from another by one case of a few tells nothing of it', () => {
  const many = Array.from({ length: 20 }, (): Case => ({ category: '27', ward: 'Larkfield', age: '10-15', reason: 'full' }));
  const one: Case = { category: '16', ward: 'Mills', age: '0-4', reason: 'none' };
  assert.deepEqual(of(withoutFew(counted([...many, one])), '16', 'all'), [{ measure: 'unmet', category: '16', side: 'all', code: '', number: null }]);
  assert.deepEqual(of(withoutFew(counted([...many, one])), '16', 'ward'), []);
});
