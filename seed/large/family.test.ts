import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCouncil } from './council.ts';
import { dayOf } from './days.ts';
import { familyOf } from './family.ts';

const council = makeCouncil(1, 0.1);
const today = dayOf(Temporal.PlainDate.from('2027-03-01'));
const families = Array.from({ length: 20_000 }, (_, number) => familyOf(council, number, today));

test('no family has early help twice at once', () => {
  const overlapping = families.filter(({ requests }) => {
    const episodes = requests.flatMap(({ episode }) => episode ?? []);
    return episodes.some((episode, nth) => episodes.slice(nth + 1).some(later => episode.endDay === null || later.day <= episode.endDay));
  });
  assert.deepEqual(
    overlapping.map(({ number }) => number),
    [],
  );
  assert.ok(families.some(({ requests }) => requests.filter(({ episode }) => episode).length > 1));
});

test('the same number is the same family, whenever it is made', () => {
  for (const number of [0, 7, 19_999]) assert.deepEqual({ ...familyOf(council, number, today), chance: null }, { ...families[number], chance: null });
});
