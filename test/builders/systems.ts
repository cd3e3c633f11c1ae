import assert from 'node:assert/strict';
import { addSystem, makeSecret, scopes, setWebhook } from '#modules/systems/index.ts';
import { theService } from '#platform/actor.ts';
import type { Problem } from '../../src/api/problems.ts';
import { aRequestSent } from '../../src/modules/front-door/send-request-by-api/example.ts';
import { doWork } from '#platform/work.ts';
import type { World } from '#test/world.ts';

export { aRequestSent };

/** A system that is told, at an address of this machine, what happens to the requests it sent. */
export async function listeningSystem(world: World, url = 'http://127.0.0.1:9/told', options: Options = {}): Promise<TestSystem & { signingKey: string }> {
  const system = await systemIn(world, options);
  const signingKey = await doWork(world.platform, theService, 'change', async work => {
    await setWebhook(work, system.id, url);
    return makeSecret(work, system.id, 'signing');
  });
  return { ...system, signingKey };
}

type Options = { agency?: string; name?: string; scope?: string };
export type TestSystem = { id: string; secret: string; token: string };

export const addTestSystem = async (world: World, { agency = 'Oakfield Primary School', name = 'pupil records' }: Options = {}) => {
  const agencyId = await world.agency(agency);
  return doWork(world.platform, theService, 'change', async work => {
    const id = await addSystem(work, { agencyId, name });
    return { id, secret: await makeSecret(work, id, 'client') };
  });
};

/** A system that has come in: `systemIn(world, { agency: 'Hillside School' })`. */
export async function systemIn(world: World, options: Options = {}): Promise<TestSystem> {
  const { id, secret } = await addTestSystem(world, options);
  const { status, body } = await askToken(world, { client_id: id, client_secret: secret, scope: options.scope ?? Object.keys(scopes).join(' ') });
  assert.equal(status, 200, JSON.stringify(body));
  return { id, secret, token: String(body['access_token']) };
}

export type ApiAnswer<Body = Record<string, unknown>> = { status: number; headers: Readonly<Record<string, unknown>>; body: Body };

export async function askToken(world: World, form: Record<string, string>, headers: Record<string, string> = {}): Promise<ApiAnswer> {
  const response = await world.app.inject({
    method: 'POST',
    url: '/api/oauth/token',
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString(),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

type Sending = { key?: string | null; headers?: Record<string, string>; url?: string };

/** What a system sends to the API, and what it is answered. */
export async function sendBy(
  { app, platform }: World,
  token: string | null,
  body: unknown,
  { key, headers = {}, url = '/api/v1/requests' }: Sending = {},
): Promise<ApiAnswer<Problem & Record<string, unknown>>> {
  const response = await app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(key !== null && { 'idempotency-key': key ?? `"${platform.newId()}"` }),
      ...headers,
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

export async function askBy(
  { app }: World,
  token: string | null,
  url: string,
  headers: Record<string, string> = {},
): Promise<ApiAnswer<Problem & Record<string, unknown>>> {
  const response = await app.inject({
    method: 'GET',
    url,
    headers: { host: 'localhost', ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
  });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}
