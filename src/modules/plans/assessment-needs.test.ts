import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsIn } from './assessment-needs.ts';

const section = (name: string, answers: Record<string, unknown>, personId: string | null = null, sensitive: string | null = null) => ({
  section: name,
  personId,
  sensitive,
  answers,
});

test('needs come in the order of the framework, with the words of the section that speaks of them', () => {
  const needs = needsIn([
    section('needs-of-adult', { 'outcome-needs-adult': ['10.2', '9.1'] }, 'mum'),
    section('needs-of-child', { 'outcome-needs-child': ['1.1'] }, 'chidi'),
    section('child-learning', { 'child-learning-needs': 'Late most mornings' }, 'chidi'),
    section('child-learning', { 'child-learning-needs': 'Nothing' }, 'ngozi'),
    section('home-money-work', { 'home-money-work-needs': 'A car loan' }),
  ]);
  assert.deepEqual(
    needs.map(need => [need.outcomeNeed, need.personId, need.words]),
    [
      ['1.1', 'chidi', 'Late most mornings'],
      ['9.1', 'mum', 'A car loan'],
      ['10.2', 'mum', 'A car loan'],
    ],
  );
});

test('sensitive words never fill in a need that more people read', () => {
  const sensitive = section(
    'adult-mental-health',
    { 'adult-mental-health-needs': 'Words for few', 'outcome-needs-mental-health': ['3.2'] },
    'mum',
    'mental-health',
  );
  assert.deepEqual(needsIn([sensitive]), [{ outcomeNeed: '3.2', personId: 'mum', sensitive: 'mental-health', words: 'Words for few' }]);
  const open = section('needs-of-adult', { 'outcome-needs-adult': ['3.2'] }, 'mum');
  assert.deepEqual(needsIn([{ ...sensitive, answers: { 'adult-mental-health-needs': 'Words for few' } }, open]), [
    { outcomeNeed: '3.2', personId: 'mum', sensitive: null, words: null },
  ]);
});
