import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { healthRoute, type Ping } from './health.ts';

async function ask(ping: Ping) {
  const app = fastify();
  healthRoute(app, { version: '1.2.3', ping });
  const answer = await app.inject('/healthz');
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

test('a service whose database answers is healthy', async () => {
  assert.deepEqual(await ask(async () => 1), { status: 200, body: { status: 'ok', version: '1.2.3', database: 'ok' } });
});

test('a database that fails, or never answers, makes it unavailable', async () => {
  const unavailable = { status: 503, body: { status: 'unavailable', version: '1.2.3', database: 'unreachable' } };
  assert.deepEqual(await ask(() => Promise.reject(new Error('gone'))), unavailable);
  assert.deepEqual(await ask(() => new Promise(() => undefined)), unavailable);
});
