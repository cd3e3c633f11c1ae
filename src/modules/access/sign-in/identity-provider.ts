import * as oidc from 'openid-client';
import { identityIn, isEntra, type Identity } from './identity.ts';

export type { Identity } from './identity.ts';

export type Begun = { state: string; nonce: string; verifier: string };

/** An identity provider as signing in needs it. */
export type IdentityProvider = {
  /** What people call it, after "Sign in with". */
  name: string;
  /** Where to send the browser, and what to remember until it is back at `backTo`. */
  begin(backTo: string): Promise<Begun & { url: string }>;
  /** Checks the address the browser came back with. Gives who it is, and where their session with the provider is ended. */
  finish(address: URL, begun: Begun): Promise<{ identity: Identity; endUrl: string | null }>;
};

export type ProviderSettings = {
  name: string;
  /** The issuer, or the whole address of its discovery document where that stands elsewhere. */
  discovery: URL;
  clientId: string;
  clientSecret: string;
  /** Entra tenants whose people may come in; nothing: every one that the provider vouches for. */
  tenants?: readonly string[];
  /** For a provider inside this process: how it is asked. The browser then reaches it on the address it already uses. */
  within?: oidc.CustomFetch;
};

const patience = 10;

/** Signing in by OpenID Connect: code flow with PKCE, state, nonce and a checked signature. Asks for no more than who it is. */
export function identityProvider({ name, discovery, clientId, clientSecret, tenants = [], within }: ProviderSettings): IdentityProvider {
  let known: Promise<oidc.Configuration> | null = null;

  // Found at the first sign-in, so that the service starts while the provider is away; a failure is not remembered.
  function configuration(): Promise<oidc.Configuration> {
    known ??= find().catch((fault: unknown) => {
      known = null;
      throw fault;
    });
    return known;
  }

  async function find() {
    const insecure = discovery.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const asked = { execute: [...insecure, oidc.enableNonRepudiationChecks], timeout: patience, ...(within && { [oidc.customFetch]: within }) };
    return oidc.discovery(discovery, clientId, clientSecret, undefined, asked);
  }

  const forBrowser = (url: URL) => (within ? url.pathname + url.search : url.href);

  return {
    name,
    begin: async backTo => {
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: backTo,
        // Entra gives the id of the person (oid) only with their profile; nothing else of it is read.
        scope: isEntra(discovery) ? 'openid profile' : 'openid',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      return { ...begun, url: forBrowser(url) };
    },

    finish: async (address, { state, nonce, verifier }) => {
      const found = await configuration();
      const tokens = await oidc.authorizationCodeGrant(found, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('The identity provider gave no identity');
      const canEnd = found.serverMetadata().end_session_endpoint !== undefined && tokens.id_token !== undefined;
      const end = canEnd && oidc.buildEndSessionUrl(found, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: `${address.origin}/signed-out` });
      return { identity: identityIn(claims, tenants), endUrl: end ? forBrowser(end) : null };
    },
  };
}
