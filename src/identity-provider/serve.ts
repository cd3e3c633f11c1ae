import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Html } from '#design/html.ts';
import { typedFrom, typedText } from '#platform/form.ts';
import { clientId, mountedAt } from './address.ts';
import { keysIn } from './keys.ts';
import { problemView, signOutView, whoView, type Somebody } from './view.ts';

export type BuiltIn = {
  issuer: string;
  /** The data folder, for its keys. */
  dataFolder: string;
  /** Whom it knows. */
  people: () => Promise<readonly Somebody[]>;
  frame: (title: string, body: Html) => string;
};

/** What the service needs to sign people in through it: it is asked inside this process, and browsers reach it on the address they already use. */
export type Within = { discovery: URL; clientId: string; clientSecret: string; within: (url: string, options: Asked) => Promise<Response> };
type Asked = { method?: string; headers?: Record<string, string>; body?: unknown };

/** The demonstration's identity provider, under /identity: a real one, made when it is first asked. It asks no password: its people are made up. */
export function serveIdentityProvider(app: FastifyInstance, { issuer, dataFolder, people, frame }: BuiltIn): Within {
  const keys = keysIn(dataFolder);
  let made: Promise<Provider> | null = null;
  const pages = { signOut: (form: string) => frame('Sign out', signOutView(form)), problem: () => frame('There is a problem', problemView) };
  const provider = () => (made ??= quietly(async () => (await import('./provider.ts')).makeProvider(issuer, keys, pages)));

  const show = (reply: FastifyReply, status: number, title: string, body: Html) =>
    reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(frame(title, body));

  app.get(`${mountedAt}/who/:uid`, async (request, reply) => {
    if (!(await isUnderWay(await provider(), request, reply))) return show(reply, 400, 'There is a problem', problemView);
    return show(reply, 200, 'Who are you?', whoView(await people(), reply.generateCsrf()));
  });

  app.post(`${mountedAt}/who/:uid`, { preHandler: app.csrfProtection }, async (request, reply) => {
    const there = await provider();
    if (!(await isUnderWay(there, request, reply))) return show(reply, 400, 'There is a problem', problemView);
    const who = typedText(typedFrom(request.body), 'who');
    if (!(await people()).some(one => one.subject === who)) return show(reply, 422, 'Who are you?', whoView(await people(), reply.generateCsrf()));
    return reply.redirect(await there.interactionResult(request.raw, reply.raw, { login: { accountId: who } }), 303);
  });

  // The protocol itself. A scope of its own that reads no body: the provider reads it.
  void app.register(async scope => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${mountedAt}/*`, async (request, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
      const raw: IncomingMessage & { originalUrl?: string } = request.raw;
      raw.originalUrl = raw.url ?? '';
      raw.url = raw.originalUrl.slice(mountedAt.length);
      const answer = (await provider()).callback();
      await answer(raw, reply.raw);
    });
  });

  return {
    discovery: new URL(`http://localhost${mountedAt}/.well-known/openid-configuration`),
    clientId,
    clientSecret: keys.clientSecret,
    within: (url, asked) => askWithin(app, url, asked),
  };
}

// It warns a person at the terminal that its memory is not for production, and of any Node but 22 and 24. Here both are meant.
async function quietly<T>(task: () => Promise<T>): Promise<T> {
  const terminal: { warn(words: string): void } = console;
  const { warn } = terminal;
  terminal.warn = () => undefined;
  return task().finally(() => (terminal.warn = warn));
}

async function isUnderWay(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  try {
    const { uid } = await provider.interactionDetails(request.raw, reply.raw);
    return uid === (request.params as { uid: string }).uid;
  } catch {
    return false;
  }
}

/** Asks the application itself, without going out to the network. */
async function askWithin(app: FastifyInstance, url: string, { method = 'GET', headers = {}, body }: Asked): Promise<Response> {
  const { pathname, search, host } = new URL(url);
  const answer = await app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: pathname + search,
    headers: { ...headers, host },
    ...(body instanceof URLSearchParams && { payload: body.toString() }),
  });
  return new Response(answer.body, { status: answer.statusCode, headers: { 'content-type': String(answer.headers['content-type'] ?? '') } });
}
