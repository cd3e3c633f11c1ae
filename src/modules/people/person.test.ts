import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageOn, mistakesIn, youngestFirst } from './person.ts';
import { inRelation } from './kinship.ts';
import { referenceOf } from './reference.ts';
import { relationshipInWords, type Relationship } from './relationship.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const today = day('2027-03-01');
const nothing = { bornOn: null, dueOn: null, bornAbout: null, diedOn: null };
const born = (iso: string) => ({ ...nothing, bornOn: day(iso) });

test('ages are said as people say them', () => {
  for (const [iso, words] of [
    ['2027-03-01', '0 days'],
    ['2027-02-28', '1 day'],
    ['2027-02-10', '2 weeks'],
    ['2027-02-01', '1 month'],
    ['2026-10-20', '4 months'],
    ['2025-03-02', '23 months'],
    ['2025-03-01', '2'],
    ['1987-03-02', '39'],
  ] as const) {
    assert.equal(ageOn(born(iso), today), words, iso);
  }
  assert.equal(ageOn({ ...nothing, dueOn: day('2027-03-03') }, today), 'due 3 March 2027');
  assert.equal(ageOn({ ...nothing, bornAbout: 1993 }, today), 'about 34');
  assert.equal(ageOn(nothing, today), 'age not known');
  assert.equal(ageOn({ ...born('1950-01-01'), diedOn: day('2026-12-24') }, today), 'died 24 December 2026');
});

test('youngest first: the unborn, then by birth, then who knows', () => {
  const [unborn, baby, child, about, unknown] = [
    { ...nothing, dueOn: day('2027-08-01') },
    born('2026-12-01'),
    born('2015-01-01'),
    { ...nothing, bornAbout: 1990 },
    nothing,
  ];
  assert.deepEqual(youngestFirst([unknown, child, about, unborn, baby]), [unborn, baby, child, about, unknown]);
});

test('what cannot be true is told beside its field', () => {
  const name = { givenName: 'A', familyName: 'B' };
  assert.deepEqual(mistakesIn(name, today), {});
  assert.ok('givenName' in mistakesIn({ givenName: ' ', familyName: 'B' }, today));
  assert.ok('dueOn' in mistakesIn({ ...name, bornOn: day('2020-01-01'), dueOn: day('2027-04-01') }, today));
  assert.ok('bornOn' in mistakesIn({ ...name, bornOn: day('2027-03-02') }, today));
  assert.ok('dueOn' in mistakesIn({ ...name, dueOn: day('2028-03-02') }, today));
  assert.ok('nhsNumber' in mistakesIn({ ...name, nhsNumber: '9990000019' }, today));
});

test('relationships in words, both ways', () => {
  assert.equal(relationshipInWords('parent', 'from', { sex: 'F' }), 'mother');
  assert.equal(relationshipInWords('parent', 'to', { sex: 'M' }), 'son');
  assert.equal(relationshipInWords('grandparent', 'to', { sex: null }), 'grandchild');
  const people = [
    { id: 'a', givenName: 'Ada', sex: 'F' as const },
    { id: 'c', givenName: 'Chidi', sex: 'M' as const },
    { id: 'n', givenName: 'Ngozi', sex: 'F' as const },
  ];
  const tie = (toPersonId: string): Relationship => ({
    id: toPersonId,
    fromPersonId: 'a',
    toPersonId,
    kind: 'parent',
    hasParentalResponsibility: true,
    evidence: null,
  });
  assert.deepEqual(inRelation(people[0]!, people, [tie('c'), tie('n')]), ['Mother of Chidi and Ngozi, with parental responsibility']);
  assert.deepEqual(inRelation(people[1]!, people, [tie('c'), tie('n')]), ['Mother: Ada (parental responsibility)']);
});

test('a reference has no letters that are read wrongly, and differs', () => {
  const one = referenceOf('0190d8f2-7c1a-7e3b-9f10-a4c5d6e7f801');
  assert.match(one, /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
  assert.notEqual(one, referenceOf('0190d8f2-7c1a-7e3b-9f10-a4c5d6e7f802'));
});
