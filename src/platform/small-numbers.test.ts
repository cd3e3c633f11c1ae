import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shownParts, smallest, withoutSmallNumbers, type GroupCount } from './small-numbers.ts';

/** Numbers that look like chance and are the same each time. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const group = (code: string, population: number, listed: number): GroupCount => ({ code, population, listed });

test('where no number is small, all are shown, with the rate of each beside that of everybody', () => {
  const { groups, total } = withoutSmallNumbers([group('A', 1000, 100), group('B', 1000, 50)]);
  assert.deepEqual(groups[0], { code: 'A', population: 1000, listed: 100, rate: 0.1, ratio: 0.1 / 0.075 });
  assert.equal(total.rate, 0.075);
});

test('a group with a small number is hidden, and the next smallest with it, so that the total does not tell', () => {
  const { groups, total } = withoutSmallNumbers([group('A', 1000, 100), group('B', 1000, 50), group('C', 60, 2)]);
  assert.deepEqual(
    groups.map(({ listed }) => listed),
    [100, null, null],
  );
  assert.equal(total.listed, 152);
  assert.deepEqual(withoutSmallNumbers([group('A', 500, 3)]).total.listed, null);
});

test('groups of one person each are not counted out by their total', () => {
  const ones = Array.from({ length: 5 }, (_, n) => group(`G${n}`, 100, 1));
  assert.equal(withoutSmallNumbers(ones).total.listed, null);
  const { groups, total } = withoutSmallNumbers([...ones, group('Z', 100, 0)]);
  assert.equal(total.listed, 5);
  assert.ok(
    groups.every(({ listed }) => listed === null),
    'one of six has nobody, and which is not told',
  );
});

test('whatever the numbers, none that is small is shown or can be worked out from the total', () => {
  const random = chance(7);
  let shownAtAll = 0;
  for (let n = 0; n < 3000; n += 1) {
    const counts = Array.from({ length: 1 + random(8) }, (_, i) => {
      const population = random(3) === 0 ? random(12) : random(400);
      return group(`G${i}`, population, Math.min(population, random(2) === 0 ? random(9) : random(120)));
    });
    const { groups, total } = withoutSmallNumbers(counts);
    const isTelling = (number: number) => number > 0 && number < smallest;
    for (const { population, listed } of groups)
      if (population !== null && listed !== null) assert.ok(![population, listed, population - listed].some(isTelling));
    const hidden = counts.filter((_one, i) => groups[i]?.population === null);
    shownAtAll += groups.length - hidden.length;
    if (hidden.length === 0 || total.population === null || total.listed === null) continue;
    const left = (of: 'population' | 'listed') => (total[of] ?? 0) - groups.reduce((sum, one) => sum + (one[of] ?? 0), 0);
    assert.ok(hidden.length >= 2, 'one hidden group is what is left of the total');
    assert.notEqual(left('listed'), hidden.length, 'each has one');
    assert.ok(![left('population'), left('listed'), left('population') - left('listed')].some(isTelling));
  }
  assert.ok(shownAtAll > 3000);
});

test('whoever knows the total and every part that is shown cannot work out one that is not', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(counts, numbers => {
      const { parts, total } = shownParts(new Map(numbers.map((number, n) => [`P${n}`, number])));
      const shown = [...parts.values()].filter(number => number !== null);
      assert.ok([...shown, total].every(number => number === null || number === 0 || number >= smallest));
      const sum = numbers.reduce((all, number) => all + number, 0);
      assert.equal(total, sum > 0 && sum < smallest ? null : sum, 'the total is hidden only if it is small itself');
      const hidden = parts.size - shown.length;
      if (hidden === 0 || total === null) return;
      const left = total - shown.reduce((all, number) => all + number, 0);
      // Each hidden part may be anything from nothing to all that is left, as far as the total tells.
      assert.ok(hidden >= 2 && left >= smallest);
    }),
    { numRuns: 3000, seed: 63 },
  );
});
