import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsInReview, hasAbuse } from './concern.ts';

const today = Temporal.PlainDate.from('2027-03-01');
const review = { decision: 'reach out' as const, safeContact: null, safeHow: null, lookAgainOn: today.add({ weeks: 4 }) };
const abuse = [{ what: 'attendance' }, { what: 'domestic-abuse' }];

test('abuse among the evidence is known by the kind of fact', () => {
  assert.equal(hasAbuse([{ what: 'attendance' }, { what: 'asb' }]), false);
  for (const what of ['domestic-abuse', 'exploitation', 'child-protection-plan']) assert.equal(hasAbuse([{ what }]), true, what);
});

test('nobody is approached cold: reaching out needs a contact known to be safe, and how', () => {
  assert.deepEqual(faultsInReview(review, [{ what: 'attendance' }], today), {});
  assert.deepEqual(Object.keys(faultsInReview(review, abuse, today)), ['safeContact']);
  assert.deepEqual(Object.keys(faultsInReview({ ...review, safeContact: 'not safe' }, abuse, today)), ['decision']);
  assert.deepEqual(Object.keys(faultsInReview({ ...review, safeContact: 'not known' }, abuse, today)), ['decision']);
  assert.deepEqual(Object.keys(faultsInReview({ ...review, safeContact: 'safe' }, abuse, today)), ['safeHow']);
  assert.deepEqual(faultsInReview({ ...review, safeContact: 'safe', safeHow: 'Her sister, asked by the school nurse' }, abuse, today), {});
  assert.deepEqual(faultsInReview({ ...review, decision: 'no', safeContact: 'not known' }, abuse, today), {});
});

test('there is always a day to look again, and it is yet to come', () => {
  for (const days of [0, -1]) assert.deepEqual(Object.keys(faultsInReview({ ...review, lookAgainOn: today.add({ days }) }, [], today)), ['lookAgainOn']);
});
