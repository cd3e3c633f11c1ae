import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { describe, test } from 'node:test';
import { decideRequest, takeRequest } from '#modules/front-door/index.ts';
import { deliverWebhook, makeSecret, webhookPost, type Post } from '#modules/systems/index.ts';
import { theService } from '#platform/actor.ts';
import { startJobs } from '#platform/jobs.ts';
import { doWork } from '#platform/work.ts';
import { receiver, type Received } from '#test/builders/receiver.ts';
import { aRequestSent, askBy, listeningSystem, sendBy } from '#test/builders/systems.ts';
import { sendAs } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer'] });
const officer = await world.worker('Olive Reed', { roles: ['front-door-officer'], agency: 'Early help hub' });
const post = webhookPost({ mayBeLocal: true, patience: 400 });

/** As a library for Standard Webhooks checks it. */
function isOurs({ headers, body }: Received, key: string): boolean {
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  const right = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
    .update(signed)
    .digest();
  const given = String(headers['webhook-signature'])
    .split(' ')
    .map(one => Buffer.from(one.replace(/^v1,/, ''), 'base64'));
  return given.some(one => one.length === right.length && timingSafeEqual(one, right));
}

let systems = 0;
async function decided(url: string) {
  const system = await listeningSystem(world, url, { name: `records ${(systems += 1)}` });
  const { body } = await sendBy(world, system.token, aRequestSent);
  const reference = String(body['reference']);
  const [request] = await world.stored<{ id: string }>('select id from front_door.request where reference = $1', [reference]);
  const ref = { id: request?.id ?? '' };
  await world.doAs(officer, work => takeRequest(work, ref));
  const decision = {
    level: 'additional',
    outcome: 'advice',
    reason: 'Known from before.',
    feedback: 'The school nurse can weigh Rosa.',
    advised: 'School nurse',
  } as const;
  await world.doAs(officer, work => decideRequest(work, ref, decision));
  const waiting = await world.stored<{ id: string; event: string }>('select id, event from systems.delivery where system_id = $1 order by id', [system.id]);
  return { system, reference, waiting };
}
const deliver = (deliveryId: string, by: Post = post) => doWork(world.platform, theService, 'look', work => deliverWebhook(by)(work, { deliveryId }));
const row = async (id: string) =>
  (await world.stored('select tries, failure, delivered_at is not null as told, given_up_at is not null as over from systems.delivery where id = $1', [id]))[0];

describe('what is told', () => {
  test('a system hears of each step of the request it sent, signed, and nobody’s name', async () => {
    const { url, received } = await receiver();
    const { system, reference, waiting } = await decided(url);
    assert.deepEqual(
      waiting.map(({ event }) => event),
      ['request.looked-at', 'request.decided', 'request.feedback'],
    );
    for (const { id } of waiting) assert.equal(await deliver(id), undefined);
    assert.deepEqual(
      received.map(({ body }) => JSON.parse(body) as unknown),
      [
        { type: 'request.looked-at', timestamp: '2026-11-03T09:00:00Z', data: { reference, state: 'being-looked-at' } },
        { type: 'request.decided', timestamp: '2026-11-03T09:00:00Z', data: { reference, state: 'decided' } },
        { type: 'request.feedback', timestamp: '2026-11-03T09:00:00Z', data: { reference, state: 'decided' } },
      ],
    );
    for (const one of received) {
      assert.ok(isOurs(one, system.signingKey));
      assert.ok(!isOurs({ ...one, body: `${one.body} ` }, system.signingKey));
      assert.equal(one.headers['webhook-timestamp'], String(world.now.epochMilliseconds / 1000));
    }
    assert.equal(received[1]?.headers['webhook-id'], `msg_${waiting[1]?.id}`);
    const { body } = await askBy(world, system.token, `/api/v1/requests/${reference}`);
    assert.deepEqual([body['state'], body['feedback']], ['decided', 'The school nurse can weigh Rosa.']);
  });

  test('while a key is being changed, everything is signed with both', async () => {
    const { url, received } = await receiver();
    const { system, waiting } = await decided(url);
    const second = await world.asService(work => makeSecret(work, system.id, 'signing'));
    await deliver(waiting[0]!.id);
    assert.deepEqual([isOurs(received[0]!, system.signingKey), isOurs(received[0]!, second)], [true, true]);
  });

  test('nobody is told of what a person sent', async () => {
    const { id } = await sendAs(world, tom);
    const before = await world.stored('select id from systems.delivery');
    await world.doAs(officer, work => takeRequest(work, { id }));
    assert.equal((await world.stored('select id from systems.delivery')).length, before.length);
  });
});

