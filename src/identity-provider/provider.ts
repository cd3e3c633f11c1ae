import Provider from 'oidc-provider';
import { isLoopback } from '#platform/start/demo.ts';
import { clientId, mountedAt } from './address.ts';
import type { Keys } from './keys.ts';

type Pages = { signOut(form: string): string; problem(): string };

/** A real OpenID provider for the made-up council: authorization code with PKCE for one client, which is this service, and signing out. */
export function makeProvider(issuer: string, { jwks, cookieKeys, clientSecret }: Keys, pages: Pages): Provider {
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
        redirect_uris: ['http://localhost/sign-in/callback'],
        post_logout_redirect_uris: ['http://localhost/signed-out'],
      },
    ],
    jwks,
    cookies: {
      keys: cookieKeys,
      names: { session: 'identity-session', interaction: 'identity-interaction', resume: 'identity-resume' },
      long: { path: mountedAt, signed: true, httpOnly: true, sameSite: 'lax' },
      short: { path: mountedAt, signed: true, httpOnly: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context: { type: string; body: unknown }, form: string) => {
          context.type = 'html';
          context.body = pages.signOut(form);
        },
      },
    },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `${mountedAt}/who/${uid}` },
    findAccount: async (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    // The client is the council's own service: nobody is asked whether it may know who they are.
    loadExistingGrant: async ({ oidc: { client, session } }) => {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError: async context => {
      context.type = 'html';
      context.body = pages.problem();
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Grant: 86_400, Session: 86_400 },
  });
  // The demonstration runs on any port, and answers on this machine alone.
  provider.Client.prototype.redirectUriAllowed = uri => isHere(uri, '/sign-in/callback');
  provider.Client.prototype.postLogoutRedirectUriAllowed = uri => isHere(uri, '/signed-out');
  return provider;
}

function isHere(uri: string, path: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(uri);
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')) && pathname === path && search === '' && hash === '';
}
