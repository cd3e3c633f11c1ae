import type { FastifyError, FastifyInstance } from 'fastify';
import { readCouncil } from '#design/council.ts';
import { govuk } from '#design/govuk.ts';
import { asHtml, html, type Html } from '#design/html.ts';
import { layout } from '#design/layout.ts';
import type { Actor } from '#platform/actor.ts';
import type { Module } from '#platform/module.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Screen } from '#platform/route.ts';
import { sessionOf, type Screens } from '#platform/serve.ts';
import type { Platform } from '#platform/work.ts';

/** The council in whose name pages are shown. */
export const council = readCouncil(process.env);

type Shown = Screens & { serveProblems(app: FastifyInstance): void };

/** The frame round every page and the pages that say no, put together from what each module offers. */
export function screens(modules: readonly Module[], platform: Platform): Shown {
  // Of two that lead to where somebody is, such as /requests and /requests/mine, the nearer one is marked.
  const navFor = (actor: Actor, path: string) => {
    const items = modules.flatMap(module => module.nav?.(actor) ?? []);
    const leading = items.filter(({ href, exact }) => path === href || (!exact && path.startsWith(`${href}/`))).map(({ href }) => href);
    const nearest = leading.sort((one, other) => other.length - one.length)[0];
    return items.map(item => ({ ...item, current: item.href === nearest }));
  };

  const shown: Screens = {
    frame: (screen, { actor, endsAt, path }) =>
      layout(
        {
          title: screen.title,
          council,
          nav: actor ? navFor(actor, path) : [],
          actorName: actor?.name,
          ownAccount: actor?.kind === 'worker' ? '/how-you-sign-in' : undefined,
          signOut: actor ? '/sign-out' : undefined,
          back: screen.back,
          width: screen.width ?? 'two-thirds',
          quickExit: screen.quickExit,
          refresh: screen.refresh,
          mistakes: screen.mistakes,
          demo: platform.demo,
          session: actor && endsAt ? { endsAt, stayUrl: '/session', signOutUrl: '/sign-out' } : undefined,
        },
        asHtml(screen.body),
      ),
    signingOut: endUrl => ({
      title: 'Signing you out',
      body: html`<h1 class="govuk-heading-l">You have signed out of ${council.serviceName.toLowerCase()}</h1>
        <p class="govuk-body">
          We are taking you to the place where you signed in, to sign out there too. <a class="govuk-link" href="${endUrl}">Go there now</a>.
        </p>`,
    }),
    problem: (kind, message, reference) => problemScreens[kind](message, reference),
  };

  return {
    ...shown,
    serveProblems: app => {
      app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
        const actor = (await sessionOf(platform, request))?.actor ?? null;
        const screen = shown.problem('not-found', '', request.id);
        return reply
          .code(404)
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-store')
          .send(`<!DOCTYPE html>${shown.frame(screen, { actor: actor?.kind === 'public' ? null : actor, endsAt: null, csrf: '', path: '' }).markup}`);
      });
      app.setErrorHandler<FastifyError>(async (error, request, reply) => {
        const { status, kind } = statusOf(error);
        if (status >= 500) request.log.error(error, 'fault');
        const screen = shown.problem(kind, error instanceof Refusal ? error.message : '', request.id);
        return reply
          .code(status)
          .type('text/html; charset=utf-8')
          .header('cache-control', 'no-store')
          .send(`<!DOCTYPE html>${shown.frame(screen, { actor: null, endsAt: null, csrf: '', path: '' }).markup}`);
      });
    },
  };
}

function statusOf(error: FastifyError): { status: number; kind: Parameters<Screens['problem']>[0] } {
  if (error instanceof Refusal) return { status: error.kind === 'not-found' ? 404 : 403, kind: error.kind === 'not-found' ? 'not-found' : 'forged' };
  if (error.code?.startsWith('FST_CSRF')) return { status: 403, kind: 'forged' };
  if (error.statusCode === 429) return { status: 429, kind: 'too-many' };
  if (error.statusCode !== undefined && error.statusCode < 500) return { status: error.statusCode, kind: 'unreadable' };
  return { status: 500, kind: 'fault' };
}

const screenOf = (title: string, body: Html): Screen => ({ title, body });

const onwards = html`<p class="govuk-body"><a class="govuk-link" href="/">Go to your start page</a></p>`;

const problemScreens: Record<Parameters<Screens['problem']>[0], (message: string, reference: string) => Screen> = {
  'not-found': () =>
    screenOf(
      'Page not found',
      html`<h1 class="govuk-heading-l">Page not found</h1>
        <p class="govuk-body">
          If you typed the address, check it is correct. If you followed a link, the page may have moved, or you may not be able to see it.
        </p>
        ${onwards}`,
    ),
  'not-allowed': message =>
    screenOf(
      'You cannot do this',
      html`<h1 class="govuk-heading-l">You cannot do this</h1>
        <p class="govuk-body">${message}.</p>
        ${onwards}`,
    ),
  conflict: message =>
    screenOf(
      'This has changed',
      html`<h1 class="govuk-heading-l">This has changed</h1>
        <p class="govuk-body">${message}.</p>
        ${onwards}`,
    ),
  invalid: message =>
    screenOf(
      'There is a problem',
      html`<h1 class="govuk-heading-l">There is a problem</h1>
        <p class="govuk-body">${message}.</p>
        ${onwards}`,
    ),
  unreadable: () =>
    screenOf(
      'We could not read that',
      html`<h1 class="govuk-heading-l">We could not read that</h1>
        <p class="govuk-body">Go back and try again. If you pasted something very long, make it shorter.</p>
        ${onwards}`,
    ),
  'too-many': () =>
    screenOf(
      'Please wait a moment',
      html`<h1 class="govuk-heading-l">Please wait a moment</h1>
        <p class="govuk-body">You have asked for many pages in a short time. Wait a minute, then try again. In an emergency call 999.</p>
        ${onwards}`,
    ),
  forged: () =>
    screenOf(
      'Send the form again',
      html`<h1 class="govuk-heading-l">Send the form again</h1>
        <p class="govuk-body">
          The page was open for too long, or was not sent from this site. Go back, load the page again and send it once more. Nothing has changed.
        </p>
        ${onwards}`,
    ),
  fault: (_message, reference) =>
    screenOf(
      'Sorry, there is a problem with the service',
      html`<h1 class="govuk-heading-l">Sorry, there is a problem with the service</h1>
        <p class="govuk-body">Try again in a few minutes. What you sent before is safe.</p>
        ${govuk.insetText({ text: `If you ask for help, say this reference: ${reference}` })}
        <p class="govuk-body">If a child is in danger now, call 999.</p>
        ${onwards}`,
    ),
};

/** A page outside any session: signing in, and the demonstration's lists of people. */
export const plainFrame = (title: string, body: Html, demo: boolean, width: 'full' | 'two-thirds' = 'two-thirds') =>
  `<!DOCTYPE html>${layout({ title, council, width, demo }, body).markup}`;
