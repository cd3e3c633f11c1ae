import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyFor, textsIn, type CopyChoices, type CopyFacts, type CopyPerson, type Said } from './copy.ts';
import type { Action, Goal } from './plan.ts';

const day = Temporal.PlainDate.from('2027-03-01');
const person = (id: string, household: string | null, isChild = false, isUnborn = false): CopyPerson => ({ id, givenName: id.toUpperCase(), isChild, isUnborn, household });
const [mum, dad, aisha, bump] = [person('mum', 'A'), person('dad', 'B'), person('aisha', 'A', true), person('bump', 'A', true, true)];
const people = [mum, dad, aisha, bump];
const nothing: CopyChoices = { leaveOut: [], wordsOf: [], note: null, language: null };

const goal = (id: string, personIds: readonly string[], more: Partial<Goal> = {}): Goal => ({
  ...{ id, planId: 'p', familyId: 'f', personIds, need: `need ${id}`, outcomeNeed: null, wanted: `wanted ${id}`, scaleQuestion: null, firstScore: null },
  ...{ place: 1, state: 'open', sensitive: null, version: 1 },
  ...more,
});
const action = (id: string, goalId: string, doer: Action['doer'], more: Partial<Action> = {}): Action => ({
  ...{ id, goalId, planId: 'p', familyId: 'f', what: `do ${id}`, doer, byWhen: day, doneWhen: null, state: 'to do', doneOn: null, sensitive: null, version: 1 },
  ...more,
});
const facts = (more: Partial<CopyFacts> = {}): CopyFacts => ({
  ...{ people, goals: [], actions: [], lead: { id: 'w', name: 'Maria', jobTitle: 'Health visitor', phone: '01632 960001' }, team: [], said: [], agreedOn: day, nextReviewOn: null },
  ...more,
});
const allOf = (copy: unknown) => JSON.stringify(copy);

test('a parent reads their own and the children’s goals, and what they will do themself is theirs', () => {
  const copy = copyFor('mum', facts({ goals: [goal('g', ['mum', 'aisha'])], actions: [action('a', 'g', { personId: 'mum' }), action('b', 'g', { workerId: 'w' })] }), nothing);
  assert.equal(copy.goals[0]?.about, 'You and AISHA');
  assert.deepEqual(copy.goals[0]?.actions.map(({ who, isYours }) => [who, isYours]), [['You', true], ['Maria', false]]);
});

test('nothing of a parent who lives apart: not their goals, not what they do, not who they are', () => {
  const copy = copyFor('mum', facts({ goals: [goal('his', ['dad']), goal('both', ['mum', 'dad']), goal('ours', ['aisha'])], actions: [action('a', 'ours', { personId: 'dad' })] }), nothing);
  assert.deepEqual(copy.goals.map(one => one.goalId), ['ours']);
  assert.deepEqual(copy.goals[0]?.actions, []);
  assert.doesNotMatch(allOf(copy), /DAD|his|both/);
});

test('a parent with no home in the record is taken to live apart', () => {
  const nowhere = [mum, person('dad', null), aisha];
  assert.deepEqual(copyFor('mum', facts({ people: nowhere, goals: [goal('his', ['dad'])] }), nothing).goals, []);
  assert.deepEqual(copyFor('dad', facts({ people: nowhere, goals: [goal('hers', ['mum'])] }), nothing).goals, []);
});

test('a pregnancy is in the mother’s copy alone, and any other sensitive goal in nobody’s', () => {
  const some = facts({ goals: [goal('pregnancy', ['mum', 'bump'], { sensitive: 'pregnancy' }), goal('abuse', ['mum'], { sensitive: 'abuse' }), goal('baby', ['bump'])] });
  assert.deepEqual(copyFor('mum', some, nothing).goals.map(one => one.goalId), ['pregnancy']);
  for (const other of ['dad', 'aisha']) assert.deepEqual(copyFor(other, some, nothing).goals, []);
});

test('a child’s words go only when they may, and the worker ticks them; one’s own words are always one’s own', () => {
  const said = (mayGoToFamily: boolean): Said => ({ personId: 'aisha', words: 'I want my own bed', saidOn: day, mayGoToFamily });
  const wordsIn = (reader: string, may: boolean, ticked: boolean) => copyFor(reader, facts({ said: [said(may)] }), { ...nothing, wordsOf: ticked ? ['aisha'] : [] }).words.length;
  assert.deepEqual([wordsIn('mum', true, true), wordsIn('mum', true, false), wordsIn('mum', false, true)], [1, 0, 0]);
  assert.equal(wordsIn('aisha', false, false), 1);
});

test('what an adult said never goes to another adult', () => {
  const copy = copyFor('mum', facts({ said: [{ personId: 'dad', words: 'She never lets me see her', saidOn: day, mayGoToFamily: true }] }), { ...nothing, wordsOf: ['dad'] });
  assert.deepEqual(copy.words, []);
});

// Whatever hangs on the other parent, on a topic, or on words not released carries a canary; none may ever sing.
test('no canary, wherever it sits, is ever in a copy of somebody it is not for', () => {
  const canary = 'CANARY';
  const notHers = fc.constantFrom<Partial<Goal>>({ personIds: ['dad'] }, { personIds: ['mum', 'dad'] }, { sensitive: 'abuse' }, { sensitive: 'mental-health' }, { sensitive: 'offences' }, { state: 'dropped' });
  const field = fc.constantFrom<Partial<Goal>>({ need: canary }, { wanted: canary });
  const notHerDoing = fc.constantFrom<Partial<Action>>({ doer: { personId: 'dad' } }, { sensitive: 'abuse' }, { state: 'dropped' });
  fc.assert(
    fc.property(notHers, field, notHerDoing, fc.boolean(), (hidden, words, doing, ticked) => {
      const goals = [goal('ours', ['aisha']), goal('hidden', ['aisha'], { ...words, ...hidden })];
      const actions = [action('x', 'ours', { workerId: 'w' }, { what: canary, ...doing }), action('y', 'hidden', { workerId: 'w' }, { what: canary })];
      const said: Said[] = [{ personId: 'aisha', words: canary, saidOn: day, mayGoToFamily: false }, { personId: 'dad', words: canary, saidOn: day, mayGoToFamily: true }];
      const copy = copyFor('mum', facts({ goals, actions, said }), { ...nothing, wordsOf: ticked ? ['aisha', 'dad'] : [] });
      assert.doesNotMatch(allOf(copy), /CANARY/);
    }),
  );
});

test('every free text of a copy is looked through before it goes', () => {
  const copy = copyFor('mum', facts({ goals: [goal('g', ['mum'])], actions: [action('a', 'g', { words: 'Auntie' })], said: [{ personId: 'mum', words: 'mine', saidOn: day, mayGoToFamily: false }] }), { ...nothing, note: 'my note' });
  const looked = textsIn(copy).map(one => one.text).join('|');
  for (const text of ['my note', 'need g', 'wanted g', 'do a', 'Auntie', 'mine', 'Maria']) assert.match(looked, new RegExp(text));
});
