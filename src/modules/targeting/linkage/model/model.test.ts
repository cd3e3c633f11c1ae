import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, number, place } from '../pairs/levels.ts';
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

test('whoever moved may have another phone and another e-mail address: that is one change, not three', () => {
  const [who, elsewhere, other] = [{ forename: 3, surname: 3, born: 1 }, { address: address.other }, { phone: number.other, email: number.other }];
  const rare = { ...model, chances: { ...model.chances, person: model.chances.person.map(one => one.slice()) } };
  for (const nth of [place.phone, place.email]) rare.chances.person[nth]![number.other] = 0.02;
  const sure = (said: Parameters<typeof levels>[0]) => surenessOf(rare, levels(said)).person;
  const odds = (said: Parameters<typeof levels>[0]) => sure(said) / (1 - sure(said));
  assert.ok(odds({ ...who, ...elsewhere, ...other }) > odds({ ...who, ...elsewhere }) / 5);
  assert.ok(
    odds({ ...who, address: address.dwelling, ...other }) < odds({ ...who, address: address.dwelling }) / 1000,
    'at one address both speak for themselves',
  );
});
