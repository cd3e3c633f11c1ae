import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandOf, sayVacancies, vacanciesHoldDays } from './vacancy.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2027-03-01');
const said = {
  saidOn: today,
  bands: [
    { band: '3-4' as const, state: 'yes' as const, places: 2 },
    { band: 'under-2' as const, state: 'no' as const, places: null },
  ],
};

test('places are told age by age, the youngest first', () => {
  const { lines, isConfirmed } = sayVacancies(said, undefined, today);
  assert.deepEqual(
    lines.map(({ age, words }) => `${age}: ${words}`),
    ['Under 2: No place is free', 'Aged 3 and 4: 2 places are free'],
  );
  assert.ok(isConfirmed);
});

test('after six weeks they are not confirmed', () => {
  assert.ok(sayVacancies(said, undefined, today.add({ days: vacanciesHoldDays })).isConfirmed);
  const old = sayVacancies(said, undefined, today.add({ days: vacanciesHoldDays + 1 }));
  assert.deepEqual([old.isConfirmed, old.lines, old.saidOn], [false, [], today]);
});

test('what an import told holds as long, and gives way to what the provider says; silence and “ask” are nothing', () => {
  const told = (state: 'yes' | 'no' | 'ask', asOf: string) => ({ kind: 'nursery' as const, vacancies: { state, asOf, note: 'Mornings' } });
  const { lines, note } = sayVacancies(null, told('yes', '2027-02-01'), today);
  assert.deepEqual([lines[0]?.words, note], ['Places are free', 'Mornings']);
  assert.ok(!sayVacancies(null, told('yes', '2026-12-01'), today).isConfirmed);
  assert.ok(!sayVacancies(null, told('ask', '2027-03-01'), today).isConfirmed);
  assert.equal(sayVacancies(said, told('no', '2027-03-01'), today).lines.length, 2);
  assert.deepEqual(sayVacancies(null, { kind: 'nursery' }, today), { lines: [], note: null, isConfirmed: false, saidOn: null });
});

test('an age belongs to one band', () => {
  assert.deepEqual([0, 1.5, 2, 3, 4, 5, 7, 8, 14].map(bandOf), ['under-2', 'under-2', '2', '3-4', '3-4', '5-7', '5-7', '8-and-over', '8-and-over']);
});
