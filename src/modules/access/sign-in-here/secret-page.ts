import type { Html } from '#design/html.ts';
import type { Actor } from '#platform/actor.ts';
import { form, type Form, type Mistakes, type Typed } from '#platform/form.ts';
import type { FormView } from '#platform/page.ts';
import { checkedParams, type Answer, type Ask, type Audience, type Route, type Served } from '#platform/route.ts';

export type SecretView<Subject> = FormView & { subject: Subject; actor: Actor; now: Temporal.Instant };

/**
 * A page on which a secret is typed. `page()` keeps a quick hash of what was sent, shows it again where there are mistakes, and runs in one transaction that a
 * refusal undoes; a password must be in no such hash, is never shown again, and a wrong guess stays counted. Hence a kind of page of its own.
 */
export type SecretPage<Subject> = {
  name: string;
  path: string;
  title: string;
  audience: Audience;
  /** The fields that are never shown again. */
  secrets: readonly string[];
  /** What the page is about; or where else to go, or what is shown in its place. A refusal ends it. */
  load: (ask: Ask) => Promise<{ subject: Subject } | { goTo: string } | Answer>;
  show: (view: SecretView<Subject>) => Html;
  /** Leaves off where something is wrong, with what is. */
  send: (ask: Ask, subject: Subject) => Promise<Answer | { mistakes: Mistakes }>;
  back?: { href: string; text: string };
  /** What scripts on the page ask for beside the page itself. */
  more?: readonly Pick<Route, 'path' | 'handle'>[];
};

export function secretPage<Subject>({ name, path, title, audience, secrets, load, show, send, back, more = [] }: SecretPage<Subject>): Served {
  const shown = (ask: Ask, subject: Subject, mistakes: Mistakes): Answer => {
    const typed: Typed = Object.fromEntries(Object.entries(ask.typed).filter(([field]) => !secrets.includes(field)));
    const { actor } = ask;
    const view = {
      subject,
      actor,
      now: ask.platform.clock(),
      form: nothingAsked,
      typed,
      mistakes,
      hidden: { csrf: ask.csrf },
      keepUrl: null,
      keptAt: null,
      clashes: [],
      notice: null,
    };
    const screen = { title, body: show(view), mistakes, ...(back && { back }) };
    return { kind: 'screen', status: Object.keys(mistakes).length > 0 ? 422 : 200, screen };
  };
  const handle =
    (task: (ask: Ask, subject: Subject) => Promise<Answer>) =>
    async (ask: Ask): Promise<Answer> => {
      checkedParams(ask.params);
      const loaded = await load(ask);
      if ('subject' in loaded) return task(ask, loaded.subject);
      return 'goTo' in loaded ? { kind: 'go', to: loaded.goTo } : loaded;
    };
  const post = handle(async (ask, subject) => {
    const outcome = await send(ask, subject);
    return 'mistakes' in outcome ? shown(ask, subject, outcome.mistakes) : outcome;
  });
  return {
    name,
    path,
    routes: [
      { name, method: 'GET', path, audience, handle: handle(async (ask, subject) => shown(ask, subject, {})) },
      { name, method: 'POST', path, audience, handle: post },
      ...more.map(route => ({ name, method: 'POST' as const, audience, ...route })),
    ],
  };
}

const nothingAsked: Form<object> = form({});
