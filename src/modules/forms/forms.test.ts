import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from './check.ts';
import { completeness } from './completeness.ts';
import { count } from './count.ts';
import { faultsIn } from './definition-faults.ts';
import { findQuestion, findSection, isAsked, questionsOf, type Answer, type Question } from './definition.ts';
import { answersOf, formOf } from './fields.ts';
import { summary, summaryOfAll } from './summary.ts';
import { anyForm, answersTo, tennisClub } from './tennis-club.ts';

const withAnswers = (some = false) => anyForm.chain(form => fc.tuple(fc.constant(form), answersTo(form, some)));
const playing = findSection(tennisClub, 'playing')!;
const member = findSection(tennisClub, 'member')!;
const rosa = { id: '1', name: 'Rosa', isChild: false };
const tam = { id: '2', name: 'Tam', isChild: true };

test('the made-up forms have no faults', () => {
  assert.deepEqual(faultsIn(tennisClub), []);
  fc.assert(fc.property(anyForm, form => assert.deepEqual(faultsIn(form), [])));
});

test('right answers have no mistakes, and a question left out has one only if it must be answered', () => {
  fc.assert(fc.property(withAnswers(), ([form, answers]) => assert.deepEqual(check(form, answers), {})));
  fc.assert(
    fc.property(withAnswers(true), ([form, answers]) => {
      const leftOut = questionsOf(form).filter(q => q.missing !== undefined && isAsked(q, answers) && answers[q.key] === undefined);
      assert.deepEqual(check(form, answers), Object.fromEntries(leftOut.map(q => [q.key, q.missing])));
    }),
  );
});

test('answers come back the same from the form of the platform that asks them', () => {
  fc.assert(
    fc.property(withAnswers(), ([form, answers]) => {
      const asked = formOf(form);
      const outcome = asked.check(asked.write(answers));
      assert.ok('input' in outcome);
      assert.deepEqual(answersOf(outcome.input), answers);
    }),
  );
});

test('a summary can be read back to the answers it tells of', () => {
  fc.assert(
    fc.property(withAnswers(true), ([form, answers]) => {
      const rows = summary(form, answers).filter(row => row.lines.length > 0);
      const readBack = Object.fromEntries(rows.map(row => [row.key, answerFrom(findQuestion(form, row.key)!, row.lines)]));
      assert.deepEqual(readBack, answers);
      assert.deepEqual(check(form, readBack), check(form, answers));
    }),
  );
});

test('an older version is told in its own words', () => {
  const newer = { ...playing, questions: playing.questions.map(q => ({ ...q, wording: `New: ${q.wording}` })) };
  assert.equal(summary(playing, { 'played-before': 'yes' })[0]?.wording, 'Have you played before?');
  assert.equal(summary(newer, { 'played-before': 'yes' })[0]?.wording, 'New: Have you played before?');
});

test('a question that depends on another waits for its answer, and is not told before it', () => {
  assert.deepEqual(check(playing, { 'played-before': 'no', where: 'x'.repeat(99) }), {});
  assert.deepEqual(check(playing, { 'played-before': 'yes' }), { where: 'Enter where you played' });
  assert.deepEqual(
    summary(playing, { 'played-before': 'no', where: 'Left over' }).map(row => row.key),
    ['played-before', 'first-day', 'about'],
  );
});

test('mistakes are told in plain words, with the name of the person', () => {
  const long = 'x'.repeat(51);
  assert.deepEqual(check(playing, { 'played-before': 'maybe', 'first-day': '2027-02-30', about: long }), {
    'played-before': 'Select if you have played before',
    'first-day': 'Enter or select your answer again',
    about: 'Your answer must be 50 characters or fewer',
  });
  assert.deepEqual(check(member, { strokes: ['none', 'serve'] }, 'Rosa'), {
    strokes: 'Select “Rosa likes none” or other answers, not both',
    skill: 'Select how well Rosa plays',
  });
  assert.deepEqual(check(member, { strokes: ['lob'], skill: 11 }, 'Rosa'), {
    strokes: 'Select one of the answers shown',
    skill: 'Your answer must be a number from 0 to 10',
  });
  const typed = formOf(playing).check({ 'played-before': 'no', 'first-day-day': '31', 'first-day-month': '2', 'first-day-year': '2027' });
  assert.deepEqual(typed, { mistakes: { 'first-day': 'The day you begin must be a real date' } });
});

