import { answersOf, formOf, getVersion, type Answers, type Definition } from '#modules/forms/index.ts';
import type { Typed } from '#platform/form.ts';
import { step, type Step } from '#platform/journey.ts';
import type { Work } from '#platform/work.ts';

type Input = Parameters<typeof answersOf>[0];

/** A step for each section of a form, in its words. */
export const stepsOf = (definition: Definition): Record<string, Step<Input> & { repeats?: never }> =>
  Object.fromEntries(definition.sections.map(section => [section.key, step({ title: section.title, form: formOf(section) })]));

/** The answers to the form's own questions, out of those of the whole journey. */
export const answersTo = (definition: Definition, answers: Readonly<Record<string, unknown>>): Answers =>
  Object.assign({}, ...definition.sections.map(({ key }) => answersOf((answers[key] ?? {}) as Input))) as Answers;

/** The version a draft began with, kept with it. */
export const versionTyped = ({ version }: Definition): Typed => ({ formVersion: String(version) });

export const versionBegun = (work: Work, form: string, begun: Typed): Promise<Definition> => getVersion(work, form, Number(begun['formVersion']));
