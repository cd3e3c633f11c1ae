import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decisionMistakes,
  endingState,
  mayEnd,
  reachOf,
  tellingMistakes,
  wasToldInTime,
  type Deciding,
  type NewDecision,
  type WayOfTelling,
} from './decision.ts';
import { noSafeContact, type SafeWay } from './request.ts';
import { asksForAManager, missedInARow, refusalMistakes, type Attempt } from './refusal.ts';

const at = (time: string) => Temporal.Instant.from(time);
const now = at('2027-03-02T11:00Z');
const request: Deciding = {
  sentAt: at('2027-03-01T10:00Z'),
  isDanger: false,
  isSignificantHarm: false,
  familyId: 'family',
  who: 'practitioner',
  safeContact: null,
};
const safely = (...ways: SafeWay[]) => ({ ...noSafeContact, ways });
const advice: NewDecision = {
  level: 'additional',
  outcome: 'advice',
  reason: 'A club will do',
  feedback: 'We told them of the club',
  advised: 'The hub’s Tuesday club',
};
const earlyHelp: NewDecision = { level: 'complex', outcome: 'eh', reason: 'School and sleep', feedback: 'Somebody will ring', leadId: 'lead' };
const told = { whom: 'Duty desk', at: at('2027-03-02T10:00Z') };
const mistakes = (decision: NewDecision, more: Partial<Deciding> = {}) => Object.keys(decisionMistakes(decision, { ...request, ...more }, now));

test('a decision needs a level, a reason and words for the sender', () => {
  assert.deepEqual(mistakes(advice), []);
  assert.deepEqual(mistakes({ ...advice, level: 'nonsense' }), ['level']);
  assert.deepEqual(mistakes({ ...advice, reason: ' ', feedback: null }), ['reason', 'feedback']);
  assert.deepEqual(mistakes({ ...advice, feedback: null }, { who: 'anonymous' }), [], 'a sender nobody can reach is told nothing');
});

test('early help needs a family, and somebody who will help', () => {
  assert.deepEqual(mistakes(earlyHelp), []);
  assert.deepEqual(mistakes({ ...earlyHelp, leadId: null }), ['leadId']);
  assert.deepEqual(mistakes({ ...earlyHelp, leadId: null, teamId: 'team' }), []);
  assert.deepEqual(mistakes(earlyHelp, { familyId: null }), ['outcome']);
  assert.match(decisionMistakes({ ...earlyHelp, leadId: null }, request, now)['leadId'] ?? '', /team around the family/);
  assert.match(decisionMistakes({ ...earlyHelp, level: 'additional', leadId: null }, request, now)['leadId'] ?? '', /who will help/);
});

test('at the statutory level social care decides', () => {
  assert.deepEqual(mistakes({ ...earlyHelp, level: 'statutory' }), ['outcome']);
  assert.deepEqual(mistakes({ ...advice, level: 'statutory', outcome: 'nfa' }), ['outcome']);
  assert.deepEqual(mistakes({ ...advice, level: 'statutory', outcome: 'csc', socialCare: told }), []);
});

test('for social care it must be said whom there was told, and when', () => {
  const referral: NewDecision = { ...advice, level: 'statutory', outcome: 'csc' };
  assert.deepEqual(mistakes(referral), ['toldWhom']);
  assert.deepEqual(mistakes({ ...referral, socialCare: { ...told, whom: '' } }), ['toldWhom']);
  assert.deepEqual(mistakes({ ...referral, socialCare: { ...told, at: at('2027-03-02T11:01Z') } }), ['toldTime']);
  assert.deepEqual(mistakes({ ...referral, socialCare: { ...told, at: at('2027-02-28T12:00Z') } }), ['toldTime']);
  assert.deepEqual(mistakes({ ...referral, socialCare: told }), []);
});

test('a child who may be harmed is never only advised about', () => {
  assert.deepEqual(mistakes(advice, { isSignificantHarm: true }), ['toldWhom']);
  assert.deepEqual(mistakes(advice, { isDanger: true }), ['toldWhom']);
  assert.deepEqual(mistakes({ ...advice, socialCare: told }, { isSignificantHarm: true }), []);
});

