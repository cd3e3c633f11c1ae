import { form, summary, type Form, type Typed } from './form.ts';
import { yesNo } from './fields.ts';
import type { AnswersTyped, AnyStep, CheckView, Steps } from './journey.ts';

/** A step's own form, whatever it asks. */
export const formOfStep = (step: AnyStep) => step.form as unknown as Form<Record<string, unknown>>;

/** A step without questions tells something, and is passed by going on. */
export const onlyTells = (step: AnyStep) => Object.keys(step.form.fields).length === 0;

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

export const inputOf = (step: AnyStep, typed: Typed | undefined) => {
  const checked = typed && formOfStep(step).check(typed);
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

const askedSteps = (steps: Steps, typed: AnswersTyped): string[] => {
  const answers = answersIn(steps, typed);
  return Object.keys(steps).filter(slug => isAsked(steps[slug]!, answers));
};

/** The first asked step still to answer, or null when all are. */
export const firstUnanswered = (steps: Steps, typed: AnswersTyped): string | null =>
  askedSteps(steps, typed).find(slug => !isAnswered(steps[slug]!, slug, typed)) ?? null;

/** Where going on from a step leads: to what follows it to tell, read before or not, or else to the first step still to answer. */
export function stepAfter(steps: Steps, typed: AnswersTyped, slug: string): string | null {
  const asked = askedSteps(steps, typed);
  const next = asked[asked.indexOf(slug) + 1];
  return next !== undefined && onlyTells(steps[next]!) ? next : firstUnanswered(steps, typed);
}

/** The asked step before this one, for the back link; before check-answers, the last. */
export function stepBefore(steps: Steps, typed: AnswersTyped, slug: string | null): string | null {
  const asked = askedSteps(steps, typed);
  return asked[(slug === null ? asked.length : asked.indexOf(slug)) - 1] ?? null;
}

/** Whether what is typed is kept by now: not before the step has been answered that comes before everything else. */
export const isKeeping = (steps: Steps, typed: AnswersTyped, keepsAfter: string | undefined): boolean =>
  keepsAfter === undefined || isAnswered(steps[keepsAfter]!, keepsAfter, typed);

/** Whether this step may be answered yet. */
export function isOpen(steps: Steps, typed: AnswersTyped, slug: string, keepsAfter: string | undefined): boolean {
  const order = Object.keys(steps);
  return isKeeping(steps, typed, keepsAfter) || order.indexOf(slug) <= order.indexOf(keepsAfter ?? '');
}

export function checkGroups(steps: Steps, typed: AnswersTyped, hrefOf: (slug: string) => string): CheckView['groups'] {
  const answers = answersIn(steps, typed);
  const rows = (step: AnyStep, input: unknown, changeHref: string) =>
    summary(formOfStep(step), input as Record<string, unknown>).map(({ label, answer }) => ({ label, answer, changeHref }));
  const groups = Object.entries(steps).flatMap(([slug, step]) => {
    const value = answers[slug];
    if (value === undefined) return [];
    if (!step.repeats) return [{ title: step.title, rows: rows(step, value, hrefOf(slug)) }];
    const numbers = numbersOf(typed, slug);
    if (numbers.length === 0) return [{ title: step.title, rows: [{ label: step.repeats.first ?? step.title, answer: 'No', changeHref: hrefOf(slug) }] }];
    return numbers.flatMap(number => {
      const input = inputOf(step, typed[`${slug}.${number}`]);
      return input === undefined ? [] : [{ title: itemName(step, input, number), rows: rows(step, input, hrefOf(`${slug}/${number}`)) }];
    });
  });
  return groups.filter(group => group.rows.length > 0);
}

/** One thing of a repeated step in words: by its name, or by its number until it has one. */
export function itemName({ repeats }: AnyStep, input: unknown, number: number): string {
  const named = input === undefined ? '' : (repeats?.itemName as unknown as (item: unknown) => string)(input);
  const one = (repeats?.one ?? '').replace(/^./, letter => letter.toUpperCase());
  return named || `${one} ${number}${input === undefined ? ' (not finished)' : ''}`;
}

/** Asked under the list of a repeated step. */
export function anotherForm({ repeats }: AnyStep, howMany: number) {
  const one = repeats?.one ?? '';
  if (howMany === 0 && repeats?.first) return form({ another: yesNo({ label: repeats.first, missing: 'Select yes or no' }) });
  return form({ another: yesNo({ label: `Do you need to add another ${one}?`, missing: `Select yes if you need to add another ${one}` }) });
}
