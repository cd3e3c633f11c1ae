import type { Draft } from './draft.ts';
import { form, type Form, type Mistakes, type Typed } from './form.ts';
import { anotherForm, answersIn, checkGroups, formOfStep, inputOf, isKeeping, itemName, numbersOf, stepBefore } from './journey-answers.ts';
import type { AnyStep, Journey, StartView, Steps } from './journey.ts';
import type { FormView } from './page.ts';
import type { Answer, Ask, Markup } from './route.ts';
import type { Work } from './work.ts';

export const checkAnswers = 'check-answers';
const nothingAsked: Form<object> = form({});

/** Where somebody is in a journey: the draft, its steps, and the step named in the address with the number of the thing at a repeated one. */
export type Place = { draft: Draft; steps: Steps; slug: string; step: AnyStep; number: number | null };

export const isList = ({ step, number }: Place) => Boolean(step.repeats) && number === null;
export const keyOfPlace = ({ slug, number }: Place) => (number === null ? slug : `${slug}.${number}`);

/** Whether what is typed here may be kept as it stands, right or wrong. */
export const mayKeep = (place: Place, keepsAfter: string | undefined): boolean => !isList(place) && isKeeping(place.steps, place.draft.answers, keepsAfter);

/** The screens of a journey: its start, each step, check answers, and the page that says the draft is no more. */
export function journeyScreens(journey: Journey<Steps>) {
  const hrefOf = (draft: Draft, slug: string) => `${journey.path}/${draft.id}/${slug}`;

  const formView = (work: Work, ask: Ask, shown: { form: Form<object>; typed: Typed; mistakes?: Mistakes; keepUrl?: string | null }): FormView => ({
    form: shown.form,
    typed: shown.typed,
    mistakes: shown.mistakes ?? {},
    hidden: { csrf: ask.csrf, once: work.newId() },
    keepUrl: shown.keepUrl ?? null,
    keptAt: null,
    clashes: [],
    notice: null,
  });

  const screen = (status: number, title: string, body: Markup, { mistakes = {}, back }: { mistakes?: Mistakes; back?: string } = {}): Answer => ({
    kind: 'screen',
    status,
    screen: {
      title,
      body,
      mistakes,
      width: 'two-thirds',
      quickExit: journey.quickExit ?? false,
      back: back === undefined ? undefined : { href: back, text: 'Back' },
    },
  });

  function showStep(work: Work, ask: Ask, place: Place, mistakes: Mistakes = {}, typedNow?: Typed): Answer {
    const { draft, steps, slug, step, number } = place;
    const { answers } = draft;
    const key = keyOfPlace(place);
    const numbers = numbersOf(answers, slug);
    const shown: Form<object> = isList(place) ? anotherForm(step, numbers.length) : formOfStep(step);
    const typed = typedNow ?? (isList(place) ? {} : (answers[key] ?? formOfStep(step).write(step.fill ?? {})));
    const keepUrl = mayKeep(place, journey.keepsAfter) ? `${hrefOf(draft, key.replace('.', '/'))}/keep` : null;
    const items = numbers.map(n => ({
      name: itemName(step, inputOf(step, answers[`${slug}.${n}`]), n),
      changeHref: hrefOf(draft, `${slug}/${n}`),
      removeHref: hrefOf(draft, `${slug}/${n}/remove`),
    }));
    const body = journey.showStep({
      ...formView(work, ask, { form: shown, typed, mistakes, keepUrl }),
      kind: isList(place) ? 'list' : 'questions',
      slug,
      title: step.title,
      actor: work.actor,
      answers: answersIn(steps, answers),
      repeats: step.repeats ?? null,
      number,
      items: isList(place) ? items : [],
    });
    const before = number !== null && numbers.length > 0 ? slug : stepBefore(steps, answers, slug);
    return screen(Object.keys(mistakes).length > 0 ? 422 : 200, step.title, body, { mistakes, back: before === null ? journey.path : hrefOf(draft, before) });
  }

  function showCheck(work: Work, ask: Ask, draft: Draft, steps: Steps): Answer {
    const groups = checkGroups(steps, draft.answers, slug => hrefOf(draft, slug));
    const view = { ...formView(work, ask, { form: nothingAsked, typed: {} }), actor: work.actor, answers: answersIn(steps, draft.answers), groups };
    return screen(200, 'Check your answers', journey.showCheck(view), { back: hrefOf(draft, stepBefore(steps, draft.answers, null) ?? '') });
  }

  const showStart = (work: Work, ask: Ask, drafts: StartView['drafts']): Answer =>
    screen(200, journey.title, journey.showStart({ ...formView(work, ask, { form: nothingAsked, typed: {} }), actor: work.actor, drafts }));

  const showGone = (body: Markup): Answer => screen(404, 'Your answers are not here any more', body, { back: journey.path });

  return { hrefOf, showStep, showCheck, showStart, showGone };
}
