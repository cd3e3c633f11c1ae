import type { FastifyInstance } from 'fastify';
import { council } from '../screens.ts';
import type { ApiRoute } from '#platform/api-route.ts';
import type { FileLimits } from '#platform/received-file.ts';
import type { Serving } from '#platform/start/start.ts';
import type { Platform } from '#platform/work.ts';
import { openApi } from './openapi.ts';
import { serveApi } from './serve-api.ts';

export { ordinaryRequestsAMinute, readApi } from './configuration.ts';
export { documentationPages } from './documentation.ts';

/** Everything that other systems reach, from what the modules offer them. */
export const serveRoutesOfSystems = (
  app: FastifyInstance,
  platform: Platform,
  serving: Serving,
  routes: readonly ApiRoute[],
  requestsAMinute: number,
  files: FileLimits,
): Promise<void> =>
  serveApi(app, platform, {
    routes,
    requestsAMinute,
    files,
    documentation: openApi(routes, { version: serving.version, url: serving.publicUrl, name: council.serviceName }),
  });
