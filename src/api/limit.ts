import type { FastifyInstance } from 'fastify';
import rateLimit from '@fastify/rate-limit';
import type { Platform } from '#platform/work.ts';
import { askingOf } from './bearer.ts';

/** So many requests a minute for each system, wherever it comes from; for whoever has no token, from one address. */
export const limitSystems = (scope: FastifyInstance, platform: Platform, requestsAMinute: number) =>
  scope.rateLimit({
    max: requestsAMinute,
    keyGenerator: async request => {
      const asking = await askingOf(platform, request);
      return asking ? `system ${asking.actor.id}` : `address ${rateLimit.normalizeIP(request.ip)}`;
    },
  });
