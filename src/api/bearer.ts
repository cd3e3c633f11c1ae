import type { FastifyRequest } from 'fastify';
import { findAsking, type Asking } from '#modules/systems/index.ts';
import type { Platform } from '#platform/work.ts';
import { Refused } from './problems.ts';

const asked = new WeakMap<FastifyRequest, Promise<Asking | null>>();

/** Whose token this request carries (RFC 6750), asked of the database once a request. Nothing else lets anybody in: no cookie, no address. */
export function askingOf(platform: Platform, request: FastifyRequest): Promise<Asking | null> {
  const before = asked.get(request);
  if (before) return before;
  const token = /^Bearer ([\w.~+/-]{20,200}=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  const asking = token ? findAsking(platform, token) : Promise.resolve(null);
  asked.set(request, asking);
  return asking;
}

const realm = 'Bearer realm="early help"';

/** Whoever asks, or the refusal that says how to. */
export async function requireAsking(platform: Platform, request: FastifyRequest): Promise<Asking> {
  const asking = await askingOf(platform, request);
  if (asking) return asking;
  const challenge = request.headers.authorization === undefined ? realm : `${realm}, error="invalid_token"`;
  throw new Refused('not-known', { headers: { 'www-authenticate': challenge } });
}

export const wrongScope = (scope: string) =>
  new Refused('not-allowed', {
    detail: `This needs a token with the scope ${scope}`,
    headers: { 'www-authenticate': `${realm}, error="insufficient_scope", scope="${scope}"` },
  });
