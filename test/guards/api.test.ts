import '../../tools/routes.ts';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ApiRoute } from '#platform/api-route.ts';
import { sessionCookie } from '#platform/session.ts';
import { feed } from '#test/builders/targeting.ts';
import { aRequestSent, askBy, sendBy, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';
import { addressesOf } from '../../tools/routes.ts';

// S1, S17 and S20 for what other systems ask for: every address under /api that the running router has.

const world = await newWorld({ now: '2026-11-03T09:00Z' });
const system = await systemIn(world, { name: 'pupil records' });
const foreign = await systemIn(world, { agency: 'Hillside Surgery', name: 'patient records' });
const tom = await world.worker('Tom Ashby', { roles: ['referrer', 'coordinator', 'administrator'] });
const sent = await sendBy(world, system.token, aRequestSent);
const reference = String(sent.body['reference']);

const addresses = addressesOf(world.app).filter(({ path }) => path === '/api' || path.startsWith('/api/'));
const routes = addresses.flatMap(({ api }) => (api ? [api] : []));
const own = await feed(world, { agency: 'Oakfield Primary School', rows: [{ surname: 'Okafor' }] });
const urlOf = ({ path }: ApiRoute, about = reference) => path.replace(':reference', about).replace(':feedId', own.feedId).replace(':loadId', own.loadId);
/** Another file each time: the same one twice is refused. */
const aFile = () => `surname\n${world.platform.newId()}\n`;
const call = (route: ApiRoute, token: string | null, headers: Record<string, string> = {}, about?: string) =>
  route.method === 'GET'
    ? askBy(world, token, urlOf(route, about), headers)
    : route.takesFile
      ? sendBy(world, token, aFile(), { headers: { 'content-type': 'text/csv', ...headers }, url: urlOf(route) })
      : sendBy(world, token, aRequestSent, { headers });
const countEvents = async () => Number((await world.stored<{ n: string }>('select count(*) as n from platform.event'))[0]?.n);
const kindsSince = async (count: number) =>
  (await world.stored<{ kind: string }>('select kind from platform.event order by id')).slice(count).map(({ kind }) => kind);

test('these are all, and those open to anybody are named here, once', () => {
  assert.deepEqual(
    addresses.filter(({ api }) => !api).map(({ method, path }) => `${method} ${path}`),
    ['GET /api', 'POST /api/oauth/token', 'GET /api/openapi.json', 'GET /api/problems/:name'],
  );
  assert.ok(routes.length >= 2);
});

describe('S1 and S20: a bearer token opens them, and nothing else', () => {
  for (const route of routes) {
    test(`${route.method} ${route.path}`, async () => {
      const browser = await world.as(tom);
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const session = browser.cookies.get(sessionCookie.name) ?? '';
      for (const headers of [
        {},
        { cookie },
        { cookie, origin: 'http://localhost' },
        { authorization: `Bearer ${session}` },
        { authorization: `Basic ${btoa(`${system.id}:${system.secret}`)}` },
      ]) {
        const before = await countEvents();
        const answer = await call(route, null, headers);
        assert.deepEqual([answer.status, answer.body.type], [401, '/api/problems/not-known']);
        assert.match(String(answer.headers['www-authenticate']), /^Bearer realm=/);
        assert.equal(answer.headers['set-cookie'], undefined);
        assert.deepEqual(await kindsSince(before), []);
      }
      assert.equal((await call(route, system.token, { cookie, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status, route.status);
      assert.equal((await call(route, system.token)).headers['access-control-allow-origin'], undefined);
    });
  }

  test('a request of another agency answers as one that never was', async () => {
    const [see] = routes.filter(({ name }) => name === 'front-door.see-request-by-api');
    const [hidden, absent] = [await call(see!, foreign.token), await call(see!, foreign.token, {}, 'R-222222')];
    const bare = ({ status, body }: typeof hidden) => ({ ...body, status, instance: '' });
    assert.equal(hidden.status, 404);
    assert.deepEqual(bare(hidden), bare(absent));
    assert.equal((await call(see!, system.token, {}, encodeURIComponent(`${reference}' or true --`))).status, 404);
    const colleague = await systemIn(world, { name: 'new records' });
    assert.equal((await call(see!, colleague.token)).status, 200, 'the next system of the same agency reads on');
    const [own] = await world.stored<{ reference: string }>(`select reference from front_door.request where sent_by = $1`, [system.id]);
    assert.equal(own?.reference, reference);
  });

  test('row security alone: a system adds what it sends, for its own agency, and reads none of it back', async () => {
    const { findAsking } = await import('#modules/systems/index.ts');
    const { doWork } = await import('#platform/work.ts');
    const { sql } = await import('kysely');
    const { actor } = (await findAsking(world.platform, system.token))!;
    const tried = (statement: string) =>
      doWork(world.platform, actor, 'look', async work => (await sql.raw(statement).execute(work.tables('front_door'))).rows.length).catch((fault: unknown) =>
        (fault as { code?: string }).code === '42501' ? 'refused' : Promise.reject(fault as Error),
      );
    for (const table of [
      'front_door.request_person',
      'front_door.request_address',
      'front_door.decision',
      'targeting.feed_row',
      'targeting.set_aside_row',
      'targeting.only_named',
      'targeting.file_part',
      'systems.system',
      'systems.secret',
      'systems.token',
      'systems.delivery',
      'access.account',
      'people.person',
    ])
      assert.ok([0, 'refused'].includes(await tried(`select * from ${table}`)), table);
    assert.equal(await tried('select answers from front_door.request'), 'refused');
    const person = (requestId: string) =>
      `insert into front_door.request_person (id, request_id, number, is_child) values ('${world.platform.newId()}', '${requestId}', 9, true)`;
    const theirs = await sendBy(world, foreign.token, aRequestSent);
    const idOf = async (asked: unknown) => (await world.stored<{ id: string }>('select id from front_door.request where reference = $1', [asked]))[0]?.id ?? '';
    assert.equal(await tried(person(await idOf(theirs.body['reference']))), 'refused', 'a line in a request of somebody else');
    assert.equal(await tried(person(await idOf(reference))), 0, 'a line in its own');
    const row = (agency: string, who: string) =>
      `insert into front_door.request (id, reference, who, form, form_version, answers, is_danger, is_significant_harm, sent_by, sender_agency_id, sent_at, due_at)
       values ('${world.platform.newId()}', 'R-2222${who === 'practitioner' ? '22' : '33'}', '${who}', 'request-practitioner', 1, '{}', false, false, '${system.id}', ${agency}, now(), now())`;
    const [other] = await world.stored<{ agency_id: string }>('select agency_id from systems.system where id = $1', [foreign.id]);
    assert.equal(await tried(row(`'${other?.agency_id}'`, 'practitioner')), 'refused');
    assert.equal(await tried(row('null', 'practitioner')), 'refused');
    assert.equal(await tried(row(`systems.my_agency_id()`, 'step-down')), 'refused');
  });
});

describe('S17: each leaves its trace', () => {
  for (const route of routes) {
    test(`${route.method} ${route.path}`, async () => {
      const before = await countEvents();
      assert.equal((await call(route, system.token)).status, route.status);
      assert.deepEqual(
        await kindsSince(before),
        route.method === 'GET' ? ['page.read'] : route.takesFile ? ['targeting.file-received', 'targeting.load-begun'] : ['front-door.request-sent'],
      );
      const without = await systemIn(world, { name: `without ${route.scope}`, scope: route.scope === 'requests:read' ? 'requests:write' : 'requests:read' });
      const refusedBefore = await countEvents();
      assert.equal((await call(route, without.token)).status, 403);
      assert.deepEqual(await kindsSince(refusedBefore), ['page.refused']);
    });
  }

  test('where the audit trail cannot be written, nothing is read, sent or refused', async () => {
    await world.stored(`create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
    await world.stored('create trigger broken before insert on platform.event for each row execute function public.broken()');
    try {
      const requests = async () => (await world.stored('select id from front_door.request')).length;
      const before = await requests();
      for (const route of routes) {
        const { status, body } = await call(route, system.token);
        assert.deepEqual([status, body.type], [500, '/api/problems/fault'], route.path);
        assert.doesNotMatch(JSON.stringify(body), /disk|trigger|insert/);
      }
      assert.equal(await requests(), before);
    } finally {
      await world.stored('drop trigger broken on platform.event');
    }
  });
});
