import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { logging, logRequests } from './log.ts';

const canary = 'Canary-Name';

async function logOf(use: (app: FastifyInstance) => Promise<unknown>): Promise<Record<string, unknown>[]> {
  let written = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  const options = logging('trace', () => '01900000-0000-7000-8000-000000000001');
  const app = fastify({ ...options, logger: { ...(options.logger as object), stream } });
  logRequests(app);
  app.post('/families/:familyId', async () => 'ok');
  app.get('/faulty', async request => {
    request.log.error({ err: Object.assign(new Error(`Key (name)=(${canary})`), { code: '23505', table: 'person', detail: canary }), req: request }, 'a fault');
    throw new Error(canary);
  });
  await use(app);
  assert.doesNotMatch(written, new RegExp(`${canary}|127\\.0\\.0\\.1`));
  return written
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>);
}

test('a request is logged by its route, without what was typed or who sent it', async () => {
  const [line] = await logOf(app =>
    app.inject({ method: 'POST', url: `/families/${canary}?name=${canary}`, payload: { name: canary }, headers: { referer: canary } }),
  );
  const { ms, at, ...rest } = line ?? {};
  assert.equal(typeof ms, 'number');
  assert.match(String(at), /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.deepEqual(rest, {
    level: 'info',
    trace: '01900000-0000-7000-8000-000000000001',
    method: 'POST',
    route: '/families/:familyId',
    status: 200,
    msg: 'answered',
  });
});

test('a page that does not exist is not named', async () => {
  const lines = await logOf(app => app.inject(`/people/${canary}?name=${canary}`));
  assert.deepEqual(
    lines.map(({ route }) => route),
    ['none'],
  );
});

test('a fault is logged by kind and place, without its message', async () => {
  const [line] = await logOf(app => app.inject(`/faulty?name=${canary}`));
  const fault = line?.['err'] as Record<string, string>;
  assert.equal(fault['code'], '23505');
  assert.equal(fault['table'], 'person');
  assert.match(String(fault['stack']), /^at /);
});
