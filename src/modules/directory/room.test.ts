import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayRoom } from './room.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test('room holds for four weeks, and then is not confirmed', () => {
  const room = { state: 'few' as const, waitWeeks: 1, saidOn: day('2027-03-01') };
  assert.deepEqual(sayRoom(room, day('2027-03-29')), {
    words: 'A few places are left',
    wait: 'About 1 week’s wait',
    kind: 'soon',
    saidOn: room.saidOn,
    isConfirmed: true,
  });
  const old = sayRoom(room, day('2027-03-30'));
  assert.deepEqual([old.words, old.wait, old.isConfirmed], ['Room not confirmed', null, false]);
});

test('what nobody said is not confirmed, and no wait is no wait', () => {
  assert.equal(sayRoom(null, day('2027-03-01')).words, 'Room not confirmed');
  assert.equal(sayRoom({ state: 'room', waitWeeks: 0, saidOn: day('2027-03-01') }, day('2027-03-01')).wait, 'No wait');
  assert.equal(sayRoom({ state: 'room', waitWeeks: null, saidOn: day('2027-03-01') }, day('2027-03-01')).wait, null);
});
