import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Member } from '../person.ts';
import type { Relationship, RelationshipKind } from '../relationship.ts';
import { gap, layOut } from './genogram.ts';
import { genogram } from './genogram.view.ts';

const today = Temporal.PlainDate.from('2027-03-01');
const person = (id: string, more: Partial<Member> = {}): Member => ({
  ...{
    id,
    givenName: id,
    familyName: 'Okafor',
    alsoKnownAs: [],
    bornOn: null,
    dueOn: null,
    bornAbout: null,
    diedOn: null,
    sex: null,
    gender: null,
    ethnicity: null,
  },
  ...{
    firstLanguage: null,
    interpreter: null,
    disabilities: [],
    nhsNumber: null,
    version: 1,
    familyId: 'f',
    isChild: false,
    household: 'A',
    startsOn: today,
    endsOn: null,
  },
  ...more,
});
const born = (iso: string) => ({ bornOn: Temporal.PlainDate.from(iso) });
const tie = (fromPersonId: string, kind: RelationshipKind, toPersonId: string): Relationship => ({
  id: fromPersonId + toPersonId,
  fromPersonId,
  toPersonId,
  kind,
  hasParentalResponsibility: false,
  evidence: null,
});

const people = [
  person('Joy', { sex: 'F' }),
  person('Ada', { sex: 'F' }),
  person('Obi', { sex: 'M', household: 'B' }),
  person('Marcus', { sex: 'M' }),
  person('Chidi', { sex: 'M', isChild: true, ...born('2019-01-01') }),
  person('Ngozi', { sex: 'F', isChild: true, ...born('2015-01-01') }),
  person('Baby', { isChild: true, dueOn: Temporal.PlainDate.from('2027-08-01') }),
];
const ties = [
  tie('Joy', 'parent', 'Ada'),
  tie('Joy', 'grandparent', 'Chidi'),
  ...['Chidi', 'Ngozi'].flatMap(child => [tie('Ada', 'parent', child), tie('Obi', 'parent', child)]),
  tie('Ada', 'ex-partner', 'Obi'),
  tie('Ada', 'partner', 'Marcus'),
  tie('Ada', 'parent', 'Baby'),
  tie('Marcus', 'parent', 'Baby'),
  tie('Marcus', 'step-parent', 'Chidi'),
];

test('each generation has its row, a mother stands between two fathers, the eldest child first', () => {
  const { places } = layOut(people, ties);
  const at = (id: string) => places.find(one => one.person.id === id)!;
  assert.equal(at('Ada').y - at('Joy').y, gap.down);
  assert.equal(at('Chidi').y - at('Ada').y, gap.down);
  assert.equal(at('Ada').y, at('Marcus').y);
  assert.equal(Math.abs(at('Ada').x - at('Obi').x), gap.across);
  assert.equal(Math.abs(at('Ada').x - at('Marcus').x), gap.across);
  assert.ok(at('Ngozi').x < at('Chidi').x);
  assert.deepEqual([at('Ada').shape, at('Obi').shape, at('Baby').shape], ['circle', 'square', 'triangle']);
  assert.equal(new Set(places.map(({ x, y }) => `${x} ${y}`)).size, people.length, 'nobody stands on another');
});

test('children hang on both their parents; carers on dotted lines, but not a grandmother joined already', () => {
  const { unions, cares } = layOut(people, ties);
  const union = unions.find(({ parents }) => parents.some(({ person: { id } }) => id === 'Obi'));
  assert.deepEqual(union?.children.map(({ person: { id } }) => id).sort(), ['Chidi', 'Ngozi']);
  assert.equal(union?.bond, 'ex-partner');
  assert.deepEqual(
    cares.map(({ from, to }) => [from.person.id, to.person.id]),
    [['Marcus', 'Chidi']],
  );
});

test('a family without any ties, or with ties that make no sense, is drawn all the same', () => {
  assert.equal(layOut(people, []).places.length, people.length);
  assert.equal(layOut([], []).places.length, 0);
  assert.equal(layOut(people, [tie('Ada', 'parent', 'Joy'), tie('Joy', 'parent', 'Ada'), tie('Ada', 'parent', 'Nobody')]).places.length, people.length);
});

test('the drawing says in words what it shows, and carries no style that the browser would refuse', () => {
  const { markup } = genogram(people, ties, today);
  assert.match(markup, /<title id="genogram-title">The family, drawn by generation<\/title>/);
  assert.match(markup, /Baby Okafor, due 1 August 2027/);
  assert.doesNotMatch(markup, /style=/);
});
