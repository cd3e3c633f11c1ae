import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { carryOver, carryOverAll } from './carry-over.ts';
import { chosen, findQuestion, findSection, questionsOf, type Definition } from './definition.ts';
import { anyForm, anyRevision, answersTo, tennisClub } from './tennis-club.ts';

test('what is carried over was answered, is asked in the same way, and is still offered', () => {
  fc.assert(
    fc.property(
      anyRevision.chain(([from, to]) => fc.tuple(fc.constant(from), fc.constant(to), answersTo(from))),
      ([from, to, answers]) => {
        for (const [key, answer] of Object.entries(carryOver(answers, from, to))) {
          const [was, now] = [findQuestion(from, key)!, findQuestion(to, key)!];
          assert.equal(answer, answers[key]);
          assert.equal(now.kind, was.kind);
          if ('choices' in now) for (const one of chosen(answer)) assert.ok(now.choices.some(choice => choice.key === one));
          if (now.kind === 'scale') assert.deepEqual([now.from, now.to], was.kind === 'scale' ? [was.from, was.to] : []);
          const [before, after] = [sectionWith(from, key), sectionWith(to, key)];
          assert.equal(after.per, before.per);
          if (before.sensitive) assert.equal(after.sensitive, before.sensitive);
        }
      },
    ),
  );
});

test('to the same version everything is carried over', () => {
  fc.assert(
    fc.property(
      anyForm.chain(form => fc.tuple(fc.constant(form), answersTo(form))),
      ([form, answers]) => assert.deepEqual(carryOver(answers, form, form), answers),
    ),
  );
});

test('a whole form is carried over person by person, also to another section', () => {
  const moved: Definition = { ...tennisClub, version: 2, sections: [{ ...findSection(tennisClub, 'member')!, key: 'likes' }] };
  const sets = [
    { section: 'playing', personId: null, answers: { 'played-before': 'no' } },
    { section: 'member', personId: '1', answers: { skill: 7 } },
    { section: 'member', personId: '2', answers: { skill: 3, strokes: ['serve'] } },
  ];
  assert.deepEqual(carryOverAll(sets, tennisClub, moved), [
    { section: 'likes', personId: '1', answers: { skill: 7 } },
    { section: 'likes', personId: '2', answers: { skill: 3, strokes: ['serve'] } },
  ]);
});

const sectionWith = (form: Definition, key: string) => form.sections.find(section => questionsOf(section).some(question => question.key === key))!;
