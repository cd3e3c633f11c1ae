import {
  chosen,
  isAsked,
  questionsOf,
  subjectsOf,
  wordingFor,
  type Answer,
  type Answers,
  type AnswerSet,
  type Definition,
  type Question,
  type Section,
  type SensitiveTopic,
  type Subject,
} from './definition.ts';
import { fieldOf } from './fields.ts';

/** A question in the words it was asked in, and its answer in words: one line, or one for each thing chosen. None: not answered. */
export type SummaryRow = { key: string; kind: Question['kind']; wording: string; lines: readonly string[] };

/** What was asked and answered, in the words of the version that asked it. Questions that were not asked are left out. */
export const summary = (asked: Definition | Section, answers: Answers, name: string | null = null): SummaryRow[] =>
  questionsOf(asked)
    .filter(question => isAsked(question, answers))
    .map(question => ({
      key: question.key,
      kind: question.kind,
      wording: wordingFor(question.wording, name),
      lines: answerLines(question, answers[question.key], name),
    }));

export function answerLines(question: Question, answer: Answer | undefined, name: string | null = null): string[] {
  if (answer === undefined) return [];
  if (!('choices' in question)) return [fieldOf(question, name).say(answer)];
  return chosen(answer).map(key => wordingFor(question.choices.find(choice => choice.key === key)?.wording ?? key, name));
}

export type SectionSummary = { key: string; title: string; subject: Subject | null; sensitive: SensitiveTopic | null; rows: SummaryRow[] };

/** A whole form, section by section and person by person, without the sections nobody has begun. */
export function summaryOfAll(definition: Definition, sets: readonly AnswerSet[], people: readonly Subject[]): SectionSummary[] {
  return definition.sections.flatMap(section =>
    subjectsOf(section, people).flatMap(subject => {
      const set = sets.find(one => one.section === section.key && one.personId === (subject?.id ?? null));
      const title = wordingFor(section.title, subject?.name ?? null);
      return set
        ? [{ key: section.key, title, subject, sensitive: section.sensitive ?? null, rows: summary(section, set.answers, subject?.name ?? null) }]
        : [];
    }),
  );
}
