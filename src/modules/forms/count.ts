import { chosen, isAsked, type Answers, type Question } from './definition.ts';

export type Counted = {
  /** How many were asked it, and how many of them answered. */
  asked: number;
  answered: number;
  /** How often each answer was given, in the order offered; then those that older versions offered. */
  answers: { key: string; wording: string; count: number; offered: boolean }[];
  /** The middle of a scale's answers by the sum; null for other kinds, and without answers. */
  average: number | null;
};

/** Counts the answers to one question, also those given to earlier versions of it. */
export function count(answerSets: readonly Answers[], question: Question): Counted {
  const given = answerSets.filter(answers => isAsked(question, answers)).map(answers => answers[question.key]);
  const answered = given.filter(answer => answer !== undefined && chosen(answer).length > 0);
  const tally = new Map<string, number>();
  for (const key of countsWords(question) ? answered.flatMap(answer => [...new Set(chosen(answer))]) : []) tally.set(key, (tally.get(key) ?? 0) + 1);
  const offered = offeredBy(question);
  const older = [...tally.keys()].filter(key => !offered.some(choice => choice.key === key)).sort();
  const numbers = question.kind === 'scale' ? answered.filter(answer => typeof answer === 'number') : [];
  return {
    asked: given.length,
    answered: answered.length,
    answers: [
      ...offered.map(({ key, wording }) => ({ key, wording, count: tally.get(key) ?? 0, offered: true })),
      ...older.map(key => ({ key, wording: key, count: tally.get(key) ?? 0, offered: false })),
    ],
    average: numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length,
  };
}

/** What people wrote, and days, are never counted by their words: that would show one person's answer. */
const countsWords = ({ kind }: Question) => kind === 'one-of' || kind === 'many-of' || kind === 'scale';

function offeredBy(question: Question): { key: string; wording: string }[] {
  if ('choices' in question) return question.choices.map(({ key, wording }) => ({ key, wording }));
  if (question.kind !== 'scale') return [];
  return Array.from({ length: question.to - question.from + 1 }, (_, i) => ({ key: String(question.from + i), wording: String(question.from + i) }));
}
