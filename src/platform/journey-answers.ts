import { summary, type Form, type Typed } from './form.ts';
import type { AnswersTyped, AnyStep, Steps } from './journey.ts';

const formOf = (step: AnyStep) => step.form as unknown as Form<Record<string, unknown>>;

/** The numbers of the things added at a repeated step, in order. Answers are kept as `people.1`, `people.2`. */
export const numbersOf = (typed: AnswersTyped, slug: string): number[] =>
  Object.keys(typed)
    .flatMap(key => (key.startsWith(`${slug}.`) ? [Number(key.slice(slug.length + 1))] : []))
    .sort((a, b) => a - b);

/** The answers that pass their checks, by step; steps not asked are left out. */
export function answersIn(steps: Steps, typed: AnswersTyped): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const [slug, step] of Object.entries(steps)) {
    if (!isAsked(step, answers)) continue;
    const value = step.repeats ? itemsIn(step, slug, typed) : inputOf(step, typed[slug]);
    if (value !== undefined) answers[slug] = value;
  }
  return answers;
}

const inputOf = (step: AnyStep, typed: Typed | undefined) => {
  const checked = typed && formOf(step).check(typed);
  return checked && 'input' in checked ? checked.input : undefined;
};

const itemsIn = (step: AnyStep, slug: string, typed: AnswersTyped) => numbersOf(typed, slug).flatMap(number => inputOf(step, typed[`${slug}.${number}`]) ?? []);

export const isAsked = (step: AnyStep, answers: Record<string, unknown>) =>
  step.asked === undefined || (step.asked as (answers: Record<string, unknown>) => boolean)(answers);

/** Whether a step has been answered and every answer passes. A list is answered once "no more" has been said. */
export function isAnswered(step: AnyStep, slug: string, typed: AnswersTyped): boolean {
  if (!step.repeats) return inputOf(step, typed[slug]) !== undefined;
  const numbers = numbersOf(typed, slug);
  return typed[slug] !== undefined && (numbers.length > 0 || !step.repeats.atLeastOne) && itemsIn(step, slug, typed).length === numbers.length;
}

/** The first asked step still to answer, or null when all are. */
export function firstUnanswered(steps: Steps, typed: AnswersTyped): string | null {
  const answers = answersIn(steps, typed);
  return Object.keys(steps).find(slug => isAsked(steps[slug]!, answers) && !isAnswered(steps[slug]!, slug, typed)) ?? null;
}

/** The asked step before this one, for the back link. */
export function stepBefore(steps: Steps, typed: AnswersTyped, slug: string): string | null {
  const answers = answersIn(steps, typed);
  const asked = Object.keys(steps).filter(one => isAsked(steps[one]!, answers));
  return asked[asked.indexOf(slug) - 1] ?? null;
}

export function checkGroups(steps: Steps, typed: AnswersTyped, hrefOf: (slug: string) => string) {
  const answers = answersIn(steps, typed);
  return Object.entries(steps).flatMap(([slug, step]) => {
    const value = answers[slug];
    if (value === undefined) return [];
    const rows = (input: unknown, href: string) =>
      summary(formOf(step), input as Record<string, unknown>).map(({ label, answer }) => ({ label, answer, changeHref: href }));
    if (!step.repeats) return [{ title: step.title, rows: rows(value, hrefOf(slug)) }];
    const { one, itemName } = step.repeats;
    return numbersOf(typed, slug).flatMap(number => {
      const input = inputOf(step, typed[`${slug}.${number}`]);
      return input === undefined ? [] : [{ title: (itemName as (item: unknown) => string)(input) || one, rows: rows(input, hrefOf(`${slug}/${number}`)) }];
    });
  });
}
