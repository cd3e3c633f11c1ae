import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#platform/actor.ts';
import type { ApiRoute } from '#platform/api-route.ts';
import { recordRead } from '#platform/page-routes.ts';
import type { FileLimits } from '#platform/received-file.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkedParams } from '#platform/route.ts';
import { refused } from '#platform/serve.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { requireAsking, wrongScope } from './bearer.ts';
import { fileIn, readFileOnly } from './file.ts';
import { readJsonOnly } from './json.ts';
import { limitSystems } from './limit.ts';
import { problem, problems, problemType, Refused, type ProblemKind } from './problems.ts';
import { keyIn, once, SentBefore, type Sent } from './send-once.ts';
import { serveTokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    api?: ApiRoute;
  }
}

export type ApiSettings = {
  routes: readonly ApiRoute[];
  requestsAMinute: number;
  files: FileLimits;
  documentation: (platform: Platform) => Promise<object>;
};

/**
 * Everything under /api that is for other systems. No page's ways are used here: no session, no cookie, and so no token against forged
 * forms either: a browser never sends a bearer token by itself (docs/decisions/0009-api.md).
 */
export async function serveApi(app: FastifyInstance, platform: Platform, { routes, requestsAMinute, files, documentation }: ApiSettings): Promise<void> {
  await app.register(
    async scope => {
      const limited = limitSystems(scope, platform, requestsAMinute);
      readJsonOnly(scope);
      scope.setErrorHandler<FastifyError>((fault, request, reply) => refuse(fault, request, reply));
      scope.setNotFoundHandler({ preHandler: limited }, async (request, reply) => refuse(new Refused('not-found'), request, reply));
      await scope.register(async tokens => serveTokens(tokens, platform, limited));
      scope.get('/openapi.json', { onRequest: limited, config: { rateLimit: false } }, async (_request, reply) =>
        reply.type('application/json; charset=utf-8').send(await documentation(platform)),
      );
      for (const route of routes) {
        if (!route.takesFile) serveRoute(scope, platform, route, limited);
        else
          await scope.register(async own => {
            readFileOnly(own, platform, route, files);
            serveRoute(own, platform, route, limited);
          });
      }
    },
    { prefix: '/api' },
  );
}

type Hook = ReturnType<typeof limitSystems>;

function serveRoute(scope: FastifyInstance, platform: Platform, route: ApiRoute, limited: Hook): void {
  scope.route({
    method: route.method,
    url: route.path.replace(/^\/api/, ''),
    config: { api: route, rateLimit: false },
    onRequest: limited,
    // Before the body is read: what strangers send is not.
    preParsing: async request => {
      await requireAsking(platform, request);
    },
    handler: async (request, reply) => {
      const { actor, scopes } = await requireAsking(platform, request);
      try {
        if (!scopes.includes(route.scope)) throw wrongScope(route.scope);
        return await send(reply, await answer(platform, actor, route, request));
      } catch (fault) {
        if (fault instanceof SentBefore) return send(reply, fault.sent);
        if (fault instanceof Refusal || fault instanceof Refused) await recordRefusal(platform, actor, route, fault.kind, request.id);
        throw fault;
      }
    },
  });
}

function answer(platform: Platform, actor: Actor, route: ApiRoute, request: FastifyRequest): Promise<Sent> {
  const params = checkedParams<string>(request.params as Record<string, string>);
  const isSending = route.method === 'POST';
  const key = isSending ? keyIn(request) : '';
  if (isSending && (request.body ?? null) === null) throw new Refused(route.takesFile ? 'no-file' : 'not-json');
  const sent = route.takesFile ? fileIn(request) : request.body;
  return doWork(
    platform,
    actor,
    isSending ? 'change' : 'look',
    async work => {
      const act = async () => {
        const { body, location = null, about } = await route.handle(work, params, sent);
        await recordRead(work, route.name, about);
        return { status: route.status, body, location };
      };
      return isSending ? once(work, key, route.name, route.takesFile ? fileIn(request).known : request.body, act) : act();
    },
    request.id,
  );
}

const send = (reply: FastifyReply, { status, body, location }: Sent) => {
  if (location) reply.header('location', location);
  return reply.code(status).type('application/json; charset=utf-8').header('cache-control', 'no-store').send(body);
};

const recordRefusal = (platform: Platform, actor: Actor, { name }: ApiRoute, kind: string, trace: string) =>
  doWork(platform, actor, 'change', work => work.record(refused, { familyId: null, details: { page: name, refusal: kind, ids: [] } }), trace);

function refuse(fault: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const kind = kindOf(fault);
  if (kind === 'fault') request.log.error(fault, 'fault');
  const about =
    fault instanceof Refused
      ? { detail: fault.detail }
      : fault instanceof Refusal && kind !== 'not-found'
        ? { mistakes: fault.mistakes, ...(kind !== 'invalid' && { detail: fault.message }) }
        : {};
  return reply
    .code(problems[kind].status)
    .headers(fault instanceof Refused ? fault.headers : {})
    .header('cache-control', 'no-store')
    .type(problemType)
    .send(problem(kind, request.id, about));
}

function kindOf(fault: FastifyError | Refused): ProblemKind {
  if (fault instanceof Refused || fault instanceof Refusal) return fault.kind;
  const { statusCode = 500 } = fault;
  if (statusCode === 413) return 'too-long';
  if (statusCode === 415) return 'not-json';
  if (statusCode === 429) return 'too-many';
  return statusCode < 500 ? 'unreadable' : 'fault';
}
