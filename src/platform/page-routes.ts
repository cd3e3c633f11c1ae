import { dropDraftsAbout, findDraftAbout, keepStep } from './draft.ts';
import { eventKind } from './event.ts';
import { form as noForm, type Form, type Mistakes, type Typed } from './form.ts';
import type { About, Clash, Page, View } from './page.ts';
import { invalid, Refusal, refusalStatus } from './refusal.ts';
import { checkedParams, type Answer, type Ask, type Refresh, type Route } from './route.ts';
import { answered, claim, keyOf, platformFields } from './submission.ts';
import { doWork, type Work } from './work.ts';

/** Somebody read a page with personal data on it. */
export const pageRead = eventKind<{ page: string; families?: readonly string[]; people?: readonly string[] }>('page.read', () => 'read this record', {
  quiet: true,
});
/** Unsent text was kept, so that nothing typed is lost. One event for a draft's life, however often it is saved. */
export const textKept = eventKind<{ page: string }>('page.text-kept', () => 'kept unsent text', { quiet: true });

export async function recordRead(work: Work, pageName: string, about: About): Promise<void> {
  if (about === null) return;
  const { familyId = null, subjectId = null, families, people } = about;
  await work.record(pageRead, { familyId, subjectId, details: { page: pageName, ...(families && { families }), ...(people && { people }) } });
}

const nothingAsked = noForm({}) as unknown as Form<never>;

type Showing = { status: number; typed?: Typed; mistakes?: Mistakes; notice?: string; isConflict?: boolean; once?: string };

export function pageRoutes<Path extends string, Subject, Input extends object, Found>(page: Page<Path, Subject, Input, Found>): Route[] {
  const { name, path, audience } = page;
  const keeps = page.submit !== undefined && page.keeps !== false && audience !== 'anyone';
  const formOf = (subject: Subject): Form<Input> => (typeof page.form === 'function' ? page.form(subject) : (page.form ?? nothingAsked));

  const draftSubject = (subject: Subject, about: About) => page.keptUnder?.(subject) ?? about?.subjectId ?? about?.familyId ?? null;

  async function loadAllowed(work: Work, ask: Ask): Promise<Subject> {
    const subject = await page.load(work, checkedParams<Path>(ask.params), ask.query, ask.kept);
    work.require(page.allow(work.actor, subject));
    return subject;
  }

  /** The page as it stands, or with what was typed; the reading is recorded in the same transaction. */
  const show = (ask: Ask, showing: Showing, search?: Input): Promise<Answer> =>
    doWork(
      ask.platform,
      ask.actor,
      'look',
      async work => {
        const subject = await loadAllowed(work, ask);
        const form = formOf(subject);
        const found = search && page.search ? await page.search(work, subject, search) : null;
        const about = page.about(subject, found);
        await recordRead(work, name, about);
        const kept = keeps && !showing.typed ? await findDraftAbout(work, name, draftSubject(subject, about)) : null;
        const filled = form.write(page.fill?.(subject) ?? {});
        const typed = showing.typed ?? kept?.answers[''] ?? filled;
        const view: View<Subject, Input, Found> = {
          subject,
          actor: work.actor,
          now: work.now,
          today: work.today,
          form,
          typed,
          mistakes: showing.mistakes ?? {},
          found,
          hidden: { csrf: ask.csrf, once: showing.once ?? work.newId(), ...(page.version && { version: versionShown(showing, typed, page.version(subject)) }) },
          keepUrl: keeps ? `${addressOf(path, ask.params)}/keep` : null,
          keptAt: kept?.keptAt ?? null,
          clashes: showing.isConflict ? clashes(form, filled, typed) : [],
          notice: showing.notice ?? null,
        };
        const screen = {
          title: page.title,
          body: page.show(view),
          mistakes: page.mistakesIn?.(subject) ?? view.mistakes,
          back: page.back?.(subject),
          width: page.width ?? 'two-thirds',
          quickExit: page.quickExit ?? false,
          refresh: refreshOf(page.refreshIn?.(subject) ?? null, ask.query),
        };
        return { kind: 'screen', status: showing.status, screen };
      },
      ask.trace,
    );

  async function send(ask: Ask): Promise<Answer> {
    const { submit } = page;
    if (!submit) return search(ask);
    const key = keyOf(ask.typed, ask.platform.newId);
    try {
      return await doWork(
        ask.platform,
        ask.actor,
        'change by key',
        async work => {
          const earlier = await claim(work, key, name, ask.typed, { isForgotten: page.isForgotten ?? false });
          if (earlier) throw new SentBefore(earlier.same ? earlier.goTo : null);
          const subject = await loadAllowed(work, ask);
          const checked = formOf(subject).check(ask.typed);
          if ('mistakes' in checked) throw invalid(checked.mistakes);
          if (page.version && String(page.version(subject)) !== ask.typed['version']) throw new Refusal('conflict', changedBySomebody);
          const { goTo } = await submit(work, subject, checked.input);
          await answered(work, key, goTo);
          if (keeps) await dropDraftsAbout(work, name, draftSubject(subject, page.about(subject, null)));
          return { kind: 'go', to: goTo };
        },
        ask.trace,
      );
    } catch (error) {
      if (error instanceof SentBefore)
        return error.goTo === null ? show(ask, { status: 409, typed: ask.typed, notice: sentOnce }) : { kind: 'go', to: error.goTo };
      if (!(error instanceof Refusal)) throw error;
      if (error.kind === 'invalid') return show(ask, { status: refusalStatus.invalid, typed: ask.typed, mistakes: error.mistakes, once: key });
      if (error.kind === 'conflict') return show(ask, { status: refusalStatus.conflict, typed: ask.typed, notice: error.message, isConflict: true });
      throw error;
    }
  }

  async function search(ask: Ask): Promise<Answer> {
    const subjectOf = () => doWork(ask.platform, ask.actor, 'look', work => loadAllowed(work, ask), ask.trace);
    // Most forms are the same whatever they are about; whether this person may ask at all is settled as the answer is shown.
    const form = typeof page.form === 'function' ? page.form(await subjectOf()) : (page.form ?? nothingAsked);
    const checked = form.check(ask.typed);
    return 'mistakes' in checked
      ? show(ask, { status: 422, typed: ask.typed, mistakes: checked.mistakes })
      : show(ask, { status: 200, typed: ask.typed }, checked.input);
  }

  const keep = (ask: Ask): Promise<Answer> =>
    doWork(
      ask.platform,
      ask.actor,
      'look',
      async work => {
        const subject = await loadAllowed(work, ask);
        const about = page.about(subject, null);
        const aboutId = draftSubject(subject, about);
        const before = await findDraftAbout(work, name, aboutId);
        await keepStep(work, { id: before?.id ?? work.newId(), journey: name, aboutId }, '', withoutOurs(ask.typed, ['version']));
        if (!before) await work.record(textKept, { familyId: about?.familyId ?? null, details: { page: name } });
        return { kind: 'facts', status: 200, body: { keptAt: work.now.toString() } };
      },
      ask.trace,
    );

  return [
    { name, method: 'GET', path, audience, handle: ask => show(ask, { status: 200 }) },
    ...(page.form ? [{ name, method: 'POST' as const, path, audience, receivesFile: page.receivesFile ?? false, handle: send }] : []),
    ...(keeps && page.form ? [{ name, method: 'POST' as const, path: `${path}/keep`, audience, handle: keep }] : []),
  ];
}

