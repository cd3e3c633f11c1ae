import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import bankHolidays from './bank-holidays.json' with { type: 'json' };
import {
  addWorkingDays,
  countsFrom,
  dueAt,
  englishCalendar as england,
  englishHolidays as holidays,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const london = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').toInstant();
const shown = (at: Temporal.ZonedDateTime) => at.toPlainDateTime().toString({ smallestUnit: 'minute' });

const anyDay = fc.integer({ min: 0, max: 365 * 8 }).map(days => day('2024-03-01').add({ days }));
const anyMoment = fc.integer({ min: 0, max: 365 * 24 * 60 * 8 }).map(minutes => london('2024-03-01T00:00').add({ minutes }));
const anyNumber = fc.nat({ max: 60 });
const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) <= 0;

test('the list holds what the rules of bank holidays give, for each year from 2024 to 2032', () => {
  const years = Array.from({ length: 9 }, (_, i) => 2024 + i);
  assert.deepEqual(
    bankHolidays.days.map(d => d.on),
    years.flatMap(bankHolidaysByRule),
  );
  for (const { on, verified } of bankHolidays.days) assert.equal(verified, on < '2028', on);
});

test('known bank holidays are days off, and the days beside them are not', () => {
  const off = ['2024-12-25', '2025-04-18', '2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28', '2027-03-26', '2027-12-27', '2027-12-28', '2028-01-03'];
  for (const on of off) assert.equal(isWorkingDay(day(on), holidays), false, on);
  for (const on of ['2026-04-02', '2026-04-07', '2026-12-24', '2026-12-29', '2027-12-29', '2028-01-04'])
    assert.equal(isWorkingDay(day(on), holidays), true, on);
});

test('one working day over Christmas and Easter', () => {
  const next = (from: string) => addWorkingDays(day(from), 1, holidays).toString();
  assert.equal(next('2026-12-24'), '2026-12-29');
  assert.equal(next('2027-12-24'), '2027-12-29');
  assert.equal(next('2026-04-02'), '2026-04-07');
  assert.equal(addWorkingDays(day('2026-12-29'), -1, holidays).toString(), '2026-12-24');
});

test('adding working days lands on a working day, and as many away as were added', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const to = addWorkingDays(from, n, holidays);
      assert.ok(isWorkingDay(to, holidays));
      assert.equal(workingDaysBetween(from, to, holidays), n);
      assert.equal(workingDaysBetween(to, from, holidays), -n);
    }),
  );
});

test('counting forward and back is counting day by day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (from, n) => {
      let there = from;
      for (let left = Math.abs(n); left > 0; left -= isWorkingDay(there, holidays) ? 1 : 0) there = there.add({ days: Math.sign(n) });
      assert.equal(addWorkingDays(from, n, holidays).toString(), there.toString());
    }),
  );
});

test('adding twice is adding once', () => {
  fc.assert(
    fc.property(anyDay, anyNumber, anyNumber, (from, a, b) =>
      addWorkingDays(addWorkingDays(from, a, holidays), b, holidays).equals(addWorkingDays(from, a + b, holidays)),
    ),
  );
});

test('working days between are counted as one would on a wall calendar', () => {
  fc.assert(
    fc.property(anyDay, fc.nat({ max: 400 }), (from, length) => {
      const days = Array.from({ length }, (_, i) => from.add({ days: i + 1 }));
      assert.equal(workingDaysBetween(from, from.add({ days: length }), holidays), days.filter(d => isWorkingDay(d, holidays)).length);
    }),
  );
});

test('what comes after 5pm, at a weekend or on a holiday counts from the next working day', () => {
  const counts = (at: string) => countsFrom(london(at), england).toString();
  assert.equal(counts('2026-11-09T07:00'), '2026-11-09');
  assert.equal(counts('2026-11-09T16:59'), '2026-11-09');
  assert.equal(counts('2026-11-09T17:00'), '2026-11-10');
  assert.equal(counts('2026-11-06T18:00'), '2026-11-09');
  assert.equal(counts('2026-11-07T10:00'), '2026-11-09');
  assert.equal(counts('2026-12-25T10:00'), '2026-12-29');
  // 5pm in London is 4pm by universal time in summer.
  assert.equal(countsFrom(Temporal.Instant.from('2026-07-06T16:00Z'), england).toString(), '2026-07-07');
});

