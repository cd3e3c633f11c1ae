import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageInWords, cameIn, childInShort, dueFor, standing, urgencyOf, type Queued } from './inbox.ts';
import { replyDueAt } from './request.ts';

const at = (time: string) => Temporal.Instant.from(time);
const on = (day: string) => Temporal.PlainDate.from(day);
const request = (sentAt: string, more: Partial<Queued> = {}): Queued => {
  const asked = { sentAt: at(sentAt), immediateDanger: false, significantHarm: false, ...more };
  const dueAt = replyDueAt({ isDanger: asked.immediateDanger, isSignificantHarm: asked.significantHarm }, asked.sentAt);
  return { dueAt, ...asked };
};
const words = (sentAt: string, now: string) => standing(request(sentAt), at(now)).words;

test('a request is due the working day after it came', () => {
  assert.equal(String(dueFor(request('2027-03-01T10:00Z'))), '2027-03-02');
  assert.equal(words('2027-03-01T10:00Z', '2027-03-01T11:00Z'), 'Due in 1 working day');
  assert.equal(words('2027-03-01T10:00Z', '2027-03-02T11:00Z'), 'Due today by 5pm');
  assert.equal(words('2027-03-01T10:00Z', '2027-03-04T11:00Z'), 'Late by 2 working days');
});

test('weekends and bank holidays do not count: what came on Maundy Thursday is due on the Tuesday after Easter', () => {
  assert.equal(String(dueFor(request('2027-03-25T10:00Z'))), '2027-03-30');
  assert.equal(words('2027-03-25T10:00Z', '2027-03-29T11:00Z'), 'Due in 1 working day');
});

test('what came after five counts from the next working day', () => {
  assert.equal(String(dueFor(request('2027-03-05T18:00Z'))), '2027-03-09');
});

test('danger has no clock, and harm goes by the safeguarding clock', () => {
  const danger = request('2027-03-06T22:00Z', { immediateDanger: true, significantHarm: true });
  assert.equal(urgencyOf(danger), 'immediate-danger');
  assert.deepEqual([standing(danger, at('2027-03-06T22:01Z')).words, standing(danger, at('2027-03-06T22:01Z')).state], ['Act now', 'late']);
  assert.equal(String(dueFor(request('2027-03-01T10:00Z', { significantHarm: true }))), '2027-03-02');
});

test('children are said in short, the youngest in months or weeks', () => {
  const child = { givenName: 'Aisha', bornOn: null, dueOn: null, ageAbout: null };
  const today = on('2027-03-01');
  assert.equal(childInShort({ ...child, bornOn: on('2019-05-02') }, today), 'Aisha, 7');
  assert.equal(childInShort({ ...child, ageAbout: 9 }, today), 'Aisha, about 9');
  assert.equal(childInShort(child, today), 'Aisha, age not known');
  assert.equal(childInShort({ ...child, givenName: '', dueOn: on('2027-05-01') }, today), 'Baby, not born yet');
  assert.deepEqual(
    ['2025-08-20', '2027-01-31', '2027-02-20', '2025-03-01'].map(born => ageInWords(on(born), today)),
    ['18 months', '1 month', '1 week', '2'],
  );
});

test('when it came is said as people say it, by days in London', () => {
  const now = at('2027-07-01T09:00Z');
  assert.deepEqual(
    ['2027-07-01T00:30Z', '2027-06-30T23:30Z', '2027-06-30T22:30Z', '2027-06-21T10:00Z'].map(sent => cameIn(at(sent), now)),
    ['Today', 'Today', 'Yesterday', '10 days ago'],
  );
});
