import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { englishCalendar } from '#platform/working-days.ts';
import { allowanceWords, clockRule, clockRules, due, dueOn, escalatesTo, immediateDanger, isDrifting, lateness, type ClockKey } from './clock.ts';

const london = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').toInstant();
const day = (text: string) => Temporal.PlainDate.from(text);
const dueBy = (key: ClockKey, from: string) => due(clockRule(key), london(from));

test('every rule names its source, its owner and what starts it, once', () => {
  assert.equal(new Set(clockRules.map(rule => rule.key)).size, clockRules.length);
  for (const { key, step, trigger, source, amount, verified } of clockRules) {
    for (const words of [step, trigger, source]) assert.ok(words.length > 3, key);
    assert.ok(Number.isInteger(amount) && amount !== 0, key);
    assert.equal(typeof verified, 'boolean');
    assert.equal(clockRule(key).step, step);
  }
  assert.match(immediateDanger.words, /call 999 now/);
});

test('what could not be checked says so', () => {
  assert.deepEqual(
    clockRules.filter(rule => !rule.verified).map(rule => rule.key),
    ['request-decided', 'family-contacted', 'child-seen', 'referral-answered'],
  );
});

test('the standards fall on the days a person would write in a diary', () => {
  assert.equal(dueBy('request-decided', '2026-11-06T15:00').toString(), '2026-11-09');
  assert.equal(dueBy('request-decided', '2026-11-06T17:30').toString(), '2026-11-10');
  assert.equal(dueBy('safeguarding-referral', '2026-12-24T11:00').toString(), '2026-12-29');
  assert.equal(dueBy('assessment-finished', '2026-11-09T10:00').toString(), '2026-11-23');
  assert.equal(dueBy('plan-shared', '2026-11-09T10:00').toString(), '2026-11-30');
  assert.equal(due(clockRule('first-review'), day('2026-11-09')).toString(), '2026-12-21');
  assert.equal(due(clockRule('later-review'), day('2026-11-30')).toString(), '2027-02-28');
  assert.equal(due(clockRule('assessed-again'), day('2026-11-09')).toString(), '2027-11-09');
  assert.equal(due(clockRule('panel-papers'), day('2026-11-19')).toString(), '2026-11-12');
  assert.equal(dueBy('information-request-red', '2026-11-09T15:00').toString({ timeZoneName: 'never' }), '2026-11-10T11:00:00+00:00');
  assert.equal(dueBy('information-request-amber', '2027-03-27T15:00').toString({ timeZoneName: 'never' }), '2027-03-28T16:00:00+01:00');
});

test('something known only by its day counts from the start of that day', () => {
  assert.equal(due(clockRule('request-decided'), day('2026-11-09')).toString(), '2026-11-10');
  assert.equal(due(clockRule('request-decided'), day('2026-11-07')).toString(), '2026-11-10');
});

test('how late something is, in words', () => {
  const on = (now: string, dueDay = '2026-11-09') => lateness(day(dueDay), london(now));
  assert.deepEqual(on('2026-11-06T23:00'), { state: 'on time', workingDays: 1, words: 'Due in 1 working day' });
  assert.deepEqual(on('2026-11-04T09:00'), { state: 'on time', workingDays: 3, words: 'Due in 3 working days' });
  assert.deepEqual(on('2026-11-09T00:00'), { state: 'due today', workingDays: 0, words: 'Due today' });
  assert.equal(on('2026-11-09T23:59').state, 'due today');
  assert.deepEqual(on('2026-11-10T00:00'), { state: 'late', workingDays: 1, words: 'Late by 1 working day' });
  assert.equal(on('2026-12-29T10:00', '2026-12-24').words, 'Late by 1 working day');
  assert.equal(on('2026-11-14T10:00', '2026-11-13').words, 'Late by less than 1 working day');
  assert.equal(on('2026-11-20T10:00').words, 'Late by 9 working days');
});

test('something due at a time of day is late after that minute', () => {
  const at2 = due({ amount: 4, unit: 'working-hours' }, london('2026-11-09T10:00'));
  assert.equal(lateness(at2, london('2026-11-09T13:59')).words, 'Due today by 2pm');
  assert.equal(lateness(at2, london('2026-11-09T14:00')).state, 'due today');
  assert.equal(lateness(at2, london('2026-11-09T14:01')).words, 'Late by less than 1 working day');
  assert.equal(lateness(due({ amount: 3, unit: 'working-hours' }, london('2026-11-09T09:05')), london('2026-11-09T09:10')).words, 'Due today by 12:05pm');
});

test('nothing is late on the day it starts, and lateness only grows', () => {
  const moment = fc.integer({ min: 0, max: 3_000_000 }).map(minutes => london('2026-01-05T00:00').add({ minutes }));
  const rules = clockRules.filter(rule => rule.amount > 0);
  const order = { 'on time': 0, 'due today': 1, late: 2 };
  fc.assert(
    fc.property(moment, fc.constantFrom(...rules), fc.nat({ max: 500_000 }), fc.nat({ max: 500_000 }), (start, rule, first, second) => {
      const when = due(rule, start);
      assert.notEqual(lateness(when, start).state, 'late', rule.key);
      const before = lateness(when, start.add({ minutes: first }));
      const after = lateness(when, start.add({ minutes: first + second }));
      assert.ok(order[before.state] <= order[after.state]);
      if (before.state === 'late') assert.ok(before.workingDays <= after.workingDays);
    }),
  );
});

test('late things rise to the next person after the time the rule gives', () => {
  const rule = clockRule('family-contacted');
  const when = day('2026-11-09');
  assert.equal(escalatesTo(rule, when, london('2026-11-10T10:00')), null);
  assert.equal(escalatesTo(rule, when, london('2026-11-11T10:00')), 'team-manager');
  assert.equal(escalatesTo(clockRule('panel-papers'), when, london('2026-12-11T10:00')), null);
});

test('a plan drifts after a year, or after three reviews without progress', () => {
  const startedOn = day('2025-11-09');
  assert.equal(isDrifting({ startedOn, reviewsWithoutProgress: 0 }, day('2026-11-09')), false);
  assert.equal(isDrifting({ startedOn, reviewsWithoutProgress: 0 }, day('2026-11-10')), true);
  assert.equal(isDrifting({ startedOn, reviewsWithoutProgress: 2 }, day('2026-01-10')), false);
  assert.equal(isDrifting({ startedOn, reviewsWithoutProgress: 3 }, day('2026-01-10')), true);
});

test('the allowance in words', () => {
  assert.equal(allowanceWords(clockRule('request-decided')), '1 working day');
  assert.equal(allowanceWords(clockRule('information-request-red')), '4 working hours');
  assert.equal(allowanceWords(clockRule('panel-papers')), '7 days before');
});

test('a due moment is listed under its London day', () => {
  assert.equal(dueOn(due({ amount: 1, unit: 'hours' }, Temporal.Instant.from('2026-07-06T22:30Z'), englishCalendar)).toString(), '2026-07-07');
});
