import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { serveAssets } from '#design/assets.ts';
import { councilStyles } from '#design/council.ts';
import { access, serveSignInAs } from '#modules/access/index.ts';
import { assessmentPanels, assessments } from '#modules/assessments/index.ts';
import { frontDoor } from '#modules/front-door/index.ts';
import { people } from '#modules/people/index.ts';
import { planPanels, plans } from '#modules/plans/index.ts';
import { logging, logRequests } from '#platform/log.ts';
import { storyteller, type Module } from '#platform/module.ts';
import { pageRead, textKept } from '#platform/page-routes.ts';
import { refused, serve } from '#platform/serve.ts';
import { healthRoute } from '#platform/start/health.ts';
import type { Serving } from '#platform/start/start.ts';
import type { Platform } from '#platform/work.ts';
import { serveHome } from './home.ts';
import { council, plainFrame, screens } from './screens.ts';

const panels = [...planPanels, ...assessmentPanels];
const platformEvents = [pageRead, textKept, refused];

/** Every module, in the order of the module map. The chronology is told by all of them, so people asks for its words when it needs them. */
export const modules: readonly Module[] = [access, people(panels, (kind, details) => tellStory(kind, details)), assessments, plans, frontDoor];
export const events = [...platformEvents, ...modules.flatMap(module => module.events)];
const tellStory = storyteller(events);

/** Builds the web application out of its modules. Nothing here knows what a plan is. */
export async function buildApp(platform: Platform, serving: Serving): Promise<FastifyInstance> {
  const app = fastify({
    ...logging(serving.logLevel, platform.newId),
    trustProxy: serving.isProduction,
    bodyLimit: 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
  });
  logRequests(app);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    strictTransportSecurity: serving.isProduction,
    crossOriginOpenerPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(csrf, {
    cookieKey: '__Host-csrf',
    cookieOpts: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
    getToken: request => tokenIn(request.body),
  });
  await app.register(formbody);

  healthRoute(app, serving);
  serveAssets(app);
  app.get('/assets/council.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(councilStyles(council)),
  );

  const shown = screens(modules, platform);
  for (const module of modules) for (const { routes } of module.pages) for (const route of routes) serve(app, platform, shown, route);
  serveHome(app, platform);
  serveSignInAs(app, platform, body => plainFrame('Sign in', body, platform.demo));
  shown.serveProblems(app);
  return app;
}

const contentPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const tokenIn = (body: unknown) => (typeof body === 'object' && body !== null && 'csrf' in body && typeof body.csrf === 'string' ? body.csrf : '');
