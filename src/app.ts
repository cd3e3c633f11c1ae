import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { serveAssets } from '#design/assets.ts';
import { councilStyles } from '#design/council.ts';
import type { Html } from '#design/html.ts';
import { access, demoIssuer, findDemoAccounts, identityProvider, serveSignIn, serveSignInAs, type ProviderSettings } from '#modules/access/index.ts';
import { directory, feedPath, sendShortlistPage, serveFeed } from '#modules/directory/index.ts';
import { commissioning, commissioningPanels } from '#modules/commissioning/index.ts';
import { assessmentPanels, assessments } from '#modules/assessments/index.ts';
import { frontDoor, frontDoorApi, frontDoorPanels } from '#modules/front-door/index.ts';
import { people } from '#modules/people/index.ts';
import { planPanels, plans } from '#modules/plans/index.ts';
import { referralPanels, referrals } from '#modules/referrals/index.ts';
import { systems } from '#modules/systems/index.ts';
import { ordinaryMostFileBytes, targeting, targetingApi, targetingPanels } from '#modules/targeting/index.ts';
import { databaseRestored } from '#platform/backup/backup.events.ts';
import { logging, logRequests } from '#platform/log.ts';
import { storyteller, type Module } from '#platform/module.ts';
import { pageRead, textKept } from '#platform/page-routes.ts';
import { messageSendingFailed, messageSent } from '#platform/message.events.ts';
import { receiveFiles } from '#platform/received-file.ts';
import { limitRates, ordinaryLimits, trusting, type Limits } from '#platform/rate-limit.ts';
import { secureHeaders } from '#platform/security-headers.ts';
import { refused, serve } from '#platform/serve.ts';
import { isLoopback } from '#platform/start/demo.ts';
import { healthRoute } from '#platform/start/health.ts';
import type { Serving } from '#platform/start/start.ts';
import { letVisitorsWait, ordinaryVisitors, type VisitorLimits } from '#platform/visitors-wait.ts';
import type { Platform } from '#platform/work.ts';
import { documentationPages, ordinaryRequestsAMinute, serveRoutesOfSystems } from './api/index.ts';
import { moveClock } from './dev/clock.ts';
import { clockMoved, devPages } from './dev/dev.pages.ts';
import { serveNotify } from './dev/notify-stand-in.ts';
import { serveHome } from './home.ts';
import { serveIdentityProvider } from './identity-provider/serve.ts';
import { publicPages } from './public-pages/index.ts';
import { council, plainFrame, screens } from './screens.ts';
import { canSignInHere, pagesToSignIn } from './signing-in-here.ts';

const panels = [...planPanels, ...referralPanels, ...commissioningPanels, ...assessmentPanels, ...frontDoorPanels, ...targetingPanels];
const platformEvents = [pageRead, textKept, refused, messageSent, messageSendingFailed, clockMoved, databaseRestored];

/** Every module, in the order of the module map. The chronology is told by all of them, so people asks for its words when it needs them. */
export const modules: readonly Module[] = [
  access,
  systems,
  directory,
  people(panels, (kind, details) => tellStory(kind, details)),
  referrals,
  commissioning,
  assessments,
  plans,
  frontDoor,
  targeting,
];
const apiOfModules = [...frontDoorApi, ...targetingApi];
export const events = [...platformEvents, ...modules.flatMap(module => module.events)];
const tellStory = storyteller(events);

/** What main.ts and the tests may set: whom people sign in with, where it is not the demonstration's own; how many requests are too many, of people and of other systems. */
export type Settings = {
  signIn?: ProviderSettings | null;
  limits?: Limits;
  visitors?: VisitorLimits;
  requestsAMinute?: number;
  mostFileBytes?: number;
};

