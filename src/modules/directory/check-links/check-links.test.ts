import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { after, test } from 'node:test';
import { addTestOrganization, addTestService, editorOf, serviceSaid } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { checkLinks, publishRecords, readLinkChecks } from '../index.ts';
import { lookAtLink } from './look-at-link.ts';

const asked: string[] = [];
const answers: Readonly<Record<string, (response: ServerResponse, method: string) => void>> = {
  '/fine': response => response.writeHead(200).end('x'.repeat(100_000)),
  '/gone': response => response.writeHead(404).end(),
  '/get-only': (response, method) => response.writeHead(method === 'GET' ? 200 : 500).end(),
  '/shut': response => response.writeHead(403).end(),
  '/on': response => response.writeHead(301, { location: '/fine' }).end(),
  '/round': response => response.writeHead(302, { location: '/round' }).end(),
  '/inside': response => response.writeHead(302, { location: 'http://10.0.0.5/secret' }).end(),
  '/broken': response => response.writeHead(503).end(),
};
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  (answers[request.url ?? ''] ?? answers['/gone'])?.(response, request.method ?? '');
});
await new Promise<void>(listening => server.listen(0, '127.0.0.1', () => listening()));
after(() => server.close());
const at = server.address();
const local = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
const look = lookAtLink({ mayBeLocal: true });

test('an address works if something is there; what is not is told in words', async () => {
  for (const path of ['/fine', '/get-only', '/shut', '/on']) assert.equal(await look(`${local}${path}`), null, path);
  assert.equal(await look(`${local}/gone`), 'There is no such page (404)');
  assert.equal(await look(`${local}/broken`), 'It answered 503');
  assert.equal(await look(`${local}/round`), 'It leads from one address to another without end');
  assert.equal(await look('https://nowhere.invalid/'), 'There is no such address');
  assert.equal(await look('not an address'), 'This is no web address');
});

test('a page is asked for by its heading first, and with GET only where that finds nothing', async () => {
  asked.length = 0;
  await look(`${local}/fine`);
  await look(`${local}/get-only`);
  assert.deepEqual(asked, ['HEAD /fine', 'HEAD /get-only', 'GET /get-only']);
});

test('nobody is led into the council’s own network', async () => {
  assert.equal(await look(`${local}/inside`), 'This address is not allowed');
  assert.equal(await lookAtLink({ mayBeLocal: false })(`${local}/fine`), 'This address is not allowed');
  assert.equal(
    await lookAtLink({ mayBeLocal: false, resolve: () => Promise.resolve(['192.168.1.1']) })('http://clubs.example/'),
    'This address is not allowed',
  );
});

test('of one host one address after the other, each at most daily; what works again, or is named no more, is no news', async () => {
  const world = await newWorld();
  const organizationId = await addTestOrganization(world, { website: `${local}/fine` });
  const id = await addTestService(world, { organizationId, name: 'Sing', url: `${local}/gone` });
  let [now, most] = [0, 0];
  const check = checkLinks(async url => {
    most = Math.max(most, (now += 1));
    const answer = await look(url);
    now -= 1;
    return answer;
  });
  const links = () => world.stored<{ url: string; failures: number }>('select url, failures from directory.link order by url');
  asked.length = 0;
  await check(world.platform, {});
  const before = asked.length;
  await check(world.platform, {});
  assert.equal(asked.length, before, 'not asked again on the same day');
  assert.equal(most, 1);
  assert.deepEqual(await links(), [
    { url: `${local}/fine`, failures: 0 },
    { url: `${local}/gone`, failures: 1 },
  ]);
  world.wait({ days: 1 });
  await check(world.platform, {});
  assert.equal((await links())[1]?.failures, 2);
  await world.doAs(await editorOf(world), work =>
    publishRecords(work, [{ id, kind: 'service', organizationId, content: serviceSaid({ name: 'Sing', ways: ['phone'], url: `${local}/on` }) }]),
  );
  await check(world.platform, {});
  assert.deepEqual(await links(), [
    { url: `${local}/fine`, failures: 0 },
    { url: `${local}/on`, failures: 0 },
  ]);
  assert.ok((await world.stored(`select from platform.event where kind = 'directory.links-checked'`)).length >= 2);
});

test('it is off unless the council says so', () => {
  assert.deepEqual([{}, { CHECK_LINKS: 'off' }, { CHECK_LINKS: 'on' }].map(readLinkChecks), [
    { checksLinks: false },
    { checksLinks: false },
    { checksLinks: true },
  ]);
  assert.throws(() => readLinkChecks({ CHECK_LINKS: 'maybe' }), /CHECK_LINKS must be on or off/);
});
