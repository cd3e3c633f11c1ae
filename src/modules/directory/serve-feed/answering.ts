import type { FastifyError, FastifyInstance } from 'fastify';
import { BadParameters } from './bad-parameters.ts';
import { licence } from './licence.ts';

/** There is no such record, or it is not public. */
export class NotThere extends Error {}

/** Anybody's page may read this, and keep it for a minute; under what licence is said with every answer. */
export function sendsForAll(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'ETag, Link, Retry-After')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('cache-control', 'public, max-age=60')
      .header('link', `<${licence.url}>; rel="license"`);
  });
  for (const path of ['/', '/*'])
    scope.options(path, async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
        .header('access-control-allow-headers', 'If-None-Match, Accept, Content-Type')
        .header('access-control-max-age', '86400')
        .send(),
    );
}

type Problem = { status: number; title: string; detail?: string; parameters?: Readonly<Record<string, string>> };

function problemOf(fault: FastifyError | BadParameters | NotThere): Problem {
  if (fault instanceof BadParameters) return { status: 400, title: fault.message, parameters: fault.parameters };
  if (fault instanceof NotThere) return { status: 404, title: 'There is nothing here', detail: 'No public record has this address.' };
  const status = 'statusCode' in fault ? (fault.statusCode ?? 500) : 500;
  if (status === 429) return { status, title: 'Too many requests', detail: 'Wait as many seconds as Retry-After says.' };
  return status < 500
    ? { status: 400, title: 'The request could not be read' }
    : { status: 500, title: 'Something went wrong here', detail: 'Try again in a few minutes.' };
}

/** Every "no" as a problem that software can read (RFC 9457), with what to put right. */
export function answerBadly(scope: FastifyInstance): void {
  scope.setErrorHandler<FastifyError>((fault, request, reply) => {
    const { status, ...told } = problemOf(fault);
    if (status === 500) request.log.error(fault, 'fault');
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .removeHeader('etag')
      .type('application/problem+json; charset=utf-8')
      .send({ type: 'about:blank', status, ...told, instance: request.id });
  });
  scope.setNotFoundHandler(() => {
    throw new NotThere();
  });
}
