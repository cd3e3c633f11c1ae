import fc from 'fast-check';
import { isAsked, questionsOf, type Answer, type Answers, type Choice, type Definition, type Question, type Section } from './definition.ts';

/** A made-up form that has nothing to do with families, so that the rules are tested and not one form. */
export const tennisClub: Definition = {
  form: 'tennis-club',
  version: 1,
  title: 'Joining the tennis club',
  sections: [
    {
      key: 'playing',
      title: 'Playing',
      per: 'family',
      questions: [
        {
          key: 'played-before',
          kind: 'one-of',
          wording: 'Have you played before?',
          missing: 'Select if you have played before',
          choices: [
            { key: 'yes', wording: 'Yes' },
            { key: 'no', wording: 'No' },
          ],
        },
        {
          key: 'where',
          kind: 'short-text',
          wording: 'Where did you play?',
          missing: 'Enter where you played',
          max: 20,
          when: { question: 'played-before', isOneOf: ['yes'] },
        },
        { key: 'first-day', kind: 'date', wording: 'When do you want to begin?', called: 'The day you begin' },
        { key: 'about', kind: 'long-text', wording: 'Tell us about yourself', max: 50 },
      ],
    },
    {
      key: 'member',
      title: 'What {name} likes',
      per: 'person',
      questions: [
        {
          key: 'strokes',
          kind: 'many-of',
          wording: 'Which strokes does {name} like?',
          choices: [
            { key: 'forehand', wording: 'Forehand' },
            { key: 'serve', wording: 'Serve' },
            { key: 'none', wording: '{name} likes none', alone: true },
          ],
        },
        {
          key: 'skill',
          kind: 'scale',
          wording: 'How well does {name} play?',
          missing: 'Select how well {name} plays',
          from: 0,
          to: 10,
          ends: ['Not yet', 'Very well'],
        },
      ],
    },
    {
      key: 'injury',
      title: 'Injuries',
      per: 'adult',
      sensitive: 'health',
      questions: [{ key: 'injuries', kind: 'long-text', wording: 'What hurts, {name}?' }],
    },
  ],
};

const words = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){0,3}$/);
const keys = (all: string[]) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 });
const choices: fc.Arbitrary<Choice[]> = keys(['red', 'blue', 'green', 'none']).chain(chosen =>
  fc.tuple(...chosen.map(key => words.map(wording => ({ key, wording: `${wording} ${key}`, ...(key === 'none' ? { alone: true } : {}) })))),
);

const questionOf = (key: string): fc.Arbitrary<Question> => {
  const asked = fc.record({ key: fc.constant(key), wording: words, missing: words }, { requiredKeys: ['key', 'wording'] });
  return fc.oneof(
    fc
      .record({ asked, kind: fc.constantFrom('short-text' as const, 'long-text' as const), max: fc.integer({ min: 30, max: 60 }) })
      .map(({ asked, ...own }) => ({ ...asked, ...own })),
    fc.record({ asked, kind: fc.constantFrom('one-of' as const, 'many-of' as const), choices }).map(({ asked, ...own }) => ({ ...asked, ...own })),
    asked.map(words => ({ ...words, kind: 'date' as const })),
    fc
      .record({ asked, to: fc.constantFrom(5, 10) })
      .map(({ asked, to }) => ({ ...asked, kind: 'scale' as const, from: 1, to, ends: ['Low', 'High'] as const })),
  );
};

/** The last question may depend on the first, where that offers choices. */
function withCondition(questions: Question[], depends: boolean): Question[] {
  const [first, ...rest] = questions;
  const last = rest.pop();
  if (!depends || !first || !last || !('choices' in first)) return questions;
  return [first, ...rest, { ...last, when: { question: first.key, isOneOf: [first.choices[0]!.key] } }];
}

const sectionOf = (questionKeys: string[], key: string): fc.Arbitrary<Section> =>
  fc
    .record({
      key: fc.constant(key),
      title: words,
      per: fc.constantFrom('family' as const, 'child' as const),
      sensitive: fc.constantFrom(undefined, 'health' as const, 'abuse' as const),
      questions: fc.tuple(...questionKeys.map(questionOf)),
      depends: fc.boolean(),
    })
    .map(({ depends, sensitive, questions, ...own }) => ({ ...own, ...(sensitive ? { sensitive } : {}), questions: withCondition(questions, depends) }));

/** Any form of a small world, so that two of them share keys often. */
export const anyForm: fc.Arbitrary<Definition> = fc
  .tuple(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 2 }), fc.boolean(), words)
  .chain(([all, inTwo, title]) => {
    const parts = inTwo ? [all.slice(0, all.length / 2), all.slice(all.length / 2)] : [all];
    return fc.tuple(...parts.map((part, i) => sectionOf(part, `section-${i + 1}`))).map(sections => ({ form: 'made-up', version: 1, title, sections }));
  });

/** A form and a later version of it: some questions reworded, offering less, or asked in another way; some sections now for others. */
export const anyRevision: fc.Arbitrary<[Definition, Definition]> = anyForm.chain(before =>
  fc
    .tuple(...before.sections.map(section => fc.tuple(...section.questions.map(revisionOf)).chain(questions => changed(section, questions))))
    .map(sections => [before, { ...before, version: 2, sections }]),
);

const revisionOf = (question: Question): fc.Arbitrary<Question> =>
  fc.oneof(
    fc.constant(question),
    words.map(wording => ({ ...question, wording })),
    'choices' in question ? fc.subarray([...question.choices], { minLength: 1 }).map(choices => ({ ...question, choices })) : fc.constant(question),
    question.kind === 'scale' ? fc.constant({ ...question, to: 20 }) : questionOf(question.key),
  );

const changed = (section: Section, questions: Question[]): fc.Arbitrary<Section> =>
  fc.oneof(
    fc.constant({ ...section, questions }),
    fc
      .record({ per: fc.constantFrom('family' as const, 'child' as const), sensitive: fc.constantFrom('health' as const, 'abuse' as const) })
      .map(own => ({ ...section, ...own, questions })),
    fc.constant(open({ ...section, questions })),
  );

const open = ({ sensitive: _closed, ...section }: Section): Section => section;

const anyDay = fc.integer({ min: 0, max: 40_000 }).map(days => new Temporal.PlainDate(1950, 1, 1).add({ days }).toString());

function answerTo(question: Question): fc.Arbitrary<Answer> {
  switch (question.kind) {
    case 'short-text':
    case 'long-text':
      return words.map(text => text.slice(0, 30).trim());
    case 'date':
      return anyDay;
    case 'scale':
      return fc.integer({ min: question.from, max: question.to });
    case 'one-of':
      return fc.constantFrom(...question.choices.map(({ key }) => key));
    case 'many-of':
      return fc
        .subarray([...question.choices], { minLength: 1 })
        .map(ticked => (ticked.find(({ alone }) => alone) ? ticked.filter(({ alone }) => alone) : ticked).map(({ key }) => key));
  }
}

/** Answers that are right: all that is asked, or (with `some`) only part of it. */
export const answersTo = (form: Definition, some = false): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      ...questionsOf(form).map(question => fc.tuple(fc.constant(question.key), some ? fc.option(answerTo(question), { nil: undefined }) : answerTo(question))),
    )
    .map(all => Object.fromEntries(all.filter((entry): entry is [string, Answer] => entry[1] !== undefined)))
    .map(answers =>
      Object.fromEntries(
        questionsOf(form).flatMap(question => (question.key in answers && isAsked(question, answers) ? [[question.key, answers[question.key]!]] : [])),
      ),
    );
