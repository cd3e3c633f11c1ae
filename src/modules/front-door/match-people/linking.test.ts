import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPerson } from '#test/builders/front-door.ts';
import { chosenBeforehand, factsOf, familyNameFor, kindFromWords, relationsIn } from './linking.ts';

const sentOn = Temporal.PlainDate.from('2027-03-01');

test('what a request said becomes the facts of a record; an age becomes about a year of birth', () => {
  const mina = aPerson({ givenName: 'Mina', bornOn: null, ageAbout: 34, isChild: false });
  assert.deepEqual(factsOf(mina, sentOn, false), {
    givenName: 'Mina',
    familyName: 'Bramble',
    bornOn: null,
    dueOn: null,
    bornAbout: 1993,
    isChild: false,
    household: null,
  });
  assert.equal(factsOf(aPerson(), sentOn, true).household, 'A');
  assert.equal(factsOf(aPerson({ givenName: null, bornOn: null, dueOn: sentOn.add({ months: 3 }) }), sentOn, true).givenName, 'Baby');
  assert.equal(factsOf(aPerson({ givenName: null, familyName: null }), sentOn, true).givenName, 'Name not known');
});

test('a record is named after the children, or anybody, or the request', () => {
  const [child, adult] = [aPerson({ familyName: 'Porter' }), aPerson({ familyName: 'Ahmed', isChild: false })];
  assert.equal(familyNameFor([adult, child, aPerson({ familyName: 'Ahmed' })], 'R-234678'), 'Porter and Ahmed');
  assert.equal(familyNameFor([adult], 'R-234678'), 'Ahmed');
  assert.equal(familyNameFor([aPerson({ familyName: null })], 'R-234678'), 'Family of R-234678');
});

test('only words that can mean one thing make a relationship', () => {
  const said = (words: string) => kindFromWords(words);
  assert.deepEqual(['Mum', 'the father', 'Step-dad', 'Nan', 'maternal grandmother', 'half brother', 'Twin sister', 'foster carer'].map(said), [
    'parent',
    'parent',
    'step-parent',
    'grandparent',
    'grandparent',
    'half-sibling',
    'sibling',
    'foster-carer',
  ]);
  for (const doubtful of ['Mum’s partner', 'ex of dad', 'family friend', 'son', '', 'mother or aunt']) assert.equal(said(doubtful), null, doubtful);
  assert.equal(kindFromWords(null), null);
});

test('adults are related to every child, brothers and sisters to the children before them', () => {
  const people = [
    { id: 'mum', isChild: false, relationship: 'Mother' },
    { id: 'rosa', isChild: true, relationship: null },
    { id: 'tim', isChild: true, relationship: 'Brother' },
    { id: 'friend', isChild: false, relationship: 'Mum’s partner' },
    { id: 'odd', isChild: true, relationship: 'Mum' },
  ];
  assert.deepEqual(relationsIn(people), [
    { from: 'mum', to: 'rosa', kind: 'parent' },
    { from: 'mum', to: 'tim', kind: 'parent' },
    { from: 'mum', to: 'odd', kind: 'parent' },
    { from: 'tim', to: 'rosa', kind: 'sibling' },
  ]);
});

test('only one match beyond doubt is chosen beforehand', () => {
  const like = (personId: string, sureness: 'almost certain' | 'likely') => ({
    personId,
    sureness,
    why: [],
    familyId: null,
    givenName: '',
    familyName: '',
    bornOn: null,
  });
  assert.equal(chosenBeforehand([]), 'new');
  assert.equal(chosenBeforehand([like('one', 'almost certain'), like('two', 'likely')]), 'one');
  assert.equal(chosenBeforehand([like('one', 'likely')]), null);
  assert.equal(chosenBeforehand([like('one', 'almost certain'), like('two', 'almost certain')]), null);
});
