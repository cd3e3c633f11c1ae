import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestSystem, aRequestSent, askBy, askToken, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const system = await addTestSystem(world);
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});

test('a system comes in by the header or by the form, with all scopes or some', async () => {
  const byHeader = await askToken(world, {}, basic(system.id, system.secret));
  assert.equal(byHeader.status, 200);
  assert.partialDeepStrictEqual(byHeader.body, { token_type: 'Bearer', expires_in: 900, scope: 'requests:write requests:read feeds:write' });
  assert.match(String(byHeader.headers['cache-control']), /no-store/);
  const byForm = await askToken(world, { client_id: system.id, client_secret: system.secret, scope: 'requests:read' });
  assert.deepEqual([byForm.status, byForm.body['scope']], [200, 'requests:read']);
  const [event] = await world.stored(
    `select actor_id, details->'scopes' as scopes from platform.event where kind = 'systems.token-given' order by id desc limit 1`,
  );
  assert.deepEqual(event, { actor_id: system.id, scopes: ['requests:read'] });
});

test('everybody else is refused in the same words, and it is on record', async () => {
  const wrong: [Record<string, string>, Record<string, string>?][] = [
    [{ client_id: system.id, client_secret: 'oeh_secret_guessed' }],
    [{ client_id: '00000000-0000-7000-8000-00000000dead', client_secret: system.secret }],
    [{ client_id: 'pupil records', client_secret: system.secret }],
    [{ client_id: `${system.id}' or true --`, client_secret: 'x' }],
    [{}, basic(system.id, 'guessed')],
  ];
  const answers = await Promise.all(wrong.map(([form, headers]) => askToken(world, form, headers)));
  for (const { status, body, headers } of answers) {
    assert.deepEqual([status, body], [401, { error: 'invalid_client', error_description: 'There is no such client, or the secret is not its own' }]);
    assert.match(String(headers['www-authenticate']), /^Basic/);
  }
  const refused = await world.stored(`select details from platform.event where kind = 'systems.token-refused'`);
  assert.equal(refused.length, wrong.length);
  assert.doesNotMatch(JSON.stringify(refused), /guessed|pupil|or true/);
});

test('what is not asked as RFC 6749 has it is refused as it has it', async () => {
  const known = { client_id: system.id, client_secret: system.secret };
  const asked = async (form: Record<string, string>, headers?: Record<string, string>) => {
    const { status, body } = await askToken(world, form, headers);
    return [status, body['error']];
  };
  assert.deepEqual(await asked({ ...known, grant_type: 'password' }), [400, 'unsupported_grant_type']);
  assert.deepEqual(await asked({ ...known, scope: 'requests:write everything' }), [400, 'invalid_scope']);
  assert.deepEqual(await asked(known, basic(system.id, system.secret)), [400, 'invalid_request']);
  assert.deepEqual(await asked({ client_id: system.id }), [401, 'invalid_client']);
  assert.deepEqual(await asked({}, { authorization: 'Basic %%%' }), [401, 'invalid_client']);
  assert.deepEqual(await asked({}, { 'content-type': 'application/json' }), [415, 'invalid_request']);
  const twice = await world.app.inject({
    method: 'POST',
    url: '/api/oauth/token',
    headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'grant_type=client_credentials&scope=a&scope=b',
  });
  assert.deepEqual([twice.statusCode, twice.json<{ error: string }>().error], [400, 'invalid_request']);
});

test('a token is kept as its hash alone, lives fifteen minutes, and is good for its own system only', async () => {
  const { token } = await systemIn(world, { name: 'short' });
  for (const { row } of await world.stored<{ row: string }>('select t::text as row from systems.token t')) assert.ok(!row.includes(token.slice(10)));
  assert.equal((await sendBy(world, token, aRequestSent)).status, 201);
  world.wait({ minutes: 14, seconds: 59 });
  assert.equal((await askBy(world, token, '/api/v1/requests/R-222222')).status, 404);
  world.wait({ seconds: 1 });
  const { status, body, headers } = await askBy(world, token, '/api/v1/requests/R-222222');
  assert.deepEqual([status, body.type], [401, '/api/problems/not-known']);
  assert.match(String(headers['www-authenticate']), /^Bearer .*error="invalid_token"/);
});

test('forty forged tokens are refused alike', async () => {
  const { token } = await systemIn(world, { name: 'forged' });
  const forged = Array.from({ length: 40 }, (_, at) => `${token.slice(0, 10 + at)}${token[10 + at] === 'x' ? 'y' : 'x'}${token.slice(11 + at)}`);
  for (const one of [...forged, '', 'null', token.toUpperCase(), `${token}x`]) {
    const { status, body } = await askBy(world, one, '/api/v1/requests/R-222222');
    assert.deepEqual([status, body.type], [401, '/api/problems/not-known']);
  }
});
