import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { logging, logRequests } from '#platform/log.ts';
import { serveNotify } from './notify-stand-in.ts';

test('the stand-in answers without a line in the log: telling Fernshire sends a hundred messages, and who can sign in must stay in sight', async () => {
  const lines: string[] = [];
  const options = logging('info', () => '01900000-0000-7000-8000-000000000001');
  const app = fastify({ ...options, logger: { ...(options.logger as object), stream: { write: (line: string) => lines.push(line) } } });
  logRequests(app);
  serveNotify(app, () => '01900000-0000-7000-8000-000000000002');
  const asked = await app.inject('/dev/notify/v2/notifications?reference=1');
  const sent = await app.inject({ method: 'POST', url: '/dev/notify/v2/notifications/email', payload: {} });
  await app.close();
  assert.deepEqual([asked.statusCode, sent.statusCode], [403, 403], 'nobody but the client with its key is answered');
  assert.deepEqual(lines, []);
});
