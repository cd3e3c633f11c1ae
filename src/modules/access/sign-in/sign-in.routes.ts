import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Html } from '#design/html.ts';
import { sessionOf } from '#platform/serve.ts';
import { sessionCookie } from '#platform/session.ts';
import type { Platform } from '#platform/work.ts';
import type { Identity, IdentityProvider } from './identity-provider.ts';
import { localPath } from './local-path.ts';
import { asleepView } from '../sign-in-here/asleep.view.ts';
import { accountOf, beginSignIn, connectAccount, enter, recordRefusal, takeSignIn, takeUpInvitation, whySuspended } from './sign-in.ts';
import { awayView, connectView, noAccountView, notSignedInView, signInView } from './sign-in.view.ts';

export type SignIn = {
  provider: IdentityProvider | null;
  /** The address people use for this service, as this request sees it. */
  originOf: (request: FastifyRequest) => string;
  /** Whether people can also sign in without it. */
  canSignInHere: boolean;
  frame: (title: string, body: Html) => string;
};

// Lax, not strict: the browser comes back from another site with it.
const cookie = { name: '__Host-sign-in', options: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } } as const;
const tenMinutes = 600;

/** Signing in: a page, a way out to the identity provider, and the way back. Links only, because a form may not lead to another site. */
export function serveSignIn(app: FastifyInstance, platform: Platform, { provider, originOf, canSignInHere, frame }: SignIn): void {
  const show = (reply: FastifyReply, status: number, title: string, body: Html) =>
    reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(frame(title, body));
  const nextIn = ({ query }: FastifyRequest) => localPath((query as Record<string, unknown>)['next']);

  app.get('/sign-in', async (request, reply) => {
    const next = nextIn(request);
    const session = await sessionOf(platform, request);
    if (session && session.actor.kind !== 'public') return reply.redirect(next, 303);
    const isKept = (request.query as Record<string, unknown>)['kept'] === 'yes';
    return show(reply, 200, 'Sign in', signInView({ provider: provider?.name ?? null, next, isKept, demo: platform.demo, canSignInHere }));
  });

  app.get('/sign-in/connect', async (request, reply) => {
    const session = await sessionOf(platform, request);
    if (session?.actor.kind !== 'worker') return reply.redirect('/sign-in', 303);
    return show(reply, 200, 'Connect your account', connectView(provider?.name ?? null));
  });

  app.get('/sign-in/start', async (request, reply) => {
    if (!provider) return reply.redirect('/sign-in', 303);
    try {
      const { token, url } = await beginSignIn(platform, provider, `${originOf(request)}/sign-in/callback`, nextIn(request));
      return await reply
        .setCookie(cookie.name, token, { ...cookie.options, maxAge: tenMinutes })
        .header('cache-control', 'no-store')
        .redirect(url, 303);
    } catch (fault) {
      request.log.error(fault, 'the identity provider could not be asked');
      await recordRefusal(platform, 'the provider was away', request.id);
      return show(reply, 503, 'You cannot sign in just now', awayView);
    }
  });

  app.get('/sign-in/callback', async (request, reply) => {
    const token = request.cookies[cookie.name];
    reply.clearCookie(cookie.name, cookie.options);
    const begun = token && provider ? await takeSignIn(platform, token) : null;
    const vouched = begun && provider && (await vouchedFor(request, provider, begun));
    if (!vouched) {
      await recordRefusal(platform, begun ? 'refused by the provider' : 'not begun here', request.id);
      return show(reply, 403, 'You are not signed in', notSignedInView);
    }
    const { identity, endUrl } = vouched;
    const invited = async () => ((await takeUpInvitation(platform, begun.next, identity)) === null ? null : accountOf(platform, identity));
    const accountId = (await accountOf(platform, identity)) ?? (await invited()) ?? (await connected(request, identity));
    const entered = accountId && (await enter(platform, accountId, endUrl, request.cookies[sessionCookie.name]));
    const asleep = entered ? null : await whySuspended(platform, identity);
    if (asleep) {
      await recordRefusal(platform, 'suspended', request.id);
      return show(reply, 403, 'Your account is suspended', asleepView(asleep));
    }
    if (!entered) {
      await recordRefusal(platform, 'no account', request.id);
      return show(reply, 403, 'You do not have an account here', noAccountView(endUrl));
    }
    return reply
      .setCookie(sessionCookie.name, entered, sessionCookie.options)
      .header('cache-control', 'no-store')
      .redirect(begun.next.startsWith('/invitation/') ? '/' : begun.next, 303);
  });

  /** The account of the first administrator, if that is who is signed in, now connected to their identity. */
  async function connected(request: FastifyRequest, identity: Identity): Promise<string | null> {
    const session = await sessionOf(platform, request);
    return session?.actor.kind === 'worker' && (await connectAccount(platform, session.actor.id, identity)) ? session.actor.id : null;
  }

  /** Who the provider says came back. Null: it does not, or what came back is not what was sent out. Why stays out of the page. */
  async function vouchedFor(request: FastifyRequest, { finish }: IdentityProvider, begun: Parameters<IdentityProvider['finish']>[1]) {
    try {
      return await finish(new URL(request.url, originOf(request)), begun);
    } catch (fault) {
      request.log.warn(fault, 'a sign-in did not hold');
      return null;
    }
  }
}
