import { isUuid } from '#platform/route.ts';
import { CannotStart } from '#platform/start/progress.ts';
import type { ProviderSettings } from './identity-provider.ts';

/**
 * What signing in reads from the environment. None of it: a demonstration has a provider of its own, anything else lets nobody in.
 *
 * OIDC_ISSUER          the identity provider, as it calls itself: https://login.microsoftonline.com/TENANT/v2.0
 * OIDC_CLIENT_ID       what it calls this service
 * OIDC_CLIENT_SECRET   and the secret it gave it
 * OIDC_TENANTS         for Entra with partners: the ids of the tenants whose people may come in, with commas between; without it, all of them
 * OIDC_NAME            what people call it, after "Sign in with": your council account
 *
 * It must know PUBLIC_URL/sign-in/callback as where to send people back to, and PUBLIC_URL/signed-out as where to after signing out.
 */
export function readSignIn(environment: Readonly<Record<string, string | undefined>>): ProviderSettings | null {
  const given = (name: string) => environment[name]?.trim() || null;
  const [issuer, clientId, clientSecret] = [given('OIDC_ISSUER'), given('OIDC_CLIENT_ID'), given('OIDC_CLIENT_SECRET')];
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret) throw new CannotStart('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together, or none of them');
  if (!URL.canParse(issuer) || !isSafe(new URL(issuer))) throw new CannotStart('OIDC_ISSUER must begin with https:// (or http://localhost, for trying)');
  const tenants = (given('OIDC_TENANTS') ?? '').split(',').flatMap(tenant => tenant.trim().toLowerCase() || []);
  if (!tenants.every(tenant => isUuid(tenant))) throw new CannotStart('OIDC_TENANTS must hold the ids of tenants, like 11111111-2222-3333-4444-555555555555');
  return { name: given('OIDC_NAME') ?? 'your work account', discovery: new URL(issuer), clientId, clientSecret, tenants };
}

const isSafe = ({ protocol, hostname }: URL) => protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
