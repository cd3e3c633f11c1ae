import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newWorld } from '#test/world.ts';
import { declineReasons, reasonInWords, reasonsFor } from './reasons.ts';
import { referralMistakes, referralWords, topicOf, type NewReferral, type ReferralAbout, type SaidNo } from './referral-facts.ts';
import { referenceOf } from './referral.queries.ts';
import { afterStep, answersTo, following, isClosed, isUnanswered, sayState, states, stepMistakes, type Referral, type ReferralState } from './referral.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day('2027-03-10');

const referral = (state: ReferralState): Referral => ({
  ...{ id: 'r', reference: 'S-2346789', familyId: 'f', requestId: null, actionId: 'a', serviceId: 's', agencyId: null, isByHand: false, state },
  ...{ personIds: [], words: null, said: { byId: null, by: 'Mum', how: null, on: today }, sensitive: null, referredBy: 'w' },
  ...{ sentOn: null, closedOn: null, version: 1 },
});

test('whatever is tried in whatever order: only what may follow is taken, nothing follows an end, and nothing comes twice', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { maxLength: 12 }), tried => {
      let now = referral('draft');
      const been: ReferralState[] = ['draft'];
      for (const next of tried) {
        const may = following[now.state].includes(next);
        if (!may) {
          assert.throws(() => afterStep(now, next, today), { kind: 'conflict' });
          continue;
        }
        now = afterStep(now, next, today);
        assert.ok(!been.includes(next), `${next} comes once`);
        been.push(next);
        assert.equal(now.closedOn === null, !isClosed(now.state), 'an end has its day');
        assert.equal(now.sentOn === null, !been.includes('sent'), 'what was sent has its day');
      }
      assert.ok(
        been.includes('sent') || !been.some(state => ['opened', 'accepted', 'started', 'ended', 'declined'].includes(state)),
        'nobody answers what was not sent',
      );
    }),
  );
});

test('the database asks the same of each two states', async () => {
  const world = await newWorld();
  const rows = await world.stored<{ before: string; after: string }>(
    'select before, after from unnest($1::text[]) before, unnest($1::text[]) after where referrals.may_follow(before, after)',
    [states],
  );
  const ours = states.flatMap(before => following[before].map(after => `${before} > ${after}`));
  assert.deepEqual(rows.map(({ before, after }) => `${before} > ${after}`).sort(), ours.sort());
});

test('each state has words, and reasons are asked where they are counted', () => {
  for (const state of states) assert.match(sayState(state).words, /^[A-Z]/);
  assert.deepEqual(answersTo('opened'), ['accepted', 'declined']);
  assert.deepEqual(answersTo('ended'), []);
  assert.ok(isUnanswered('opened') && !isUnanswered('accepted'));
  assert.equal(reasonsFor('sent', 'accepted'), null);
  assert.ok(!reasonsFor('accepted', 'ended')?.choices.some(({ value }) => value === 'completed'), 'what never began was not completed');
  assert.ok(reasonsFor('started', 'ended')?.choices.some(({ value }) => value === 'completed'));
  for (const { value, label } of declineReasons) assert.equal(reasonInWords(value), label);
});

test('a step needs its reason, words for “something else”, and a day between the one before and today', () => {
  const at = { last: day('2027-03-05'), today };
  assert.deepEqual(stepMistakes('opened', { state: 'declined', reason: 'full' }, at), {});
  assert.match(stepMistakes('opened', { state: 'declined' }, at)['reason'] ?? '', /Select why the service says no/);
  assert.match(stepMistakes('opened', { state: 'declined', reason: 'completed' }, at)['reason'] ?? '', /Select why/);
  assert.match(stepMistakes('opened', { state: 'declined', reason: 'other', words: ' ' }, at)['words'] ?? '', /few words/);
  assert.match(stepMistakes('accepted', { state: 'started', onDay: day('2027-03-04') }, at)['onDay'] ?? '', /must not be before/);
  assert.match(stepMistakes('accepted', { state: 'started', onDay: day('2027-03-11') }, at)['onDay'] ?? '', /today or in the past/);
});

const about: ReferralAbout = {
  ...{ familyId: 'f', requestId: null, actionId: 'a', serviceId: 's', sensitive: null, onlyThroughReferrer: false },
  candidates: [
    { id: 'mum', name: 'Adaeze Okafor', age: '36', isUnborn: false },
    { id: 'bump', name: 'Unborn child', age: 'due 1 May 2027', isUnborn: true },
  ],
};
const given: NewReferral = {
  ...{ answer: 'yes', personIds: ['mum'], why: 'Hard mornings', asks: 'A visit', reach: 'family', contact: 'Ring after 6' },
  said: { byId: 'mum', by: null, how: null, on: today },
};
const never: SaidNo = { toServiceOn: null, toHelpOn: null };

test('without a yes nothing needs to be written, and nothing is kept of what was', () => {
  const no = { ...given, answer: 'no' as const, why: null, asks: null, reach: null, personIds: [] };
  assert.deepEqual(referralMistakes(about, no, never, today), {});
  assert.equal(referralWords(about, { ...given, answer: 'themselves' }), null);
  assert.deepEqual(referralWords(about, given)?.who, ['Adaeze Okafor, 36']);
  assert.equal(referralWords(about, { ...given, reach: 'referrer' })?.contact, null, 'who is reached through the referrer gives no number');
});

test('an agreement is somebody’s of the family, not to come, and newer than a no', () => {
  const wrong = (more: Partial<NewReferral['said']>, saidNo = never) => referralMistakes(about, { ...given, said: { ...given.said, ...more } }, saidNo, today);
  assert.match(wrong({ byId: null })['byId'] ?? '', /who said so/);
  assert.match(wrong({ byId: 'stranger' })['byId'] ?? '', /of this family/);
  assert.match(wrong({ on: day('2027-03-11') })['onDay'] ?? '', /in the past/);
  assert.match(wrong({ on: day('2027-03-01') }, { toServiceOn: day('2027-03-02'), toHelpOn: null })['onDay'] ?? '', /no to this service/);
  assert.match(wrong({ on: day('2027-03-01') }, { toServiceOn: null, toHelpOn: day('2027-03-02') })['onDay'] ?? '', /no to being helped/);
  assert.deepEqual(wrong({}, { toServiceOn: day('2027-03-02'), toHelpOn: null }), {});
});

test('where no safe way is confirmed the service goes through the referrer; an unborn child makes it sensitive', () => {
  assert.match(referralMistakes({ ...about, onlyThroughReferrer: true }, given, never, today)['reach'] ?? '', /only through you/);
  assert.deepEqual(referralMistakes({ ...about, onlyThroughReferrer: true }, { ...given, reach: 'referrer' }, never, today), {});
  const withBump = { ...given, personIds: ['mum', 'bump'] };
  assert.equal(topicOf(about, withBump), 'pregnancy');
  assert.equal(topicOf({ ...about, sensitive: 'abuse' }, given), 'abuse');
  assert.match(referralMistakes({ ...about, sensitive: 'abuse' }, withBump, never, today)['personIds'] ?? '', /Leave the unborn child out/);
  assert.match(referralMistakes(about, { ...given, personIds: ['somebody'] }, never, today)['personIds'] ?? '', /Choose who/);
});

test('references are read out without doubt, and differ', () => {
  const all = Array.from({ length: 2000 }, (_, nth) => referenceOf(`00000000-0000-7000-9000-${String(nth).padStart(12, '0')}`));
  assert.equal(new Set(all).size, 2000);
  for (const one of all) assert.match(one, /^S-[2346789A-HJ-NP-RT-Z]{7}$/);
});
