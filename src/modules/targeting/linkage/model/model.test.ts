import assert from 'node:assert/strict';
import { test } from 'node:test';
import { number, place } from '../pairs/levels.ts';
import { beginningOf } from './beginning.ts';
import { surenessOf, type Model } from './model.ts';
import { nothingTogether } from './together.ts';

const unrelated = beginningOf('person', [], []).map(one =>
  Float64Array.from(one, (_, level) => (level === 0 ? 0 : level === one.length - 1 ? 0.999 : 0.001 / one.length)),
);
const model: Model = {
  chances: { person: beginningOf('person', [], unrelated), household: beginningOf('household', [], unrelated), unrelated },
  prior: { person: 1e-4, household: 1e-5, unrelated: 0.99989 },
  together: nothingTogether(),
};
const levels = (said: Partial<Record<keyof typeof place, number>>) => {
  const own = new Uint8Array(place.extra);
  for (const [comparison, level] of Object.entries(said)) own[place[comparison as keyof typeof place]] = level;
  return own;
};

test('rows that say only what a whole household shares are never linked without a person looking', () => {
  const shared = { surname: 2, address: 1, phone: number.same };
  const { person, household, unrelated: strangers } = surenessOf(model, levels(shared));
  assert.ok(person < 0.9 && person > 0.5, String(person));
  assert.ok(Math.abs(person + household + strangers - 1) < 1e-9);
  for (const more of [{ forename: 2 }, { born: 1 }, { upn: number.same }]) assert.ok(surenessOf(model, levels({ ...shared, ...more })).person > 0.99);
});
