import type {} from '@fastify/cookie';
import type {} from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { somebody, type Actor } from './actor.ts';
import { keepAfterSession } from './after-session.ts';
import { eventKind } from './event.ts';
import { typedFrom } from './form.ts';
import { Refusal, refusalStatus } from './refusal.ts';
import { isWelcome, type Answer, type Ask, type Kept, type Markup, type Route, type Screen } from './route.ts';
import { deviceCookie, endSession, findSession, sessionCookie, startSession, type Session } from './session.ts';
import { doWork, type Platform } from './work.ts';

/** How answers become whole pages; src/design knows how they look, app.ts what belongs in the frame. */
export type Screens = {
  frame(screen: Screen, context: { actor: Actor | null; endsAt: Temporal.Instant | null; csrf: string; path: string }): Markup;
  /** While the browser goes on to the identity provider, to end its session too. */
  signingOut(endUrl: string): Screen;
  problem(kind: Refusal['kind'] | 'fault' | 'too-many' | 'forged' | 'unreadable', message: string, reference: string): Screen;
};

/** A person was told no. Recorded in a transaction of its own, before the reply. */
export const refused = eventKind<{ page: string; refusal: string; ids: readonly string[] }>('page.refused', () => 'was refused a page', { quiet: true });

/** Whoever has no session at all. */
export const nobody: Actor = somebody('00000000-0000-7000-8000-000000000000');

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: Route;
  }
}

/** Serves one route: session, forged posts, the handler, refusals, the frame. Nothing is sent before the work is committed. */
export function serve(app: FastifyInstance, platform: Platform, screens: Screens, route: Route): void {
  const sendScreen = (reply: FastifyReply, status: number, screen: Screen, session: Session | null, csrf: string, path: string) => {
    const context = { actor: session && session.actor.kind !== 'public' ? session.actor : null, endsAt: session?.endsAt ?? null, csrf, path };
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`<!DOCTYPE html>${screens.frame(screen, context).markup}`);
  };

  async function handle(request: FastifyRequest, reply: FastifyReply) {
    const session = await sessionOf(platform, request);
    const actor = session?.actor ?? nobody;
    const ask: Ask = {
      platform,
      actor,
      params: request.params as Record<string, string>,
      query: typedFrom(request.query),
      typed: typedFrom(request.body),
      csrf: reply.generateCsrf(),
      trace: request.id,
      address: request.ip,
      device: request.cookies[deviceCookie.name] ?? null,
      kept: keptIn(request.cookies),
    };
    try {
      if (!isWelcome(actor, route.audience)) {
        if (actor.kind === 'public') return await reply.redirect(await signInFirst(request, ask), 303);
        throw new Refusal('not-allowed', 'This page is for other people');
      }
      return await answerWith(request, reply, await route.handle(ask), session, ask.csrf);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await recordRefusal(ask, route, error);
      return sendScreen(reply, refusalStatus[error.kind], screens.problem(error.kind, error.message, request.id), session, ask.csrf, pathOf(request));
    }
  }

  async function answerWith(request: FastifyRequest, reply: FastifyReply, answer: Answer, session: Session | null, csrf: string) {
    if (answer.kind === 'screen') return sendScreen(reply, answer.status, answer.screen, session, csrf, pathOf(request));
    if (answer.kind === 'facts') return reply.code(answer.status).header('cache-control', 'no-store').send(answer.body);
    if (answer.kind === 'file') {
      if (answer.name) reply.header('content-disposition', `attachment; filename="${answer.name}"`);
      return reply.type(answer.type).header('cache-control', 'no-store').send(answer.body);
    }
    if (answer.session === 'end') {
      const endUrl = endUrlIn(await leave(platform, request, reply));
      // A form may not lead to another site (form-action); a page that goes on by itself may.
      if (endUrl !== null) return sendScreen(reply.header('refresh', `0; url=${endUrl}`), 200, screens.signingOut(endUrl), null, csrf, '/signed-out');
    } else if (answer.session) await enter(request, reply, answer.session.startFor);
    if (answer.device) reply.setCookie(deviceCookie.name, answer.device, deviceCookie.options);
    for (const { name, value, seconds } of answer.keeps ?? [])
      reply.setCookie(keptName(name), value ?? '', { ...sessionCookie.options, maxAge: value === null ? 0 : seconds });
    return reply.redirect(answer.to, 303);
  }

  /** Begins a session of an account; the one this browser had before is over. */
  async function enter(request: FastifyRequest, reply: FastifyReply, accountId: string) {
    await leave(platform, request, reply);
    const { token } = await startSession(platform, accountId);
    reply.setCookie(sessionCookie.name, token, sessionCookie.options);
  }

  /** Where to sign in, and back to. A form sent too late is kept first, if it was this browser's own session that ended. */
  async function signInFirst(request: FastifyRequest, ask: Ask): Promise<string> {
    const { path } = route;
    if (route.method === 'GET') return `/sign-in?next=${encodeURIComponent(pathOf(request))}`;
    const keep = path.endsWith('/keep') ? route : keepers.get(app)?.get(`${path}/keep`);
    const isKept = keep !== undefined && (await keepAfterSession(platform, request.cookies[sessionCookie.name], keep, ask));
    return isKept ? `/sign-in?kept=yes&next=${encodeURIComponent(pathOf(request).replace(/\/keep$/, ''))}` : '/sign-in?next=%2F';
  }

  // A public form's first post begins a session, so that its draft belongs to this browser alone.
  const withSession = async (request: FastifyRequest, reply: FastifyReply) => {
    if (route.method !== 'POST' || route.audience !== 'anyone' || route.isForgotten) return;
    if (await sessionOf(platform, request)) return;
    const { token: fresh } = await startSession(platform, null);
    request.cookies[sessionCookie.name] = fresh;
    reply.setCookie(sessionCookie.name, fresh, sessionCookie.options);
  };

  if (route.path.endsWith('/keep')) keepers.set(app, (keepers.get(app) ?? new Map<string, Route>()).set(route.path, route));
  app.route({
    method: route.method,
    url: route.path,
    config: { route },
    ...(route.method === 'POST' && { preHandler: [sameOrigin, app.csrfProtection, withSession] }),
    handler: handle,
  });
}

