import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueItems, type DueFacts } from './due.ts';
import type { Episode } from './episode.ts';
import type { Action, Plan } from './plan.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) => Temporal.Instant.from(`${iso}T10:00Z`);

const episode: Episode = {
  id: 'episode',
  familyId: 'family',
  openedOn: day('2027-03-01'),
  reason: '',
  level: 'complex',
  leadId: 'lead',
  requestId: null,
  allocatedTeamId: null,
  state: 'open',
  closedOn: null,
  endReason: null,
  nextReviewOn: null,
  version: 1,
};
const agreed: Plan = {
  id: 'plan',
  episodeId: 'episode',
  familyId: 'family',
  state: 'agreed',
  startedOn: day('2027-03-08'),
  agreedOn: day('2027-03-15'),
  agreedWith: [],
  sharedOn: null,
  version: 1,
};
const action: Action = {
  id: 'action',
  goalId: 'goal',
  planId: 'plan',
  familyId: 'family',
  what: 'Ring the school',
  doer: { workerId: 'teacher' },
  byWhen: day('2027-03-20'),
  doneWhen: null,
  state: 'to do',
  doneOn: null,
  sensitive: null,
  version: 1,
};
const nothingYet: DueFacts = {
  episode,
  plan: null,
  assessment: null,
  assessedOn: null,
  lastReviewOn: null,
  reviewsWithoutProgress: 0,
  actions: [],
  unanswered: [],
  stoppedOn: null,
};
const told = (facts: Partial<DueFacts>, today: string) =>
  dueItems({ ...nothingYet, ...facts }, at(today)).map(item => `${item.what}: ${item.dueOn.toString()}, ${item.lateness.words}`);

test('an opened episode waits for its assessment, then for an agreed plan', () => {
  assert.deepEqual(told({}, '2027-03-02'), [
    'Start the early help assessment: 2027-03-15, Due in 9 working days',
    'Agree the plan with the family: 2027-03-22, Due in 14 working days',
  ]);
  assert.deepEqual(
    told({ assessment: { assessmentId: 'a', dueOn: day('2027-03-15'), isFinished: false } }, '2027-03-17')[0],
    'Finish the early help assessment: 2027-03-15, Late by 2 working days',
  );
  assert.deepEqual(told({ assessedOn: day('2027-03-10') }, '2027-03-10'), ['Agree the plan with the family: 2027-03-22, Due in 8 working days']);
});

test('where every clock was stopped nothing is due, until somebody has reviewed the plan since', () => {
  assert.deepEqual(told({ stoppedOn: day('2027-03-02') }, '2027-04-02'), []);
  const reviewed = {
    plan: { ...agreed, sharedOn: day('2027-03-05') },
    assessedOn: day('2027-03-01'),
    lastReviewOn: day('2027-04-20'),
    stoppedOn: day('2027-03-12'),
  };
  assert.equal(told(reviewed, '2027-04-21').length, 1);
  assert.deepEqual(told({ ...reviewed, lastReviewOn: day('2027-03-11') }, '2027-04-21'), []);
  assert.equal(told({ stoppedOn: day('2027-02-01') }, '2027-03-02').length, 2, 'an episode that opened later has clocks of its own');
});

test('an agreed plan waits for the family’s copy, then for its review', () => {
  const facts = { plan: agreed, assessedOn: day('2027-03-10') };
  assert.deepEqual(told(facts, '2027-03-16'), [
    'Give the family their copy of the plan: 2027-03-22, Due in 4 working days',
    'Review the plan for the first time: 2027-04-21, Due in 24 working days',
  ]);
  assert.deepEqual(told({ ...facts, plan: { ...agreed, sharedOn: day('2027-03-16') } }, '2027-03-16'), [
    'Review the plan for the first time: 2027-04-21, Due in 24 working days',
  ]);
});

test('the day set for a review comes before the clock; without one, three months after the last', () => {
  const plan = { ...agreed, sharedOn: day('2027-03-16') };
  assert.match(told({ plan, assessedOn: day('2027-03-10'), episode: { ...episode, nextReviewOn: day('2027-04-09') } }, '2027-03-16')[0] ?? '', /2027-04-09/);
  assert.match(told({ plan, assessedOn: day('2027-03-10'), lastReviewOn: day('2027-04-09') }, '2027-04-10')[0] ?? '', /Review the plan: 2027-07-09/);
});

test('open actions are due by their day, and what is late stands first', () => {
  const facts = {
    plan: { ...agreed, sharedOn: day('2027-03-16') },
    assessedOn: day('2027-03-10'),
    actions: [action, { ...action, id: 'b', what: 'Was done', state: 'done' as const }],
  };
  assert.deepEqual(told(facts, '2027-03-24'), [
    'Ring the school: 2027-03-20, Late by 3 working days',
    'Review the plan for the first time: 2027-04-21, Due in 18 working days',
  ]);
});

test('a plan that is open over a year, or reviewed three times without progress, drifts', () => {
  const plan = { ...agreed, sharedOn: day('2027-03-16') };
  const drift = (facts: Partial<DueFacts>, today: string) =>
    dueItems({ ...nothingYet, plan, assessedOn: day('2027-03-10'), ...facts }, at(today)).find(item => item.what.includes('drifts'))?.why;
  assert.equal(drift({ reviewsWithoutProgress: 3, lastReviewOn: day('2027-09-01') }, '2027-09-02'), '3 reviews without progress');
  assert.equal(drift({}, '2028-03-02'), 'Open since 1 March 2027');
  assert.equal(drift({ reviewsWithoutProgress: 2 }, '2027-09-02'), undefined);
});
