import type { FastifyInstance } from 'fastify';
import { modules } from '#app';
import type { Served } from '#platform/route.ts';
import { serve } from '#platform/serve.ts';
import type { Platform } from '#platform/work.ts';
import { screens } from '../src/screens.ts';

/** Serves pages that are no part of the product, to try what the platform does for every page. */
export const serveTennisClub = (pages: readonly Served[]) => (app: FastifyInstance, platform: Platform) => {
  for (const { routes } of pages) for (const route of routes) serve(app, platform, screens(modules, platform), route);
};
