import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallest, withoutSmallNumbers, type GroupCount } from './fairness.ts';
import { chance } from './made-up-rules.ts';

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
    assert.ok(![left('population'), left('listed'), left('population') - left('listed')].some(isTelling));
  }
  assert.ok(shownAtAll > 3000);
});
