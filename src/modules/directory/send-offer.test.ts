import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf, isFor, isOf, kindsOfSupport, sendQuestions, stages, subjects, type Offered } from './send-offer.ts';

const service = (more: Partial<Offered> = {}): Offered => ({
  id: 'a',
  terms: ['Hearing impairment', 'Special educational needs and disabilities (SEND)'],
  ownTerms: ['Hearing impairment'],
  childcare: null,
  minimumAge: 0,
  maximumAge: 4,
  ...more,
});
const keysFor = (one: Offered) => stages.filter(stage => isFor(stage, one)).map(({ key }) => key);
const kindsOf = (one: Offered) => kindsOfSupport.filter(kind => isOf(kind, one)).map(({ key }) => key);

test('a service is for the stages that its ages touch; without ages, for all', () => {
  assert.deepEqual(keysFor(service()), ['before-school']);
  assert.deepEqual(keysFor(service({ minimumAge: 4.5, maximumAge: 11 })), ['before-school', 'primary', 'secondary']);
  assert.deepEqual(keysFor(service({ minimumAge: null, maximumAge: null })).length, stages.length);
});

test('it belongs to a kind of support by its terms, its childcare or its ages; a term above it says less than its own', () => {
  assert.deepEqual(kindsOf(service()), ['health']);
  assert.deepEqual(kindsOf(service({ terms: [], ownTerms: ['Special educational needs and disabilities (SEND)'] })), ['advice']);
  assert.deepEqual(kindsOf(service({ terms: [], ownTerms: [], childcare: 'holiday', minimumAge: 4, maximumAge: 12 })), ['childcare']);
  assert.deepEqual(kindsOf(service({ terms: [], ownTerms: [], minimumAge: 16, maximumAge: 25 })), ['adult-life']);
});

test('what is missing is named: no service, nothing written by the council, questions without an answer', () => {
  const gaps = (services: Offered[], said: string[] = []) =>
    new Map(
      coverageOf(
        services,
        said.map(subject => ({ subject, said: 'So it is.', url: null, saidOn: Temporal.PlainDate.from('2027-03-01'), version: 1 })),
        new Set(['b']),
      ).map(({ subject, gap }) => [subject.key, gap]),
    );
  const none = gaps([]);
  assert.equal(none.get('health'), 'No service is in the offer for this');
  assert.equal(none.get('money'), 'The council has not written how this is arranged');
  assert.equal(none.get('travel'), 'No service is in the offer for this. The council has not written how this is arranged');
  const all = gaps(
    [service(), service({ id: 'b' })],
    subjects.map(({ key }) => key),
  );
  assert.equal(all.get('health'), null);
  assert.equal(all.get('money'), null);
  assert.equal(all.get('answers'), '1 of 2 services has not answered all the questions');
});

test('there are seven questions, and no key stands twice', () => {
  assert.equal(sendQuestions.length, 7);
  for (const keys of [sendQuestions, stages, subjects]) assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length);
});
