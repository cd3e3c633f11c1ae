import assert from 'node:assert/strict';
import { test } from 'node:test';
import { momentOf, time, timeFrom } from './time-field.ts';

test('a time is read as people write it', () => {
  assert.deepEqual(
    ['2:30pm', '14:30', '9am', '9.05 AM', '12am', '12:15pm', 'midday', '0:10'].map(typed => String(timeFrom(typed))),
    ['14:30:00', '14:30:00', '09:00:00', '09:05:00', '00:00:00', '12:15:00', '12:00:00', '00:10:00'],
  );
  for (const typed of ['', '9', 'nine', '25:00', '13pm', '0am', '9:75', '2:30 or so']) assert.equal(timeFrom(typed), null, typed);
});

test('a time that is not one is a mistake in words, and one that is comes back as it would be typed', () => {
  const field = time({ label: 'What time?', missing: 'Enter the time' });
  assert.deepEqual(field.read({ at: '' }, 'at'), { mistake: 'Enter the time' });
  assert.deepEqual(field.read({ at: 'soon' }, 'at'), { mistake: 'What time must be a time, like 2:30pm' });
  assert.deepEqual(field.write(Temporal.PlainTime.from('14:05'), 'at'), { at: '2:05pm' });
});

test('a day and a time are a moment in London, in summer too', () => {
  assert.equal(String(momentOf(Temporal.PlainDate.from('2027-07-01'), Temporal.PlainTime.from('09:00'))), '2027-07-01T08:00:00Z');
});