/** Builds the web application out of its modules. Nothing here knows what a plan is. */
export async function buildApp(
  given: Platform,
  serving: Serving,
  {
    signIn = null,
    limits = ordinaryLimits,
    visitors = ordinaryVisitors,
    requestsAMinute = ordinaryRequestsAMinute,
    mostFileBytes = ordinaryMostFileBytes,
  }: Settings = {},
): Promise<FastifyInstance> {
  // Nothing behind the demonstration opens in production, whatever the database says of its people.
  const platform = serving.isProduction ? { ...given, demo: false } : given;
  const app = fastify({
    ...logging(serving.logLevel, platform.newId),
    // The proxies in front say who is asking; what the asker says itself is not believed.
    trustProxy: trusting(serving.trustedProxies ?? (serving.isProduction ? 1 : 0)),
    // A request that came while it closes is still answered; nobody new is let in.
    return503OnClosing: false,
    bodyLimit: 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
  });
  logRequests(app);
  await secureHeaders(app, serving);
  await app.register(cookie);
  await limitRates(app, platform, limits);
  letVisitorsWait(app, platform, visitors, visitorsLine);
  await app.register(csrf, {
    cookieKey: '__Host-csrf',
    cookieOpts: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' },
    getToken: request => tokenIn(request.body),
  });
  await app.register(formbody);
  const files = { folder: serving.dataFolder && join(serving.dataFolder, 'received'), mostBytes: mostFileBytes };
  await receiveFiles(app, platform, files);
  // Before any other address: what is awaited after one would leave it without the pages that say no.
  await serveRoutesOfSystems(app, platform, serving, apiOfModules, requestsAMinute, files);

  await serveFeed(app, platform, { publicUrl: serving.publicUrl, version: serving.version, publisher: council.name });

  healthRoute(app, serving);
  serveAssets(app);
  app.get('/assets/council.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(councilStyles(council)),
  );

  const pages = [
    ...modules.flatMap(module => module.pages),
    ...publicPages,
    sendShortlistPage({ publicUrl: serving.publicUrl, council: council.name }),
    ...pagesToSignIn(platform, serving, signIn),
    ...documentationPages(apiOfModules, { url: serving.publicUrl }),
    ...(platform.demo ? devPages({ platform, tell: tellStory, moveOn: await moveClock(platform) }) : []),
  ];
  const shown = screens(modules, platform);
  for (const { routes } of pages) for (const route of routes) serve(app, platform, shown, route);
  serveHome(app, platform);
  serveSigningIn(app, platform, serving, signIn);
  if (platform.demo) serveNotify(app, platform.newId);
  shown.serveProblems(app);
  return app;
}

/** Pages of each module that anybody reads have a line of their own, and so has the feed; its downloads another, since each takes seconds. */
function visitorsLine({ url, routeOptions }: FastifyRequest): string | null {
  const { route } = routeOptions.config;
  if (route) return route.audience === 'anyone' ? (route.name.split('.')[0] ?? '') : null;
  if (!url.startsWith(feedPath)) return null;
  return /\/everything\.|format=ndjson|minimal=/.test(url) ? 'downloads' : 'feed';
}

/** Signing in with the council's identity provider; in a demonstration without one, with its own, and as anybody. */
function serveSigningIn(app: FastifyInstance, platform: Platform, serving: Serving, signIn: ProviderSettings | null): void {
  const frame = (title: string, body: Html) => plainFrame(title, body, platform.demo);
  const people = async () =>
    (await findDemoAccounts(platform)).flatMap(one =>
      one.signs_in_here
        ? []
        : {
            subject: one.username,
            name: one.name,
            work: [one.job_title, one.agency].filter(Boolean).join(', ') || 'A family’s own account',
          },
    );
  const builtIn = platform.demo && !signIn && serveIdentityProvider(app, { issuer: demoIssuer, dataFolder: serving.dataFolder, people, frame });
  const settings = signIn ?? (builtIn ? { name: 'your Fernshire account', ...builtIn } : null);
  // A demonstration is used at whatever name of this machine the browser knows.
  const originOf = ({ host, hostname }: FastifyRequest) => (builtIn && isLoopback(hostname) ? `http://${host}` : serving.publicUrl);
  serveSignIn(app, platform, { provider: settings && identityProvider(settings), originOf, canSignInHere: canSignInHere(platform), frame });
  if (platform.demo) serveSignInAs(app, platform, body => plainFrame('Sign in', body, true, 'full'));
}

const tokenIn = (body: unknown) => (typeof body === 'object' && body !== null && 'csrf' in body && typeof body.csrf === 'string' ? body.csrf : '');
