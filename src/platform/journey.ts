import type { Actor } from './actor.ts';
import type { Decision } from './decision.ts';
import type { Draft } from './draft.ts';
import type { Form, Mistakes, Typed } from './form.ts';
import { journeyRoutes } from './journey-routes.ts';
import type { FormView } from './page.ts';
import type { Audience, Markup, Served } from './route.ts';
import type { Work } from './work.ts';

/**
 * One page of questions; a page without any tells something and is passed by going on. `asked` leaves it out where earlier answers make it
 * pointless; `fill` is what it says before anything is typed.
 */
export type Step<Input extends object, Answers = Readonly<Record<string, unknown>>> = {
  title: string;
  form: Form<Input>;
  asked?: (answers: Partial<Answers>) => boolean;
  fill?: Partial<Input>;
  /** Words about one item of a repeated step, what several are called ("person", "people"), and the question asked before there is any. */
  repeats?: { one: string; many: string; itemName: (item: Input) => string; atLeastOne: boolean; first?: string };
};

export const step = <Input extends object>(definition: Omit<Step<Input>, 'repeats'>): Step<Input> & { repeats?: never } => definition;
export const repeatedStep = <Input extends object>(definition: Step<Input> & { repeats: NonNullable<Step<Input>['repeats']> }) => definition;

// Each journey has steps of many kinds of input; a step's own form checks its own answers.
export type AnyForm = { fields: object; check(typed: Typed): { input: unknown } | { mistakes: Mistakes }; write(input: never): Typed };
export type AnyStep = Pick<Step<never>, 'title' | 'repeats'> & { form: AnyForm; asked?: (answers: never) => boolean; fill?: object };
export type Steps = Readonly<Record<string, AnyStep>>;

/** The checked answers of a journey: one input a step, a list for a repeated one, absent when not asked. */
export type AnswersOf<S extends Steps> = {
  [Slug in keyof S]: S[Slug] extends { form: Form<infer Input>; repeats: object }
    ? Input[]
    : S[Slug] extends { form: Form<infer Input> }
      ? Input | undefined
      : never;
};

/** What shows one step. `items` are the things already added at a repeated step, in words. */
export type StepView = FormView & {
  kind: 'questions' | 'list';
  slug: string;
  title: string;
  actor: Actor;
  answers: Readonly<Record<string, unknown>>;
  repeats: AnyStep['repeats'] | null;
  number: number | null;
  items: readonly { name: string; changeHref: string; removeHref: string }[];
};

export type CheckRow = { label: string; answer: string; changeHref: string };
export type CheckView = FormView & {
  actor: Actor;
  answers: Readonly<Record<string, unknown>>;
  groups: readonly { title: string; rows: readonly CheckRow[] }[];
};
export type StartView = FormView & { actor: Actor; drafts: readonly (Draft & { href: string })[] };

export type Journey<S extends Steps> = {
  name: string;
  path: string;
  title: string;
  audience: Audience;
  allow: (actor: Actor) => Decision;
  /** What is settled when a draft begins and stays so until it is sent: the version of a form. */
  begin?: (work: Work) => Promise<Typed>;
  /** The steps in order, built from what was settled and from the record. */
  steps: (work: Work, begun: Typed) => Promise<S>;
  /** Nothing is kept before this step is answered but the right answers that come before it; no later step opens. */
  keepsAfter?: keyof S & string;
  quickExit?: boolean;
  showStart: (view: StartView) => Markup;
  showStep: (view: StepView) => Markup;
  showCheck: (view: CheckView) => Markup;
  /** Shown, with what was just typed, where the draft is no more; otherwise the page does not exist. */
  showGone?: (typed: Typed) => Markup;
  send: (work: Work, answers: AnswersOf<S>, begun: Typed) => Promise<{ goTo: string }>;
};

/** A form of many pages whose answers save themselves, with check-answers before sending. */
export const journey = <const S extends Steps>(definition: Journey<S>): Served => ({
  name: definition.name,
  path: definition.path,
  routes: journeyRoutes(definition as unknown as Journey<Steps>),
});

export type AnswersTyped = Readonly<Record<string, Typed>>;
