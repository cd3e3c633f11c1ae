import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#platform/actor.ts';
import type { Standing } from './episode.ts';
import { callsForSafeRoute, missingToAgree, progressOf, type Action, type ActionState } from './plan.ts';
import { mayLeadPlan, mayReadPlan, mayUpdateAction, mayWritePlan } from './plan.policy.ts';
import { firstReviewOn, latestReviewOn } from './review-date.ts';
import { whyNotTogether } from './safe-route.ts';

const inState = (...states: ActionState[]) => states.map(state => ({ state, goalId: 'g' }));
const day = (iso: string) => Temporal.PlainDate.from(iso);

test('progress counts what is done; what was dropped does not count', () => {
  assert.deepEqual(progressOf(inState('done', 'to do', 'stuck', 'dropped')), { done: 1, of: 3, words: '1 of 3 actions done' });
  assert.equal(progressOf(inState('done')).words, '1 of 1 action done');
  assert.equal(progressOf(inState('dropped')).words, 'No actions yet');
  assert.equal(progressOf([]).words, 'No actions yet');
});

test('a plan is agreed only with a need that is open and an action', () => {
  const open = { id: 'g', state: 'open' } as const;
  assert.match(missingToAgree([], inState('to do')) ?? '', /at least one need/);
  assert.match(missingToAgree([{ ...open, state: 'dropped' }], inState('to do')) ?? '', /at least one need/);
  assert.match(missingToAgree([open], inState('dropped')) ?? '', /at least one action/);
  assert.equal(missingToAgree([open], inState('to do')), null);
});

test('the first review is six weeks after the assessment, and never before the plan is agreed', () => {
  assert.equal(firstReviewOn(day('2027-03-01'), day('2027-03-08')).toString(), '2027-04-12');
  assert.equal(firstReviewOn(null, day('2027-03-08')).toString(), '2027-04-19');
  assert.equal(firstReviewOn(day('2026-11-01'), day('2027-03-08')).toString(), '2027-04-19');
  assert.equal(latestReviewOn(day('2027-03-08')).toString(), '2027-06-08');
});

test('needs that speak of abuse, or of conflict that may hide it, call for a safe route', () => {
  assert.deepEqual(['8.1', '8.2', '8.3', '5.2', '5.1', '1.1', null].map(callsForSafeRoute), [true, true, true, true, false, false, false]);
});

test('two adults are not brought together before somebody has confirmed that it is safe', () => {
  assert.match(whyNotTogether('not confirmed', 2) ?? '', /Nobody has confirmed/);
  assert.match(whyNotTogether('not safe', 3) ?? '', /not safe/);
  assert.equal(whyNotTogether('not confirmed', 1), null);
  assert.equal(whyNotTogether('not safe', 1), null);
  assert.equal(whyNotTogether('safe', 2), null);
  assert.equal(whyNotTogether('nothing known', 2), null);
});

const actor = (id: string, ...rights: string[]): Actor => ({
  id,
  name: id,
  kind: 'worker',
  agencyId: 'a',
  personId: null,
  roles: [],
  rights: new Set(rights),
  sees: 'own families',
});
const standing: Standing = { familyId: 'f', leadId: 'lead', memberIds: ['teacher'], isOpen: true };
const people = {
  lead: actor('lead', 'work-with-families'),
  teacher: actor('teacher', 'ask-for-support'),
  manager: actor('manager', 'work-with-families', 'allocate', 'sign-off'),
  stranger: actor('stranger', 'work-with-families'),
  auditor: actor('auditor', 'audit'),
  officer: actor('officer', 'decide-requests'),
};

test('who may read, write and lead a plan they can see', () => {
  const allowed = (policy: (who: Actor) => { allowed: boolean }) => Object.entries(people).flatMap(([name, who]) => (policy(who).allowed ? [name] : []));
  assert.deepEqual(
    allowed(who => mayReadPlan(who, standing)),
    ['lead', 'teacher', 'manager', 'stranger', 'auditor'],
  );
  assert.deepEqual(
    allowed(who => mayWritePlan(who, standing)),
    ['lead', 'teacher', 'manager'],
  );
  assert.deepEqual(
    allowed(who => mayLeadPlan(who, standing)),
    ['lead', 'manager'],
  );
  assert.deepEqual(
    allowed(who => mayWritePlan(who, { ...standing, isOpen: false })),
    [],
  );
});

test('everybody updates their own actions and the family’s, the lead practitioner and managers all', () => {
  const of = (workerId: string) => ({ doer: { workerId } }) as unknown as Action;
  assert.ok(mayUpdateAction(people.teacher, { standing, action: of('teacher') }).allowed);
  assert.ok(!mayUpdateAction(people.teacher, { standing, action: of('lead') }).allowed);
  assert.ok(mayUpdateAction(people.lead, { standing, action: of('teacher') }).allowed);
  assert.ok(mayUpdateAction(people.manager, { standing, action: of('teacher') }).allowed);
  assert.ok(mayUpdateAction(people.teacher, { standing, action: { doer: { personId: 'mum' } } as unknown as Action }).allowed);
  assert.ok(!mayUpdateAction(people.stranger, { standing, action: of('stranger') }).allowed);
});
