import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyFor, nothingChosen, textsIn, type CopyChoices, type CopyFacts, type CopyPerson, type Said } from './copy.ts';
import type { TeamMember } from './episode.ts';
import type { Action, Goal } from './plan.ts';

const day = Temporal.PlainDate.from('2027-03-01');
const person = (id: string, household: string | null, more: Partial<CopyPerson> = {}): CopyPerson => ({
  ...{ id, givenName: id.toUpperCase(), isChild: false, isUnborn: false, household, isHidden: false, kinIds: [] },
  ...more,
});
const [mum, dad] = [person('mum', 'A'), person('dad', 'B')];
const aisha = person('aisha', 'A', { isChild: true, kinIds: ['mum', 'dad'] });
const noah = person('noah', 'A', { isChild: true, kinIds: ['mum'] });
const bump = person('bump', 'A', { isChild: true, isUnborn: true, kinIds: ['mum'] });
const people = [mum, dad, aisha, noah, bump];

const goal = (id: string, personIds: readonly string[], more: Partial<Goal> = {}): Goal => ({
  ...{ id, planId: 'p', familyId: 'f', personIds, need: `need ${id}`, outcomeNeed: null, wanted: `wanted ${id}`, scaleQuestion: null, firstScore: null },
  ...{ place: 1, state: 'open', sensitive: null, version: 1 },
  ...more,
});
const action = (id: string, goalId: string, doer: Action['doer'], more: Partial<Action> = {}): Action => ({
  ...{ id, goalId, planId: 'p', familyId: 'f', what: `do ${id}`, doer, byWhen: day, doneWhen: null, state: 'to do', doneOn: null, sensitive: null, version: 1 },
  ...more,
});
const member = (id: string, role: string): TeamMember => ({
  ...{
    id,
    episodeId: 'e',
    familyId: 'f',
    workerId: `worker-${id}`,
    name: `Helper ${id}`,
    agencyName: `Agency ${id}`,
    jobTitle: null,
    phone: '01632 960002',
    role,
  },
  ...{ startsOn: day, endsOn: null, endedBecause: null, version: 1 },
});
const facts = (more: Partial<CopyFacts> = {}): CopyFacts => ({
  ...{ people, goals: [], actions: [], lead: { id: 'w', name: 'Maria', jobTitle: 'Health visitor', phone: '01632 960001' }, team: [], said: [] },
  ...{ agreedOn: day, nextReviewOn: day, isSafeTogether: true },
  ...more,
});
const choosing = (more: Partial<CopyChoices>): CopyChoices => ({ ...nothingChosen, ...more });
const goalsOf = (reader: string, some: CopyFacts, choices = nothingChosen) => copyFor(reader, some, choices).goals.map(one => one.goalId);

test('a parent reads their own and the children’s goals, and what they will do themself is theirs', () => {
  const actions = [action('a', 'g', { personId: 'mum' }), action('b', 'g', { workerId: 'w' })];
  const copy = copyFor('mum', facts({ goals: [goal('g', ['mum', 'aisha'])], actions }), nothingChosen);
  assert.equal(copy.goals[0]?.about, 'You and AISHA');
  assert.deepEqual(
    copy.goals[0]?.actions.map(({ who, isYours }) => [who, isYours]),
    [
      ['You', true],
      ['Maria', false],
    ],
  );
});

test('nothing of a parent who lives apart: not their goals, not what they do, not who they are, whatever the worker ticks', () => {
  const goals = [goal('his', ['dad']), goal('both', ['mum', 'dad']), goal('ours', ['aisha'])];
  const some = facts({ goals, actions: [action('a', 'ours', { personId: 'dad' })] });
  const copy = copyFor('mum', some, choosing({ goals: ['his', 'both', 'ours'] }));
  assert.deepEqual(
    copy.goals.map(one => one.goalId),
    ['ours'],
  );
  assert.deepEqual(copy.goals[0]?.actions, []);
  assert.doesNotMatch(JSON.stringify(copy), /DAD|his|both/);
});