const changedBySomebody = 'Somebody else changed this while you were writing. Nothing you typed is lost. Compare the two, then save again.';
const sentOnce = 'You have already saved this once. If you save again, it will be kept as well, as something new.';

/** Ends a transaction that found its form already sent. */
class SentBefore extends Error {
  readonly goTo: string | null;
  constructor(goTo: string | null) {
    super('sent before');
    this.goTo = goTo;
  }
}

const refreshOf = (seconds: number | null, { refresh }: Typed): Refresh | null =>
  seconds === null ? null : { seconds, asked: refresh === 'yes' || refresh === 'no' ? refresh : 'nothing' };

/** Text stays with the version it was typed against, so that a change made since is noticed; once told of it, it may be saved over. */
const versionShown = (showing: Showing, typed: Typed, now: number) => String(showing.isConflict ? now : (typed['version'] ?? now));

export const addressOf = (path: string, params: Readonly<Record<string, string>>) => path.replace(/:(\w+)/g, (_, part: string) => params[part] ?? '');

export const withoutOurs = (typed: Typed, except: readonly string[] = []): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([field]) => except.includes(field) || !(platformFields as readonly string[]).includes(field)));

function clashes<Input extends object>(form: Form<Input>, theirs: Typed, yours: Typed): Clash[] {
  return Object.entries<Form<Record<string, unknown>>['fields'][string]>(form.fields as never).flatMap(([name, field]) => {
    const said = (typed: Typed) => {
      const reading = field.read(typed, name);
      return 'value' in reading && reading.value !== null ? field.say(reading.value) : '';
    };
    return said(theirs) === said(yours) ? [] : [{ label: field.label, theirs: said(theirs), yours: said(yours) }];
  });
}