/** The routes of each application that keep unsent text, by path. */
const keepers = new WeakMap<FastifyInstance, Map<string, Route>>();

const endUrlIn = (provider: unknown): string | null =>
  typeof provider === 'object' && provider !== null && 'endUrl' in provider && typeof provider.endUrl === 'string' ? provider.endUrl : null;

const asked = new WeakMap<FastifyRequest, { token: string; session: Promise<Session | null> }>();

/** The session of this browser, if it still lives. Asked of the database once a request, however many want to know. */
export function sessionOf(platform: Platform, request: FastifyRequest): Promise<Session | null> {
  const token = request.cookies[sessionCookie.name];
  if (!token) return Promise.resolve(null);
  const before = asked.get(request);
  if (before?.token === token) return before.session;
  const session = findSession(platform, token);
  asked.set(request, { token, session });
  return session;
}

const keptName = (name: string) => `__Host-kept-${name}`;
const keptIn = (cookies: Readonly<Record<string, string | undefined>>): Kept =>
  Object.fromEntries(Object.entries(cookies).flatMap(([name, value]) => (name.startsWith(keptName('')) ? [[name.slice(keptName('').length), value]] : [])));

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '/';

/** Ends the session and its cookie. */
export async function leave(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const token = request.cookies[sessionCookie.name];
  reply.clearCookie(sessionCookie.name, sessionCookie.options);
  return token ? endSession(platform, token) : null;
}

/** A form posted from another site is refused before anything is read. */
async function sameOrigin(request: FastifyRequest): Promise<void> {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const foreign = origin !== undefined && origin !== 'null' && !(URL.canParse(origin) && new URL(origin).host === request.host);
  if (foreign || site === 'cross-site') throw new Refusal('not-allowed', 'This form was sent from another site');
}

async function recordRefusal({ platform, actor, params, trace }: Ask, route: Route, refusal: Refusal): Promise<void> {
  const ids = Object.entries(params).flatMap(([name, value]) => (name.endsWith('Id') && value.length === 36 ? [value] : []));
  await doWork(platform, actor, 'change', work => work.record(refused, { familyId: null, details: { page: route.name, refusal: refusal.kind, ids } }), trace);
}
