import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsIn } from './definition-faults.ts';
import { tennisClub } from './tennis-club.ts';

test('a form with faults is told each of them', () => {
  const [first] = tennisClub.sections;
  const [choice, text] = first!.questions;
  const faulty = (questions: unknown) => faultsIn({ ...tennisClub, sections: [{ ...first!, questions: questions as never }] });
  assert.deepEqual(faulty([choice, choice]), ['Question played-before is there twice']);
  assert.deepEqual(faulty([text]), ['Question where depends on played-before, which is not asked before it in its section']);
  assert.deepEqual(faulty([choice, { ...text, when: { question: 'played-before', isOneOf: ['maybe'] } }]), [
    'Question where depends on maybe, which played-before does not offer',
  ]);
  assert.deepEqual(faulty([{ ...choice, choices: [] }]), ['Question played-before offers no choices']);
  assert.deepEqual(faulty([{ ...choice, wording: 'Is {name} new?' }]), ['Section playing is about the whole family, so {name} is nobody']);
  assert.deepEqual(faulty([{ ...choice, kind: 'drawing' }]), ['Question played-before is of a kind we do not know']);
});
