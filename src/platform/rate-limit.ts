import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sessionOf } from './serve.ts';
import type { Platform } from './work.ts';

/** How many requests a minute: of one address, where nobody is signed in; of one account. */
export type Limits = { address: number; account: number };

/**
 * An address may be a whole school or council, and at nine they all sign in at once; an account is one person, whom no limit should ever meet
 * in ordinary work. Each process counts for itself: behind N processes a flood gets N times as far.
 */
export const ordinaryLimits: Limits = { address: 600, account: 3000 };
export const noLimits: Limits = { address: Number.MAX_SAFE_INTEGER, account: Number.MAX_SAFE_INTEGER };

const addressOf = (request: FastifyRequest) => rateLimit.normalizeIP(request.ip);

/** Whom to believe about who is asking: this many proxies, counted from here, or those at these addresses. Everybody else's `X-Forwarded-…` is their own invention. */
export const trusting = (proxies: number | string[]) => (typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies);

/** Turns a flood away with 429 and when to come back, before anything is read. Health checks, styles and scripts are not counted. */
export async function limitRates(app: FastifyInstance, platform: Platform, limits: Limits): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: async request => {
      const session = await sessionOf(platform, request);
      return session && session.actor.kind !== 'public' ? `account ${session.actor.id}` : `address ${addressOf(request)}`;
    },
    max: (_request, key) => (key.startsWith('account ') ? limits.account : limits.address),
    allowList: request => request.routeOptions.url?.startsWith('/assets/') ?? false,
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': true },
    errorResponseBuilder: () => Object.assign(new Error('Too many requests'), { statusCode: 429 }),
  });
}
