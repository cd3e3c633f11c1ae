import { dropDraft, dropStep, findDraft, findDrafts, keepStep, type Draft } from './draft.ts';
import { form, typedText, type Form, type Mistakes, type Typed } from './form.ts';
import { yesNo } from './fields.ts';
import { answersIn, checkGroups, firstUnanswered, isAnswered, isAsked, numbersOf, stepBefore } from './journey-answers.ts';
import type { AnyStep, Journey, Steps } from './journey.ts';
import { recordRead, textKept, withoutOurs } from './page-routes.ts';
import type { FormView } from './page.ts';
import { found, notFound, Refusal } from './refusal.ts';
import { checkedParams, type Answer, type Ask, type Markup, type Route } from './route.ts';
import { answered, claim, keyOf } from './submission.ts';
import { doWork, type Work } from './work.ts';

const nothingAsked: Form<object> = form({});
const go = (to: string): Answer => ({ kind: 'go', to });
const checkAnswers = 'check-answers';

/** Start, each step, each thing of a repeated step, check answers and send: the addresses of a journey. */
export function journeyRoutes(journey: Journey<Steps>): Route[] {
  const { name, path, steps, audience } = journey;
  const draftPath = `${path}/:draftId`;
  const hrefOf = (draft: Draft, slug: string) => `${path}/${draft.id}/${slug}`;

  const inDraft = (ask: Ask, mode: 'look' | 'change', task: (work: Work, draft: Draft) => Promise<Answer>) =>
    doWork(
      ask.platform,
      ask.actor,
      mode,
      async work => {
        work.require(journey.allow(work.actor));
        const { draftId } = checkedParams<'/:draftId'>(ask.params);
        const draft = found(await findDraft(work, draftId));
        if (draft.journey !== name) throw notFound();
        return task(work, draft);
      },
      ask.trace,
    );

  /** The step named in the address, and the number of the thing at a repeated one. */
  function stepAt(ask: Ask, draft: Draft): { slug: string; step: AnyStep; number: number | null } {
    const slug = ask.params['step'] ?? '';
    const step = found(steps[slug]);
    if (!isAsked(step, answersIn(steps, draft.answers))) throw notFound();
    const number = ask.params['number'] === undefined ? null : Number(ask.params['number']);
    if (number !== null && !(step.repeats && Number.isInteger(number) && number > 0 && number <= 50)) throw notFound();
    return { slug, step, number };
  }

  const formView = (
    work: Work,
    ask: Ask,
    draft: Draft | null,
    shown: { form: Form<object>; typed: Typed; mistakes?: Mistakes; keepAt?: string | null },
  ): FormView => ({
    form: shown.form,
    typed: shown.typed,
    mistakes: shown.mistakes ?? {},
    hidden: { csrf: ask.csrf, once: work.newId() },
    keepUrl: shown.keepAt ?? null,
    keptAt: draft && shown.keepAt ? draft.keptAt : null,
    clashes: [],
    notice: null,
  });

  const screen = (status: number, title: string, body: Markup, mistakes: Mistakes, back: string | null): Answer => ({
    kind: 'screen',
    status,
    screen: {
      title,
      body,
      mistakes,
      width: 'two-thirds',
      quickExit: journey.quickExit ?? false,
      back: back === null ? undefined : { href: back, text: 'Back' },
    },
  });

  function showStep(work: Work, ask: Ask, draft: Draft, mistakes: Mistakes = {}, typedNow?: Typed): Answer {
    const { slug, step, number } = stepAt(ask, draft);
    const isList = Boolean(step.repeats) && number === null;
    const key = number === null ? slug : `${slug}.${number}`;
    const before = number !== null && numbersOf(draft.answers, slug).length > 0 ? slug : stepBefore(steps, draft.answers, slug);
    const keeps = !isList && (!journey.keepsAfter || isAnswered(steps[journey.keepsAfter]!, journey.keepsAfter, draft.answers));
    const shown = isList ? (anotherForm(step) as unknown as Form<object>) : (step.form as unknown as Form<object>);
    const view = formView(work, ask, draft, {
      form: shown,
      typed: typedNow ?? (isList ? {} : draft.answers[key]) ?? {},
      mistakes,
      keepAt: keeps ? `${hrefOf(draft, key.replace('.', '/'))}/keep` : null,
    });
    const items = isList
      ? numbersOf(draft.answers, slug).map(n => ({
          name: itemName(step, draft.answers[`${slug}.${n}`], n),
          changeHref: hrefOf(draft, `${slug}/${n}`),
          removeHref: hrefOf(draft, `${slug}/${n}/remove`),
        }))
      : [];
    const kind = isList ? 'list' : 'questions';
    const body = journey.showStep({
      ...view,
      kind,
      slug,
      title: step.title,
      actor: work.actor,
      answers: answersIn(steps, draft.answers),
      repeats: step.repeats ?? null,
      number,
      items,
    });
    return screen(Object.keys(mistakes).length > 0 ? 422 : 200, step.title, body, mistakes, before === null ? path : hrefOf(draft, before));
  }

  const look = (ask: Ask) =>
    inDraft(ask, 'look', async (work, draft) => {
      await recordRead(work, name, { subjectId: draft.id });
      const { slug, step, number } = stepAt(ask, draft);
      const isEmptyList = step.repeats && number === null && numbersOf(draft.answers, slug).length === 0 && step.repeats.atLeastOne;
      return isEmptyList ? go(hrefOf(draft, `${slug}/1`)) : showStep(work, ask, draft);
    });

  /** What was typed is kept first, right or wrong, so that a mistake loses nothing. */
  const answer = (ask: Ask) =>
    inDraft(ask, 'look', async (work, draft) => {
      const { slug, step, number } = stepAt(ask, draft);
      const typed = withoutOurs(ask.typed);
      const isList = Boolean(step.repeats) && number === null;
      const checked = (isList ? anotherForm(step) : (step.form as unknown as Form<object>)).check(typed);
      if ('mistakes' in checked) {
        if (!isList) await keepStep(work, draft, number === null ? slug : `${slug}.${number}`, typed);
        return showStep(work, ask, draft, checked.mistakes, typed);
      }
      const numbers = numbersOf(draft.answers, slug);
      if (isList && (checked.input as { another: boolean }).another) return go(hrefOf(draft, `${slug}/${(numbers.at(-1) ?? 0) + 1}`));
      const key = number === null ? slug : `${slug}.${number}`;
      await keepStep(work, draft, key, typed);
      if (number !== null) return go(hrefOf(draft, slug));
      const next = firstUnanswered(steps, { ...draft.answers, [key]: typed });
      return go(hrefOf(draft, next ?? checkAnswers));
    });

  const keep = (ask: Ask) =>
    inDraft(ask, 'look', async (work, draft) => {
      const { slug, number } = stepAt(ask, draft);
      await keepStep(work, draft, number === null ? slug : `${slug}.${number}`, withoutOurs(ask.typed));
      return { kind: 'facts', status: 200, body: { keptAt: work.now.toString() } };
    });

  const remove = (ask: Ask) =>
    inDraft(ask, 'look', async (work, draft) => {
      const { slug, number } = stepAt(ask, draft);
      await dropStep(work, draft.id, `${slug}.${number}`);
      return go(hrefOf(draft, slug));
    });

  const showStart = (ask: Ask) =>
    doWork(
      ask.platform,
      ask.actor,
      'look',
      async work => {
        work.require(journey.allow(work.actor));
        const drafts = (await findDrafts(work, name)).map(draft => ({ ...draft, href: hrefOf(draft, firstUnanswered(steps, draft.answers) ?? checkAnswers) }));
        return screen(
          200,
          journey.title,
          journey.showStart({ ...formView(work, ask, null, { form: nothingAsked, typed: {} }), actor: work.actor, drafts }),
          {},
          null,
        );
      },
      ask.trace,
    );

  const start = (ask: Ask) =>
    doWork(
      ask.platform,
      ask.actor,
      'change',
      async work => {
        work.require(journey.allow(work.actor));
        const draft = { id: work.newId(), journey: name, aboutId: null, answers: {}, keptAt: work.now };
        await keepStep(work, draft, 'started', {});
        await work.record(textKept, { familyId: null, subjectId: draft.id, details: { page: name } });
        return go(hrefOf(draft, Object.keys(steps)[0] ?? checkAnswers));
      },
      ask.trace,
    );

  const showCheck = (ask: Ask) =>
    inDraft(ask, 'look', async (work, draft) => {
      await recordRead(work, name, { subjectId: draft.id });
      const next = firstUnanswered(steps, draft.answers);
      if (next) return go(hrefOf(draft, next));
      const view = formView(work, ask, draft, { form: nothingAsked, typed: {} });
      const body = journey.showCheck({
        ...view,
        actor: work.actor,
        answers: answersIn(steps, draft.answers),
        groups: checkGroups(steps, draft.answers, slug => hrefOf(draft, slug)),
      });
      return screen(
        200,
        'Check your answers',
        body,
        {},
        hrefOf(draft, stepBefore({ ...steps, [checkAnswers]: { title: '', form: nothingAsked as Form<never> } }, draft.answers, checkAnswers) ?? ''),
      );
    });

  async function send(ask: Ask): Promise<Answer> {
    const key = keyOf(ask.typed, ask.platform.newId);
    return doWork(
      ask.platform,
      ask.actor,
      'look',
      async work => {
        work.require(journey.allow(work.actor));
        const { draftId } = checkedParams<'/:draftId'>(ask.params);
        // Waits for a first press still under way; the draft is gone once that one is sent, and its key then knows where it went.
        const earlier = await claim(work, key, `${name}:${draftId}`, {});
        if (earlier?.goTo) return go(earlier.goTo);
        const draft = found(await findDraft(work, draftId));
        if (draft.journey !== name) throw notFound();
        const next = firstUnanswered(steps, draft.answers);
        if (next) throw new Refusal('conflict', 'Some questions are not answered yet. Go back and answer them before you send.');
        const { goTo } = await journey.send(work, answersIn(steps, draft.answers) as never);
        await answered(work, key, goTo);
        await dropDraft(work, draft.id);
        return go(goTo);
      },
      ask.trace,
    );
  }

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

const anotherForm = (step: AnyStep) =>
  form({
    another: yesNo({
      label: `Do you need to add another ${step.repeats?.one ?? ''}?`,
      missing: `Select yes if you need to add another ${step.repeats?.one ?? ''}`,
    }),
  });

function itemName(step: AnyStep, typed: Typed | undefined, number: number): string {
  const checked = typed && (step.form as unknown as Form<object>).check(typed);
  const name = checked && 'input' in checked ? (step.repeats?.itemName as unknown as (item: object) => string)(checked.input) : '';
  return name || `${typedText({ name: step.repeats?.one ?? '' }, 'name').replace(/^./, letter => letter.toUpperCase())} ${number} (not finished)`;
}
