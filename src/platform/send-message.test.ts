import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import fastify from 'fastify';
import { newWorld } from '#test/world.ts';
import { serveNotify, standInNotify } from '../dev/notify-stand-in.ts';
import { theService } from './actor.ts';
import { prepareJobs, startJobs } from './jobs.ts';
import { readMessages, throughNotify, throughSmtp, type MessageProvider } from './message-provider.ts';
import { sendLater } from './messages.ts';
import { sendMessage } from './send-message.ts';
import { doWork, type Work } from './work.ts';
import { messageSent } from './message.events.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');

async function write(to = 'grace@example.org') {
  return world.doAs(priya, async work => {
    await work.record(messageSent, { familyId: null, details: { template: 'test' } });
    return sendLater(work, { channel: 'email', to, template: 'test', subject: 'About EH-1', body: 'See https://example.org/1', aboutId: null });
  });
}

const run = (id: string, send: MessageProvider) => doWork(world.platform, theService, 'look', work => sendMessage(send)(work, { messageId: id }));
const row = async (id: string) =>
  (await world.stored('select sent_at is not null as sent, failure, tries, provider_ref from platform.message where id = $1', [id]))[0];

test('a message is written with its job, and sent once though the job runs twice at once', async () => {
  const id = await write();
  let sent = 0;
  const send = async () => {
    await new Promise(resolve => setTimeout(resolve, 50));
    return `ref-${(sent += 1)}`;
  };
  await Promise.all([run(id, send), run(id, send), run(id, send)]);
  assert.equal(sent, 1);
  assert.deepEqual(await row(id), { sent: true, failure: null, tries: 1, provider_ref: 'ref-1' });
});

test('the job of a message holds its id, and nothing that anybody could read', async () => {
  const id = await write('canary.name@example.org');
  const jobs = await world.stored<{ payload: object }>('select payload from graphile_worker._private_jobs');
  assert.ok(jobs.some(({ payload }) => JSON.stringify(payload) === JSON.stringify({ messageId: id })));
  assert.doesNotMatch(JSON.stringify(jobs), /canary|example\.org|EH-1/);
});

test('a failure is kept without the words of the provider, and the job asks to be run again', async () => {
  const id = await write('canary.name@example.org');
  const fault = Object.assign(new Error('550 no such user canary.name@example.org'), { code: 'EENVELOPE' });
  assert.equal(await run(id, () => Promise.reject(fault)), 'try again');
  assert.deepEqual(await row(id), { sent: false, failure: 'EENVELOPE', tries: 1, provider_ref: null });
  assert.equal(await run(id, async () => 'later'), undefined);
  assert.deepEqual(await row(id), { sent: true, failure: null, tries: 2, provider_ref: 'later' });
  const events = await world.stored<{ details: object }>(`select details from platform.event where kind like 'message.%' and subject_id = $1`, [id]);
  assert.doesNotMatch(JSON.stringify(events), /canary|example\.org/);
});

test('the queue runs it, by itself, as the service', async () => {
  await prepareJobs(world.urls.owner);
  let sent = 0;
  const jobs = await startJobs(world.platform, world.urls.jobs, { 'send-message': sendMessage(async () => `ref-${(sent += 1)}`) });
  const id = await write();
  for (let tries = 0; tries < 100 && !(await row(id))?.['sent']; tries += 1) await new Promise(resolve => setTimeout(resolve, 100));
  await jobs.stop();
  assert.equal((await row(id))?.['sent'], true);
});

test('nobody but who wrote it and the service reads a message', async () => {
  await write();
  const coordinator = await world.worker('Carla Osei', { roles: ['coordinator'] });
  const read = (work: Work) => work.tables('platform').selectFrom('platform.message').select('id').execute();
  const browser = await world.as(coordinator);
  assert.deepEqual(await doWork(world.platform, (await browser.session(world.platform)).actor, 'look', read), []);
  assert.notEqual((await doWork(world.platform, theService, 'look', read)).length, 0);
});

test('GOV.UK Notify, by its own client: asked again, it sends no second copy', async t => {
  const app = fastify();
  serveNotify(app, world.platform.newId);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(() => app.close());
  const send = throughNotify(standInNotify(origin));
  for (const channel of ['email', 'text'] as const) {
    const message = { id: world.platform.newId(), channel, to: channel === 'email' ? 'a@example.org' : '07700 900123', subject: 'S', body: 'B' };
    const first = await send(message);
    assert.equal(await send(message), first);
  }
  const forged = throughNotify({ ...standInNotify(origin), key: standInNotify(origin).key.replace(/2$/, '3') });
  await assert.rejects(forged({ id: 'x', channel: 'email', to: 'a@example.org', subject: 'S', body: 'B' }), { status: 403 });
});

test('a mail server, by SMTP: the same message bears the same name', async t => {
  const heard: string[] = [];
  const server = createServer(socket => {
    let inText = false;
    socket.write('220 test\r\n');
    socket.on('data', chunk => {
      for (const line of String(chunk).split('\r\n')) {
        heard.push(line);
        if (inText) {
          if (line !== '.') continue;
          inText = false;
          socket.write('250 kept\r\n');
        } else if (line === 'DATA') {
          inText = true;
          socket.write('354 go on\r\n');
        } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
        else if (line) socket.write('250 ok\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const send = throughSmtp({ url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'Early help <early-help@fernshire.example>' });
  const reference = await send({ id: 'message-1', channel: 'email', to: 'a@example.org', subject: 'About EH-1', body: 'See the service' });
  assert.equal(reference, '<message-1@fernshire.example>');
  assert.ok(heard.includes('Message-ID: <message-1@fernshire.example>') && heard.includes('Subject: About EH-1'));
  await assert.rejects(send({ id: 'm', channel: 'text', to: '07700 900123', subject: '', body: 'B' }), /a text needs/);
});

test('half a configuration is told at the start', () => {
  assert.deepEqual(readMessages({}), { notify: null, smtp: null });
  assert.throws(() => readMessages({ NOTIFY_API_KEY: 'k' }), /NOTIFY_EMAIL_TEMPLATE/);
  assert.throws(() => readMessages({ SMTP_URL: 'smtp://mail.example.org' }), /MAIL_FROM/);
});