test('a name with a sign that patterns know is said as it is', () => {
  assert.equal(summary(member, {}, "$& O'Hara")[0]?.wording, "Which strokes does $& O'Hara like?");
});

test('what is left to do, section by section and person by person', () => {
  const sets = [
    { section: 'playing', personId: null, answers: { 'played-before': 'yes' } },
    { section: 'member', personId: '2', answers: { skill: 3 } },
  ];
  const progress = completeness(tennisClub, sets, [rosa, tam]);
  assert.deepEqual(
    progress.sections.map(({ title, subject, state, left }) => [title, subject?.name ?? null, state, ...left]),
    [
      ['Playing', null, 'in progress', 'where'],
      ['What Rosa likes', 'Rosa', 'not started', 'skill'],
      ['What Tam likes', 'Tam', 'complete'],
      ['Injuries', 'Rosa', 'optional'],
    ],
  );
  assert.deepEqual([progress.done, progress.of, progress.isComplete], [1, 3, false]);
  const finished = [
    { section: 'playing', personId: null, answers: { 'played-before': 'no' } },
    { section: 'member', personId: '1', answers: { skill: 0 } },
    sets[1]!,
  ];
  assert.equal(completeness(tennisClub, finished, [rosa, tam]).isComplete, true);
});

test('a whole form is told without the parts nobody has begun', () => {
  const told = summaryOfAll(tennisClub, [{ section: 'injury', personId: '1', answers: { injuries: 'A knee' } }], [rosa, tam]);
  assert.deepEqual(told, [
    {
      key: 'injury',
      title: 'Injuries',
      subject: rosa,
      sensitive: 'health',
      rows: [{ key: 'injuries', kind: 'long-text', wording: 'What hurts, Rosa?', lines: ['A knee'] }],
    },
  ]);
});

test('answers are counted across versions, and what people wrote is not', () => {
  const strokes = findQuestion(tennisClub, 'strokes')!;
  const counted = count([{ strokes: ['serve', 'forehand'] }, { strokes: ['serve'] }, { strokes: ['lob'] }, {}], strokes);
  assert.deepEqual([counted.asked, counted.answered], [4, 3]);
  assert.deepEqual(
    counted.answers.map(one => [one.key, one.count, one.offered]),
    [
      ['forehand', 1, true],
      ['serve', 2, true],
      ['none', 0, true],
      ['lob', 1, false],
    ],
  );
  assert.equal(count([{ skill: 4 }, { skill: 7 }, {}], findQuestion(tennisClub, 'skill')!).average, 5.5);
  assert.deepEqual(count([{ about: 'Private words' }], findQuestion(tennisClub, 'about')!).answers, []);
  assert.equal(count([{ 'played-before': 'no' }, { 'played-before': 'yes' }], findQuestion(tennisClub, 'where')!).asked, 1);
});

function answerFrom(question: Question, lines: readonly string[]): Answer {
  const keys = 'choices' in question ? lines.map(line => question.choices.find(choice => choice.wording === line)!.key) : [];
  if (question.kind === 'many-of') return keys;
  if (question.kind === 'one-of') return keys[0]!;
  if (question.kind === 'scale') return Number(lines[0]!.split(' ')[0]);
  return question.kind === 'date' ? dayFrom(lines[0]!) : lines[0]!;
}

function dayFrom(said: string): string {
  const [day, month, year] = said.split(' ') as [string, string, string];
  const names = Array.from({ length: 12 }, (_, i) => new Temporal.PlainDate(2027, i + 1, 1).toLocaleString('en-GB', { month: 'long' }));
  return new Temporal.PlainDate(Number(year), names.indexOf(month) + 1, Number(day)).toString();
}