test('one working day', () => {
  const due = (at: string) => dueAt(london(at), { amount: 1, unit: 'working-days' }, england).toString();
  assert.equal(due('2026-11-09T16:59'), '2026-11-10');
  assert.equal(due('2026-11-09T17:30'), '2026-11-11');
  assert.equal(due('2026-11-06T12:00'), '2026-11-09');
  assert.equal(due('2026-12-24T12:00'), '2026-12-29');
});

test('working hours stop at 5pm and go on at 9am', () => {
  const due = (at: string, amount = 4) => shown(dueAt(london(at), { amount, unit: 'working-hours' }, england));
  assert.equal(due('2026-11-09T10:15'), '2026-11-09T14:15');
  assert.equal(due('2026-11-09T13:00'), '2026-11-09T17:00');
  assert.equal(due('2026-11-09T15:30'), '2026-11-10T11:30');
  assert.equal(due('2026-11-06T16:00'), '2026-11-09T12:00');
  assert.equal(due('2026-11-08T16:00'), '2026-11-09T13:00');
  assert.equal(due('2026-11-09T06:00', 9), '2026-11-10T10:00');
  assert.equal(due('2026-12-24T16:00', 2), '2026-12-29T10:00');
  assert.throws(() => due('2026-11-09T10:15', -1), RangeError);
});

test('working hours always end while the office is open', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 40 }), (at, amount) => {
      const due = dueAt(at, { amount, unit: 'working-hours' }, england);
      assert.ok(isWorkingDay(due.toPlainDate(), holidays));
      assert.ok(shown(due).slice(11) > '09:00' && shown(due).slice(11) <= '17:00');
    }),
  );
});

test('hours are real hours, also when the clocks change', () => {
  const in24Hours = (at: string) => shown(dueAt(london(at), { amount: 24, unit: 'hours' }, england));
  assert.equal(in24Hours('2027-03-27T12:00'), '2027-03-28T13:00');
  assert.equal(in24Hours('2026-10-24T12:00'), '2026-10-25T11:00');
  assert.equal(in24Hours('2026-11-09T12:00'), '2026-11-10T12:00');
});

test('days, weeks and months are counted on the London calendar', () => {
  const due = (at: Temporal.Instant, amount: number, unit: 'days' | 'weeks' | 'months') => dueAt(at, { amount, unit }, england).toString();
  assert.equal(due(london('2027-03-27T23:30'), 1, 'days'), '2027-03-28');
  assert.equal(due(Temporal.Instant.from('2026-07-06T23:30Z'), 1, 'days'), '2026-07-08');
  assert.equal(due(london('2026-11-09T18:00'), 6, 'weeks'), '2026-12-21');
  assert.equal(due(london('2026-11-30T09:00'), 3, 'months'), '2027-02-28');
  assert.equal(due(london('2026-11-19T09:00'), -7, 'days'), '2026-11-12');
});

test('a later start is never due sooner', () => {
  fc.assert(
    fc.property(anyMoment, fc.nat({ max: 20_000 }), anyNumber, (at, minutes, amount) =>
      earlier(dueAt(at, { amount, unit: 'working-days' }, england), dueAt(at.add({ minutes }), { amount, unit: 'working-days' }, england)),
    ),
  );
});

/** The rules worked out a second way, to hold the list against. */
function bankHolidaysByRule(year: number): string[] {
  const on = (month: number, date: number) => Temporal.PlainDate.from({ year, month, day: date });
  const mondayFrom = (d: Temporal.PlainDate) => d.add({ days: (8 - d.dayOfWeek) % 7 });
  const easter = easterSunday(year);
  const fixed = [on(1, 1), easter.subtract({ days: 2 }), easter.add({ days: 1 }), mondayFrom(on(5, 1)), mondayFrom(on(5, 25)), mondayFrom(on(8, 25))];
  const taken: string[] = [];
  for (const holiday of [...fixed, on(12, 25), on(12, 26)].sort((a, b) => Number(a.dayOfWeek > 5) - Number(b.dayOfWeek > 5))) {
    let kept = holiday;
    while (kept.dayOfWeek > 5 || taken.includes(kept.toString())) kept = kept.add({ days: 1 });
    taken.push(kept.toString());
  }
  return taken.sort();
}

/** The Sunday after the full moon of the Book of Common Prayer's tables, for 1900 to 2199. */
function easterSunday(year: number): Temporal.PlainDate {
  const epact = (19 * (year % 19) + 24) % 30;
  const moon = Temporal.PlainDate.from({ year, month: 3, day: 21 }).add({ days: epact - (epact === 29 || (epact === 28 && year % 19 > 10) ? 1 : 0) });
  return moon.add({ days: 7 - (moon.dayOfWeek % 7) });
}
