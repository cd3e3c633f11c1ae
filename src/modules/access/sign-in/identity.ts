/** Who somebody is to their identity provider. Never an e-mail address: those are given to others. */
export type Identity = { issuer: string; tenant: string; subject: string };

type Claims = Readonly<Record<string, unknown>> & { iss: string; sub: string };

const entraHosts = new Set(['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn']);

/** Whether a provider is Microsoft Entra ID. */
export const isEntra = (issuer: string | URL): boolean => URL.canParse(String(issuer)) && entraHosts.has(new URL(issuer).hostname);

/** Where Microsoft keeps people's private accounts: nobody's workplace. */
const privateAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad';
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Who a checked token is about: issuer, tenant and subject. In Entra the subject (`sub`) is another for each application, so that a new registration of
 * this service would make everybody a stranger; there the tenant and the object id (`tid`, `oid`) say who it is, and stay.
 */
export function identityIn(claims: Claims, tenants: readonly string[] = []): Identity {
  const { iss: issuer, sub, tid, oid } = claims;
  const tenant = typeof tid === 'string' ? tid.toLowerCase() : '';
  if (tenants.length > 0 && !tenants.includes(tenant)) throw new Error('The token is of a tenant that may not come in');
  if (!isEntra(issuer)) return { issuer, tenant, subject: sub };
  const subject = typeof oid === 'string' ? oid.toLowerCase() : '';
  if (!guid.test(tenant) || !guid.test(subject)) throw new Error('The token names no tenant or no person');
  if (new URL(issuer).pathname.split('/')[1]?.toLowerCase() !== tenant) throw new Error('The token is of another tenant than its issuer');
  if (tenant === privateAccounts) throw new Error('The token is of a private account');
  return { issuer, tenant, subject };
}