describe('how often it is told', () => {
  test('after a 500 it is tried again under the same id; once taken, not again; two at once send one', async () => {
    const { url, received } = await receiver((response, count) => response.writeHead(count === 1 ? 500 : 204).end());
    const { waiting } = await decided(url);
    const { id } = waiting[0]!;
    assert.equal(await deliver(id), 'try again');
    assert.deepEqual(await row(id), { tries: 1, failure: 'status 500', told: false, over: false });
    await Promise.all([deliver(id), deliver(id)]);
    assert.deepEqual(await row(id), { tries: 2, failure: null, told: true, over: false });
    assert.equal(received.length, 2);
    assert.equal(received[0]?.headers['webhook-id'], received[1]?.headers['webhook-id']);
  });

  test('after three days it is given up, for good and on record', async () => {
    const { waiting } = await decided('http://127.0.0.1:9/nobody');
    const { id } = waiting[0]!;
    assert.equal(await deliver(id), 'try again');
    world.wait({ hours: 71 });
    assert.equal(await deliver(id), 'try again');
    world.wait({ hours: 1 });
    assert.equal(await deliver(id), undefined);
    assert.deepEqual(await row(id), { tries: 3, failure: 'nothing listens there', told: false, over: true });
    assert.equal(await deliver(id), undefined);
    const events = await world.stored(
      `select details->>'why' as why from platform.event where kind = 'systems.webhook-given-up' and details->>'deliveryId' = $1`,
      [id],
    );
    assert.deepEqual(events, [{ why: 'nothing listens there' }]);
  });

  test('the queue itself delivers, and tries again by itself', { timeout: 60_000 }, async () => {
    const { url, received } = await receiver((response, count) => response.writeHead(count === 1 ? 500 : 200).end());
    const jobs = await startJobs(world.platform, world.urls.jobs, { 'deliver-webhook': deliverWebhook(post), 'send-message': async () => undefined });
    const { waiting } = await decided(url);
    const isTold = async () => (await Promise.all(waiting.map(({ id }) => row(id)))).every(one => one?.['told']);
    for (let tries = 0; tries < 300 && !(await isTold()); tries += 1) await new Promise(resolve => setTimeout(resolve, 100));
    await jobs.stop();
    assert.ok(await isTold());
    assert.equal(received.length, 4);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 3);
  });
});

describe('a receiver that is slow, endless or leads elsewhere', () => {
  const message = (url: string) => ({ url, headers: { 'content-type': 'application/json' }, body: '{}' });

  test('is not waited for, heard out or followed', async () => {
    const silent = await receiver(() => undefined);
    assert.equal(await post(message(silent.url)), 'no answer in time');
    const endless = await receiver(response => {
      response.writeHead(200);
      const more = () => response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more));
      more();
    });
    const before = process.memoryUsage().rss;
    assert.equal(await post(message(endless.url)), null);
    assert.ok(process.memoryUsage().rss - before < 50_000_000);
    const other = await receiver();
    const leading = await receiver(response => response.writeHead(307, { location: other.url }).end());
    assert.equal(await post(message(leading.url)), 'status 307');
    assert.equal(other.received.length, 0);
    const wide = await receiver(response => response.writeHead(200, { 'x-wide': 'x'.repeat(40_000) }).end());
    assert.equal(await post(message(wide.url)), 'the connection broke');
  });

  test('among real people, no name leads to this machine or a network inside; what was looked at is what is called', async () => {
    const inside = await receiver();
    const { port } = new URL(inside.url);
    const strict = (addresses: string[]) => webhookPost({ mayBeLocal: false, patience: 300, resolve: async () => addresses });
    const not = 'this address is not allowed';
    for (const address of ['127.0.0.1', '10.0.0.5', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1', '0.0.0.0', '100.64.0.1'])
      assert.equal(await strict([address])(message(`https://records.example.org:${port}/`)), not, address);
    assert.equal(await strict(['93.184.216.34', '10.0.0.5'])(message(`https://records.example.org:${port}/`)), not);
    assert.equal(await strict(['93.184.216.34'])(message('http://records.example.org/')), not);
    assert.equal(await strict([])(message('https://records.example.org/')), 'no such address');
    assert.equal(await webhookPost({ mayBeLocal: false })(message(`https://127.0.0.1:${port}/`)), not);
    let looked = 0;
    const turning = webhookPost({ mayBeLocal: true, patience: 300, resolve: async () => ((looked += 1) === 1 ? ['127.0.0.1'] : ['10.0.0.5']) });
    assert.equal(await turning(message(`http://records.example.org:${port}/`)), null);
    assert.deepEqual([looked, inside.received.length, inside.received[0]?.headers.host], [1, 1, `records.example.org:${port}`]);
  });
});