test('a parent with no home in the record is taken to live apart', () => {
  const nowhere = [mum, person('dad', null), aisha];
  assert.deepEqual(goalsOf('mum', facts({ people: nowhere, goals: [goal('his', ['dad'])] })), []);
  assert.deepEqual(goalsOf('dad', facts({ people: nowhere, goals: [goal('hers', ['mum'])] })), []);
});

test('a parent who lives apart reads of their own children, and learns nothing by itself of the others in that home', () => {
  const goals = [goal('aisha', ['aisha']), goal('noah', ['noah']), goal('all', [])];
  assert.deepEqual(goalsOf('dad', facts({ goals })), ['aisha']);
  assert.deepEqual(goalsOf('dad', facts({ goals }), choosing({ goals: ['aisha', 'noah', 'all'] })), ['aisha', 'noah', 'all']);
});

test('where the other home is protected, a child’s goal goes only when the worker lets it in, and of the helpers only names and numbers', () => {
  const hidden = people.map(one => (one.household === 'A' ? { ...one, isHidden: true } : one));
  const some = facts({ people: hidden, goals: [goal('aisha', ['aisha'])], team: [member('t', 'Key worker at the refuge')] });
  assert.deepEqual(goalsOf('dad', some), []);
  assert.deepEqual(goalsOf('dad', some, choosing({ goals: ['aisha'] })), ['aisha']);
  assert.deepEqual(copyFor('dad', some, nothingChosen).helpers, [{ name: 'Maria', role: null, agency: null, phone: '01632 960001', isLead: true }]);
  const chosen = copyFor('dad', some, choosing({ helpers: ['t'] })).helpers;
  assert.doesNotMatch(JSON.stringify(chosen), /refuge|Agency/);
  assert.match(JSON.stringify(copyFor('mum', some, choosing({ helpers: ['t'] })).helpers), /Agency t/);
});

test('a helper who does nothing in a separated parent’s own goals is not in their copy: a midwife tells by being there', () => {
  const team = [member('school', 'Learning mentor'), member('midwife', 'Midwife')];
  const some = facts({ goals: [goal('aisha', ['aisha'])], actions: [action('a', 'aisha', { workerId: 'worker-school' })], team });
  assert.deepEqual(
    copyFor('dad', some, nothingChosen).helpers.map(one => one.name),
    ['Maria', 'Helper school'],
  );
});

test('who helps with nothing but what does not go to this reader is not in their copy', () => {
  const some = facts({
    people: [mum, person('partner', 'A'), aisha],
    goals: [goal('hers', ['mum']), goal('aisha', ['aisha'])],
    actions: [action('a', 'hers', { workerId: 'worker-therapist' }), action('b', 'aisha', { workerId: 'worker-school' })],
    team: [member('therapist', 'Therapist'), member('school', 'Mentor'), member('gp', 'GP')],
  });
  const names = (reader: string) => copyFor(reader, some, nothingChosen).helpers.map(one => one.name);
  assert.deepEqual(names('partner'), ['Maria', 'Helper school', 'Helper gp']);
  assert.deepEqual(names('mum'), ['Maria', 'Helper therapist', 'Helper school', 'Helper gp']);
});

test('an adult’s own goal is not in the copy of another adult who lives with them unless the worker lets it in', () => {
  const some = facts({ people: [mum, person('partner', 'A'), aisha], goals: [goal('hers', ['mum'])] });
  assert.deepEqual(goalsOf('partner', some), []);
  assert.deepEqual(goalsOf('partner', some, choosing({ goals: ['hers'] })), ['hers']);
  assert.deepEqual(goalsOf('mum', some), ['hers']);
});

test('a pregnancy is in the mother’s copy alone, and any other sensitive goal in nobody’s', () => {
  const goals = [goal('pregnancy', ['mum', 'bump'], { sensitive: 'pregnancy' }), goal('abuse', ['mum'], { sensitive: 'abuse' }), goal('baby', ['bump'])];
  const all = choosing({ goals: goals.map(one => one.id) });
  assert.deepEqual(goalsOf('mum', facts({ goals }), all), ['pregnancy']);
  for (const other of ['dad', 'aisha']) assert.deepEqual(goalsOf(other, facts({ goals }), all), []);
});

