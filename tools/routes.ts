import { subscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { ApiRoute } from '#platform/api-route.ts';
import type { Audience, Route } from '#platform/route.ts';

/** One address that the running router answers. `route` is missing where the answer is not a page: assets, health, sign-in; `api` is what other systems ask for. */
export type Address = { method: string; path: string; route: Route | null; api: ApiRoute | null };

const known = new WeakMap<FastifyInstance, Address[]>();

// Every router tells of itself as it is made, so that no list by hand can forget an address.
subscribe('fastify.initialization', message => {
  const { fastify: app } = message as { fastify: FastifyInstance };
  const addresses: Address[] = [];
  known.set(app, addresses);
  app.addHook('onRoute', ({ method, url, config }) => {
    const { route = null, api = null } = (config ?? {}) as { route?: Route; api?: ApiRoute };
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') addresses.push({ method: one, path: url, route, api });
  });
});

/** Everything this application answers, in the order of its addresses. Import this file before the application is made. */
export function addressesOf(app: FastifyInstance): readonly Address[] {
  const addresses = known.get(app);
  if (!addresses?.length) throw new Error('No addresses were found: tools/routes.ts must be loaded before the application is built');
  return addresses.toSorted((one, other) => one.path.localeCompare(other.path) || one.method.localeCompare(other.method));
}

export const pagesOf = (app: FastifyInstance): readonly (Route & { audience: Audience })[] =>
  addressesOf(app).flatMap(address => (address.route ? [address.route] : []));
