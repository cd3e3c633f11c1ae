import type { Mistakes } from '#platform/form.ts';
import { isAsked, questionsOf, type Answer, type Answers, type Definition, type Question, type Section } from './definition.ts';
import { fieldOf } from './fields.ts';

/** What is wrong with answers that are kept, by question: the same mistakes, in the same words, as when they were typed. */
export function check(asked: Definition | Section, answers: Answers, name: string | null = null): Mistakes {
  return Object.fromEntries(
    questionsOf(asked).flatMap(question => {
      const mistake = isAsked(question, answers) ? mistakeIn(question, answers[question.key], name) : null;
      return mistake === null ? [] : [[question.key, mistake] as const];
    }),
  );
}

function mistakeIn({ when: _asked, ...question }: Question, answer: Answer | undefined, name: string | null): string | null {
  const field = fieldOf(question, name);
  if (answer !== undefined && !isOfItsKind(question, answer)) return 'Enter or select your answer again';
  const reading = field.read(answer === undefined ? {} : field.write(answer, question.key), question.key);
  if ('mistake' in reading) return reading.mistake;
  // An answer that is lost on the way was not one of those offered.
  return answer !== undefined && !isSame(reading.value, answer) ? 'Select one of the answers shown' : null;
}

function isOfItsKind({ kind }: Question, answer: Answer): boolean {
  if (kind === 'many-of') return typeof answer === 'object';
  if (kind === 'scale') return typeof answer === 'number';
  return typeof answer === 'string' && (kind !== 'date' || isDay(answer));
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).year >= 1900;
  } catch {
    return false;
  }
}

function isSame(read: Answer | null, kept: Answer): boolean {
  if (typeof kept === 'object') return typeof read === 'object' && read?.length === kept.length && kept.every(key => read.includes(key));
  return typeof kept === 'number' ? read === kept : read !== null;
}