test('a child’s words go only when they may, and the worker ticks those very words; one’s own are always one’s own', () => {
  const said = (mayGoToFamily: boolean): Said => ({ id: 's', personId: 'aisha', words: 'I want my own bed', saidOn: day, mayGoToFamily });
  const wordsIn = (reader: string, may: boolean, ticked: readonly string[]) =>
    copyFor(reader, facts({ said: [said(may)] }), choosing({ words: ticked })).words.length;
  assert.deepEqual([wordsIn('mum', true, ['s']), wordsIn('mum', true, ['other']), wordsIn('mum', false, ['s'])], [1, 0, 0]);
  assert.equal(wordsIn('aisha', false, []), 1);
});

test('what an adult said never goes to another adult', () => {
  const said = [{ id: 's', personId: 'dad', words: 'She never lets me see her', saidOn: day, mayGoToFamily: true }];
  assert.deepEqual(copyFor('mum', facts({ said }), choosing({ words: ['s'] })).words, []);
});

test('no day is told on which one adult could wait for another, before somebody has confirmed that they can safely meet', () => {
  assert.equal(copyFor('mum', facts({ isSafeTogether: false }), nothingChosen).nextReviewOn, null);
  assert.equal(copyFor('mum', facts(), nothingChosen).nextReviewOn, '2027-03-01');
});

// Whatever hangs on the other parent, on a topic, or on words not released carries a canary; none may ever sing.
test('no canary, wherever it sits, is ever in a copy of somebody it is not for', () => {
  const canary = 'CANARY';
  const notHers = fc.constantFrom<Partial<Goal>>(
    { personIds: ['dad'] },
    { personIds: ['mum', 'dad'] },
    { personIds: ['gone'] },
    { personIds: ['bump'] },
    { sensitive: 'abuse' },
    { sensitive: 'mental-health' },
    { sensitive: 'offences' },
    { state: 'dropped' },
  );
  const field = fc.constantFrom<Partial<Goal>>({ need: canary }, { wanted: canary });
  const notHerDoing = fc.constantFrom<Partial<Action>>({ doer: { personId: 'dad' } }, { sensitive: 'abuse' }, { state: 'dropped' });
  fc.assert(
    fc.property(notHers, field, notHerDoing, fc.boolean(), (hidden, words, doing, ticked) => {
      const goals = [goal('ours', ['aisha']), goal('hidden', ['aisha'], { ...words, ...hidden })];
      const actions = [action('x', 'ours', { workerId: 'w' }, { what: canary, ...doing }), action('y', 'hidden', { workerId: 'w' }, { what: canary })];
      const said: Said[] = [
        { id: 's1', personId: 'aisha', words: canary, saidOn: day, mayGoToFamily: false },
        { id: 's2', personId: 'dad', words: canary, saidOn: day, mayGoToFamily: true },
      ];
      const choices = ticked ? choosing({ goals: ['ours', 'hidden'], words: ['s1', 's2'] }) : nothingChosen;
      assert.doesNotMatch(JSON.stringify(copyFor('mum', facts({ goals, actions, said }), choices)), /CANARY/);
    }),
  );
});

test('every free text of a copy is looked through before it goes', () => {
  const said = [{ id: 's', personId: 'mum', words: 'mine', saidOn: day, mayGoToFamily: false }];
  const some = facts({
    goals: [goal('g', ['mum'])],
    actions: [action('a', 'g', { words: 'Auntie' })],
    said,
    people: [mum, aisha],
    team: [member('t', 'Mentor')],
  });
  const looked = textsIn(copyFor('mum', some, choosing({ note: 'my note' })))
    .map(one => one.text)
    .join('|');
  for (const text of ['my note', 'need g', 'wanted g', 'do a', 'Auntie', 'mine', 'Maria', 'Health visitor', 'Mentor', 'Agency t', '960001'])
    assert.match(looked, new RegExp(text));
});