test('advice says what was advised, and “other” what happens instead', () => {
  assert.deepEqual(mistakes({ ...advice, advised: null }), ['advised']);
  assert.deepEqual(mistakes({ ...advice, outcome: 'other', advised: ' ' }), ['instead']);
  assert.deepEqual(mistakes({ ...advice, outcome: 'nfa', advised: null }), []);
});

test('social care is told on the day, or on the next working day when it came out of hours', () => {
  const sent = (time: string) => ({ sentAt: at(time) });
  assert.equal(wasToldInTime(sent('2027-03-01T10:00Z'), { whom: 'Duty', at: at('2027-03-01T16:00Z') }), true);
  assert.equal(wasToldInTime(sent('2027-03-01T10:00Z'), { whom: 'Duty', at: at('2027-03-02T09:00Z') }), false);
  assert.equal(wasToldInTime(sent('2027-03-26T10:00Z'), { whom: 'Duty', at: at('2027-03-30T09:00Z') }), true, 'Good Friday to the Tuesday');
});

test('how a sender can be reached follows from their account and what they said is safe', () => {
  assert.equal(reachOf({ who: 'practitioner', safeContact: null }), 'account');
  assert.equal(reachOf({ who: 'parent-or-carer', safeContact: safely('phone') }), 'safe contact');
  assert.equal(reachOf({ who: 'parent-or-carer', safeContact: noSafeContact }), 'none');
  assert.equal(reachOf({ who: 'anonymous', safeContact: null }), 'none');
});

test('a request ends only when its sender was told, or a manager wrote why not', () => {
  assert.equal(endingState({ isDecided: false, toldAt: null, unanswerableBecause: null }), 'to decide');
  assert.equal(endingState({ isDecided: true, toldAt: null, unanswerableBecause: null }), 'to tell');
  assert.equal(mayEnd({ isDecided: true, toldAt: null, unanswerableBecause: '  ' }), false);
  assert.equal(mayEnd({ isDecided: true, toldAt: null, unanswerableBecause: 'No name and no number' }), true);
  assert.equal(mayEnd({ isDecided: true, toldAt: now, unanswerableBecause: null }), true);
  assert.equal(mayEnd({ isDecided: false, toldAt: now, unanswerableBecause: null }), false);
});

test('nobody is told in a way they did not say is safe, before the decision, or in the future', () => {
  const telling = (how: WayOfTelling, ways: SafeWay[], time = '2027-03-02T10:00Z') =>
    Object.keys(tellingMistakes({ how, at: at(time) }, { decidedAt: at('2027-03-02T09:00Z'), safeContact: safely(...ways) }, now));
  assert.deepEqual(telling('phone', ['phone']), []);
  assert.deepEqual([telling('post', ['phone']), telling('text', ['phone']), telling('phone', ['text'])], [['how'], ['how'], ['how']]);
  assert.deepEqual([telling('phone', ['through-somebody']), telling('in-person', [])], [[], []]);
  assert.deepEqual([telling('phone', ['phone'], '2027-03-02T12:00Z'), telling('phone', ['phone'], '2027-03-01T10:00Z')], [['toldTime'], ['toldTime']]);
});

test('two missed contacts in a row ask for a manager; being reached begins the count again', () => {
  const attempt = (day: string, missed: boolean): Attempt => ({
    onDay: Temporal.PlainDate.from(day),
    how: missed ? 'Rang, no answer' : 'Spoke',
    missed,
    words: '',
  });
  const missed = [attempt('2027-02-01', true), attempt('2027-02-05', true)];
  assert.equal(asksForAManager(missed), true);
  assert.equal(asksForAManager(missed.slice(1)), false);
  assert.equal(missedInARow([...missed, attempt('2027-02-08', false), attempt('2027-02-09', true)]), 1);
  const refusal = { kind: 'missed' as const, words: 'Rang twice', viewOfRisk: 'Low today' };
  assert.deepEqual(Object.keys(refusalMistakes(refusal, missed.slice(1))), ['kind']);
  assert.deepEqual(Object.keys(refusalMistakes({ ...refusal, kind: 'declined', viewOfRisk: ' ' }, [])), ['viewOfRisk']);
});
