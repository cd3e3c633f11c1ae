import { chosen, questionsOf, type Answer, type Answers, type AnswerSet, type Definition, type Question, type Section } from './definition.ts';

type Place = { question: Question; section: Section };

/** Answers that still mean the same in a newer version: same key, same kind of question, about the same kind of person, choice still offered. */
export function carryOver(answers: Answers, from: Definition, to: Definition): Answers {
  const before = placesIn(from);
  const kept = [...placesIn(to)].flatMap(([key, after]) => {
    const answer = answers[key];
    const was = before.get(key);
    return answer !== undefined && was && meansTheSame(was, after) && isStillOffered(after.question, answer) ? [[key, answer] as const] : [];
  });
  return Object.fromEntries(kept);
}

/** The same for a whole form, section by section and person by person, also where a question moved to another section. */
export function carryOverAll(sets: readonly AnswerSet[], from: Definition, to: Definition): AnswerSet[] {
  const people = [...new Set(sets.map(set => set.personId))];
  return people.flatMap(personId => {
    const kept = carryOver(Object.assign({}, ...sets.filter(set => set.personId === personId).map(set => set.answers)) as Answers, from, to);
    return to.sections.flatMap(section => {
      const answers = Object.fromEntries(questionsOf(section).flatMap(({ key }) => (key in kept ? [[key, kept[key]!] as const] : [])));
      return Object.keys(answers).length > 0 ? [{ section: section.key, personId, answers }] : [];
    });
  });
}

const placesIn = (definition: Definition) =>
  new Map<string, Place>(definition.sections.flatMap(section => section.questions.map(question => [question.key, { question, section }] as const)));

/** An answer given where few may read it never moves to where others may. */
const meansTheSame = (was: Place, after: Place) =>
  was.question.kind === after.question.kind &&
  was.section.per === after.section.per &&
  (was.section.sensitive === undefined || was.section.sensitive === after.section.sensitive) &&
  isSameScale(was.question, after.question);

const isSameScale = (was: Question, after: Question) => was.kind !== 'scale' || after.kind !== 'scale' || (was.from === after.from && was.to === after.to);

function isStillOffered(question: Question, answer: Answer): boolean {
  if (!('choices' in question)) return true;
  return chosen(answer).every(key => question.choices.some(choice => choice.key === key));
}
