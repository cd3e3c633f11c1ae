import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { giveToken, isScope, scopes, tokenLife, type Scope } from '#modules/systems/index.ts';
import type { Platform } from '#platform/work.ts';
import type { limitSystems } from './limit.ts';

/** A refusal as RFC 6749 (5.2) has it, which every OAuth library reads. */
class TokenRefused extends Error {
  readonly code: 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';
  constructor(code: TokenRefused['code'], description: string) {
    super(description);
    this.code = code;
  }
}

/** POST /api/oauth/token: a short-lived token for a system that knows its secret (client credentials, RFC 6749, 4.4). */
export async function serveTokens(scope: FastifyInstance, platform: Platform, limited: ReturnType<typeof limitSystems>): Promise<void> {
  scope.removeAllContentTypeParsers();
  await scope.register(formbody, { bodyLimit: 8 * 1024 });
  scope.setErrorHandler<FastifyError | TokenRefused>((fault, request, reply) => refuse(fault, request, reply));
  scope.post('/oauth/token', { onRequest: limited, config: { rateLimit: false } }, async (request, reply) => {
    const typed = fieldsOf(request.body);
    const client = clientOf(request, typed);
    if (typed['grant_type'] !== 'client_credentials') throw new TokenRefused('unsupported_grant_type', 'grant_type must be client_credentials');
    const wanted = scopesOf(typed['scope']);
    const token = await giveToken(platform, client.id, client.secret, wanted, request.id);
    if (token === null) throw new TokenRefused('invalid_client', 'There is no such client, or the secret is not its own');
    return keptByNobody(reply).send({ access_token: token, token_type: 'Bearer', expires_in: tokenLife, scope: wanted.join(' ') });
  });
}

const keptByNobody = (reply: FastifyReply) => reply.header('cache-control', 'no-store').header('pragma', 'no-cache').type('application/json; charset=utf-8');

function fieldsOf(body: unknown): Record<string, string> {
  const entries = Object.entries(typeof body === 'object' && body !== null ? body : {});
  // RFC 6749, 3.2: a parameter stands there once.
  if (entries.some(([, value]) => typeof value !== 'string')) throw new TokenRefused('invalid_request', 'Each parameter may be given once');
  return Object.fromEntries(entries as [string, string][]);
}

/** By the Authorization header, or in the form; never both. */
function clientOf({ headers }: FastifyRequest, typed: Record<string, string>): { id: string; secret: string } {
  const { client_id: id, client_secret: secret } = typed;
  if (headers.authorization === undefined) {
    if (!id || !secret) throw new TokenRefused('invalid_client', 'Send client_id and client_secret');
    return { id, secret };
  }
  if (secret !== undefined) throw new TokenRefused('invalid_request', 'Send the secret in the header or in the form, not in both');
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(headers.authorization) ?? [];
  const [, basicId = '', basicSecret = ''] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const client = { id: formDecoded(basicId), secret: formDecoded(basicSecret) };
  if (!client.id || !client.secret || (id !== undefined && id !== client.id))
    throw new TokenRefused('invalid_client', 'The Authorization header could not be read');
  return client;
}

/** RFC 6749, 2.3.1: both are form-encoded before they are put together. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function scopesOf(asked: string | undefined): Scope[] {
  const all = Object.keys(scopes) as Scope[];
  const wanted = asked?.split(' ').filter(Boolean) ?? all;
  if (wanted.length === 0 || !wanted.every(isScope)) throw new TokenRefused('invalid_scope', `scope may be: ${all.join(' ')}`);
  return all.filter(scope => wanted.includes(scope));
}

function refuse(fault: FastifyError | TokenRefused, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (fault instanceof TokenRefused) {
    const isClient = fault.code === 'invalid_client';
    if (isClient) reply.header('www-authenticate', 'Basic realm="early help"');
    return keptByNobody(reply.code(isClient ? 401 : 400)).send({ error: fault.code, error_description: fault.message });
  }
  const { statusCode = 500 } = fault;
  if (statusCode >= 500) request.log.error(fault, 'fault');
  const said =
    statusCode === 429
      ? 'Too many requests: wait as long as Retry-After says'
      : statusCode < 500
        ? 'Send a form (application/x-www-form-urlencoded)'
        : 'Something went wrong here';
  return keptByNobody(reply.code(statusCode)).send({ error: statusCode < 500 ? 'invalid_request' : 'server_error', error_description: said });
}
