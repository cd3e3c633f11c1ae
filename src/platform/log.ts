import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { NewId } from './work.ts';

/**
 * What fastify() needs for a log without personal data: JSON on stdout; of a request its method, the pattern of its route (never the
 * address itself, which may hold what somebody typed), its status, its time and its trace, which error pages and events share.
 */
export function logging(level: string, newId: NewId): Pick<FastifyServerOptions, 'logger' | 'logController' | 'genReqId'> {
  return {
    genReqId: newId,
    logController: new fastify.LogController({ disableRequestLogging: true, requestIdLogLabel: 'trace' }),
    logger: {
      level,
      base: null,
      timestamp: () => `,"at":"${Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })}"`,
      formatters: { level: label => ({ level: label }) },
      serializers: {
        req: ({ method, routeOptions }) => ({ method: method ?? '', route: routeOptions?.url ?? 'none' }),
        res: ({ statusCode }) => ({ status: statusCode ?? 0 }),
        err: faultWithoutWords,
      },
    },
  };
}

/** One line a request, after its answer was sent. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    if (route === '/healthz' || route === '/readyz') return;
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}

type Frames = { type: string; message: string; stack: string };

/** Where a fault came from and of what kind. Its message is left out: the database quotes values in it, and so may others. */
export function faultWithoutWords(fault: Error): Frames & Record<string, unknown> {
  const { code, schema, table, column, constraint, cause } = fault as Error & Partial<Record<'code' | 'schema' | 'table' | 'column' | 'constraint', string>>;
  const frames = (fault.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return {
    type: fault.name,
    message: '',
    stack: frames.map(line => line.trim()).join('\n'),
    ...Object.fromEntries(Object.entries({ code, schema, table, column, constraint }).filter(([, value]) => value !== undefined)),
    ...(cause instanceof Error && { cause: faultWithoutWords(cause) }),
  };
}
