import { dropDraft, dropStep, findDraft, findDrafts, holdDraft, keepAnswer, keepStep, type Draft } from './draft.ts';
import type { Form } from './form.ts';
import { anotherForm, answersIn, firstUnanswered, formOfStep, isAsked, isOpen, numbersOf, stepAfter } from './journey-answers.ts';
import { checkAnswers, isList, journeyScreens, keyOfPlace, mayKeep, type Place } from './journey-screens.ts';
import type { Journey, Steps } from './journey.ts';
import { recordRead, textKept, withoutOurs } from './page-routes.ts';
import { found, notFound } from './refusal.ts';
import { checkedParams, type Answer, type Ask, type Route } from './route.ts';
import { answered, claim, findAnswered } from './submission.ts';
import { doWork, type Mode, type Work } from './work.ts';

const go = (to: string): Answer => ({ kind: 'go', to });
const draftIdIn = (ask: Ask) => checkedParams<'/:draftId'>(ask.params).draftId;

/** Start, each step, each thing of a repeated step, check answers and send: the addresses of a journey. */
export function journeyRoutes(journey: Journey<Steps>): Route[] {
  const { name, path, audience, keepsAfter } = journey;
  const { hrefOf, ...screens } = journeyScreens(journey);
  const stepsOf = (work: Work, draft: Draft) => journey.steps(work, draft.answers['started'] ?? {});
  const inWork = (ask: Ask, mode: Mode, task: (work: Work) => Promise<Answer>) =>
    doWork(
      ask.platform,
      ask.actor,
      mode,
      async work => {
        work.require(journey.allow(work.actor));
        return task(work);
      },
      ask.trace,
    );

  /** A draft that was sent leads to where it went; one that is gone otherwise, or is somebody else's, to the same page as one that never was. */
  async function withoutDraft(work: Work, ask: Ask): Promise<Answer> {
    const sentTo = await findAnswered(work, draftIdIn(ask), name);
    if (sentTo !== null) return go(sentTo);
    if (!journey.showGone) throw notFound();
    return screens.showGone(journey.showGone(withoutOurs(ask.typed)));
  }

  const inDraft = (ask: Ask, task: (work: Work, draft: Draft, steps: Steps) => Promise<Answer>) =>
    inWork(ask, 'look', async work => {
      const draft = await findDraft(work, draftIdIn(ask));
      return draft?.journey === name ? task(work, draft, await stepsOf(work, draft)) : withoutDraft(work, ask);
    });

  /** At the step named in the address; a step that does not open yet leads to the one that comes first. */
  const atStep = (ask: Ask, task: (work: Work, place: Place) => Promise<Answer>) =>
    inDraft(ask, async (work, draft, steps) => {
      const slug = ask.params['step'] ?? '';
      const step = found(Object.hasOwn(steps, slug) ? steps[slug] : null);
      if (!isAsked(step, answersIn(steps, draft.answers))) throw notFound();
      const number = ask.params['number'] === undefined ? null : Number(ask.params['number']);
      if (number !== null && !(step.repeats && Number.isInteger(number) && number > 0 && number <= 50)) throw notFound();
      if (!isOpen(steps, draft.answers, slug, keepsAfter)) return go(hrefOf(draft, firstUnanswered(steps, draft.answers) ?? checkAnswers));
      return task(work, { draft, steps, slug, step, number });
    });

  const look = (ask: Ask) =>
    atStep(ask, async (work, place) => {
      const { draft, slug, step } = place;
      await recordRead(work, name, { subjectId: draft.id });
      const isEmpty = isList(place) && numbersOf(draft.answers, slug).length === 0 && step.repeats?.atLeastOne;
      return isEmpty ? go(hrefOf(draft, `${slug}/1`)) : screens.showStep(work, ask, place);
    });

  /** What was typed is kept first, right or wrong, so that a mistake loses nothing; unless it may not be kept yet. */
  const answer = (ask: Ask) =>
    atStep(ask, async (work, place) => {
      const { draft, steps, slug, step } = place;
      const typed = withoutOurs(ask.typed);
      const numbers = numbersOf(draft.answers, slug);
      const asked: Form<object> = isList(place) ? anotherForm(step, numbers.length) : formOfStep(step);
      const checked = asked.check(typed);
      if ('mistakes' in checked) {
        if (mayKeep(place, keepsAfter)) await keepAnswer(work, draft.id, keyOfPlace(place), typed);
        return screens.showStep(work, ask, place, checked.mistakes, typed);
      }
      if (isList(place) && (checked.input as { another: boolean }).another) return go(hrefOf(draft, `${slug}/${(numbers.at(-1) ?? 0) + 1}`));
      await keepAnswer(work, draft.id, keyOfPlace(place), typed);
      if (place.number !== null) return go(hrefOf(draft, slug));
      return go(hrefOf(draft, stepAfter(steps, { ...draft.answers, [slug]: typed }, slug) ?? checkAnswers));
    });

  const keep = (ask: Ask) =>
    atStep(ask, async (work, place) => {
      if (!mayKeep(place, keepsAfter)) throw notFound();
      await keepAnswer(work, place.draft.id, keyOfPlace(place), withoutOurs(ask.typed));
      return { kind: 'facts', status: 200, body: { keptAt: work.now.toString() } };
    });

  const remove = (ask: Ask) =>
    atStep(ask, async (work, place) => {
      await dropStep(work, place.draft.id, keyOfPlace(place));
      return go(hrefOf(place.draft, place.slug));
    });

  const showStart = (ask: Ask) =>
    inWork(ask, 'look', async work => {
      const drafts = [];
      for (const draft of await findDrafts(work, name)) {
        drafts.push({ ...draft, href: hrefOf(draft, firstUnanswered(await stepsOf(work, draft), draft.answers) ?? checkAnswers) });
      }
      return screens.showStart(work, ask, drafts);
    });

  const start = (ask: Ask) =>
    inWork(ask, 'change', async work => {
      const started = (await journey.begin?.(work)) ?? {};
      const draft = { id: work.newId(), journey: name, aboutId: null, answers: { started }, keptAt: work.now };
      await keepStep(work, draft, 'started', started);
      await work.record(textKept, { familyId: null, subjectId: draft.id, details: { page: name } });
      return go(hrefOf(draft, firstUnanswered(await stepsOf(work, draft), {}) ?? checkAnswers));
    });

  const showCheck = (ask: Ask) =>
    inDraft(ask, async (work, draft, steps) => {
      await recordRead(work, name, { subjectId: draft.id });
      const next = firstUnanswered(steps, draft.answers);
      return next ? go(hrefOf(draft, next)) : screens.showCheck(work, ask, draft, steps);
    });

  /** A draft is sent once, by whichever press comes first: a second waits here, finds the draft gone, and goes where the first went. */
  const send = (ask: Ask) =>
    inWork(ask, 'look', async work => {
      const draft = await holdDraft(work, draftIdIn(ask));
      if (draft?.journey !== name) return withoutDraft(work, ask);
      const steps = await stepsOf(work, draft);
      const next = firstUnanswered(steps, draft.answers);
      if (next) return go(hrefOf(draft, next));
      const { goTo } = await journey.send(work, answersIn(steps, draft.answers), draft.answers['started'] ?? {});
      await claim(work, draft.id, name, {});
      await answered(work, draft.id, goTo);
      await dropDraft(work, draft.id);
      return go(goTo);
    });

  const draftPath = `${path}/:draftId`;
  const route = (method: 'GET' | 'POST', at: string, handle: Route['handle']): Route => ({ name, method, path: at, audience, handle });
  return [
    route('GET', path, showStart),
    route('POST', path, start),
    route('GET', `${draftPath}/${checkAnswers}`, showCheck),
    route('POST', `${draftPath}/${checkAnswers}`, send),
    route('GET', `${draftPath}/:step`, look),
    route('POST', `${draftPath}/:step`, answer),
    route('POST', `${draftPath}/:step/keep`, keep),
    route('GET', `${draftPath}/:step/:number`, look),
    route('POST', `${draftPath}/:step/:number`, answer),
    route('POST', `${draftPath}/:step/:number/keep`, keep),
    route('POST', `${draftPath}/:step/:number/remove`, remove),
  ];
}
