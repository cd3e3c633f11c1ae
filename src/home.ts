import type { FastifyInstance } from 'fastify';
import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { dropAllDrafts } from '#platform/draft.ts';
import { leave, sessionOf } from '#platform/serve.ts';
import { sessionCookie } from '#platform/session.ts';
import type { Platform } from '#platform/work.ts';

/** Where each person's day begins. */
export function startPageOf(actor: Actor | null): string {
  if (!actor || actor.kind === 'public') return '/ask-for-help';
  if (actor.kind === 'family') return '/my-plan';
  // A coordinator sees every request and leads no family.
  if (has(actor, 'decide-requests') || has(actor, 'see-every-request')) return '/requests';
  if (has(actor, 'work-with-families') || has(actor, 'ask-for-support')) return '/my-families';
  if (has(actor, 'see-needs') && !has(actor, 'load-feeds')) return '/commissioning';
  if (has(actor, 'confirm-people') && actor.agencyId) return `/agencies/${actor.agencyId}/people`;
  return has(actor, 'manage-accounts') ? '/workers' : '/start';
}

export function serveHome(app: FastifyInstance, platform: Platform): void {
  app.get('/', async (request, reply) => reply.redirect(startPageOf((await sessionOf(platform, request))?.actor ?? null), 303));

  // Asked by the session warning: asking is itself what keeps the session alive.
  app.get('/session', async (request, reply) => {
    const session = await sessionOf(platform, request);
    return reply
      .code(session ? 200 : 401)
      .header('cache-control', 'no-store')
      .send({ endsAt: session?.endsAt.toString() ?? null });
  });

  // Leaves at once for a page that tells nothing. A family's session ends, and the draft of a person without an account goes with it.
  app.get('/exit', async (request, reply) => {
    const session = await sessionOf(platform, request);
    if (session?.actor.kind === 'public') await dropAllDrafts(platform, session.actor);
    if (session && session.actor.kind !== 'worker') await leave(platform, request, reply);
    // Nor does the browser keep what was looked for, or the shortlist.
    for (const name of Object.keys(request.cookies)) if (name.startsWith('__Host-kept-')) reply.clearCookie(name, sessionCookie.options);
    return reply.header('cache-control', 'no-store').header('clear-site-data', '"cache"').redirect('https://www.bbc.co.uk/weather', 303);
  });
}
