import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Room } from '#modules/directory/index.ts';
import { byCategory, inOrderOfPressure, isThere, provisionOf, type Offered, type Provision } from './provision.ts';

const today = Temporal.PlainDate.from('2027-03-01');
const room = (state: Room['state'], waitWeeks: number | null = null): Room => ({ state, waitWeeks, saidOn: today });
const service = (more: Partial<Offered> = {}): Offered => ({
  ...{ id: 'one', terms: ['27'], wards: ['Larkfield'], coversArea: false, minimumAge: null, maximumAge: null, room: null, daysToStart: null },
  ...more,
});

test('a service is where its place is, or everywhere; and for the ages it takes', () => {
  assert.ok(isThere(null, service()));
  assert.ok(isThere({ side: 'ward', code: 'Larkfield' }, service()));
  assert.ok(!isThere({ side: 'ward', code: 'Rectory' }, service()));
  assert.ok(isThere({ side: 'ward', code: 'Rectory' }, service({ coversArea: true })));
  const aged = service({ minimumAge: 4.5, maximumAge: 11 });
  assert.deepEqual(
    ['0-4', '5-9', '10-15', '16-17'].map(code => isThere({ side: 'age', code }, aged)),
    [true, true, true, false],
  );
});

test('what there is: how many, what is known of their room, and the waits in the middle', () => {
  const services = [
    service({ room: room('room', 0) }),
    service({ room: room('few', 2), daysToStart: 30 }),
    service({ room: room('waiting-list', 14), daysToStart: 9 }),
    service({ room: room('full') }),
    service(),
  ];
  assert.deepEqual(provisionOf(services), { services: 5, withRoom: 2, withoutRoom: 2, notConfirmed: 1, waitWeeks: 2, daysToStart: 9 });
  assert.deepEqual(provisionOf([]), { services: 0, withRoom: 0, withoutRoom: 0, notConfirmed: 0, waitWeeks: null, daysToStart: null });
  assert.deepEqual(
    [...byCategory([service({ terms: ['27', '46'] }), service({ id: 'two' })])].map(([term, its]) => [term, its.length]),
    [
      ['27', 2],
      ['46', 1],
    ],
  );
});

test('need is highest where most people share a service; without any first, then where fewer have room', () => {
  const there = (services: number, withRoom = 0): Provision => ({
    services,
    withRoom,
    withoutRoom: 0,
    notConfirmed: services - withRoom,
    waitWeeks: null,
    daysToStart: null,
  });
  const ordered = inOrderOfPressure([
    { code: 'a', name: 'A', people: 20, provision: there(4, 2) },
    { code: 'b', name: 'B', people: 10, provision: there(2, 0) },
    { code: 'c', name: 'C', people: 6, provision: there(0) },
    { code: 'd', name: 'D', people: 9, provision: there(1, 1) },
    { code: 'e', name: 'E', people: null, provision: there(1) },
    { code: 'f', name: 'F', people: 0, provision: there(0) },
    { code: 'g', name: 'G', people: 8, provision: there(0) },
  ]);
  assert.deepEqual(
    ordered.map(({ code, perService }) => [code, perService]),
    [
      ['g', null],
      ['c', null],
      ['d', 9],
      ['b', 5],
      ['a', 5],
    ],
  );
});
