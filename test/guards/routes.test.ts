import '../../tools/routes.ts';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Route } from '#platform/route.ts';
import { fieldsOf, type Answers, type Browser } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';
import { addressesOf, pagesOf } from '../../tools/routes.ts';
import { makeLives } from './lives.ts';
import { addressWith, idsOf, isAboutFamily, isOwn } from './subjects.ts';

// S17 and S20 of the scorecard: every route leaves its trace, and no route is open to forged posts or foreign scripts.

const world = await newWorld();
const { cast, lives } = await makeLives(world);
const pages = pagesOf(world.app);
const ids = await idsOf(
  world,
  lives.own,
  pages.map(({ path }) => path),
);
const addressOf = ({ path }: { path: string }) =>
  addressWith(path, { ...ids, draftId: ids['familyId'] ?? '', step: 'who', number: '1', token: 'x', version: 'x', name: 'x' });
const gets = pages.filter(({ method }) => method === 'GET');
const posts = pages.filter(({ method }) => method === 'POST');

describe('S20: every route', () => {
  test('sends the headers that keep foreign scripts, frames and caches out', async () => {
    const browser = await world.as(cast.tess);
    for (const address of addressesOf(world.app).filter(({ method }) => method === 'GET')) {
      const { headers } = await browser.visit(addressOf(address));
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'/, address.path);
      assert.match(policy, /frame-ancestors 'none'/, address.path);
      assert.match(policy, /form-action 'self'/, address.path);
      assert.doesNotMatch(policy, /unsafe|\*|https?:/, address.path);
      assert.equal(headers['x-content-type-options'], 'nosniff', address.path);
      assert.match(String(headers['referrer-policy']), /same-origin|no-referrer/, address.path);
      if (address.route) assert.match(String(headers['cache-control']), /no-store/, address.path);
    }
  });

  test('has neither script nor style in its markup', async () => {
    const browser = await world.as(cast.tess);
    for (const route of gets) {
      const { html } = await browser.visit(addressOf(route));
      assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\sstyle="|\son[a-z]+="|javascript:/i, route.path);
    }
  });

  test('refuses a form without its token, or with a foreign one', async () => {
    const [browser, stranger] = [await world.as(cast.tess), await world.as(cast.olu)];
    const token = await tokenOf(stranger);
    for (const route of posts) {
      for (const answers of [{}, { csrf: 'guessed' }, { csrf: token }] as Answers[]) {
        const { status } = await browser.post(addressOf(route), { ...answers, once: world.platform.newId() });
        assert.equal(status, 403, `${route.path} with ${JSON.stringify(answers)}`);
      }
    }
  });

  test('refuses a form sent from another site, even with its token', async () => {
    const browser = await world.as(cast.tess);
    const csrf = await tokenOf(browser);
    const foreign = [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null', 'sec-fetch-site': 'cross-site' }];
    for (const { path, method, route } of addressesOf(world.app).filter(one => one.method === 'POST')) {
      for (const headers of foreign) {
        const { status } = await browser.post(addressOf({ path }), { csrf }, headers);
        assert.ok(route || path === '/dev/sign-in' ? status === 403 : status >= 400, `${method} ${path} answered ${status}`);
      }
    }
  });

  test('answers no method it does not have', async () => {
    for (const { path } of addressesOf(world.app)) {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE'] as const) {
        const { statusCode } = await world.app.inject({ method: method as 'PUT', url: addressOf({ path }), headers: { host: 'localhost' } });
        assert.ok(statusCode >= 400 && statusCode < 500, `${method} ${path} answered ${statusCode}`);
      }
    }
  });
});

async function tokenOf(browser: Browser): Promise<string> {
  return String(fieldsOf((await browser.visit('/sign-out')).html)['csrf']);
}

const eventsSince = async (count: number) =>
  (await world.stored<{ kind: string; details: { page?: string } }>('select kind, details from platform.event order by id')).slice(count);
const countEvents = async () => Number((await world.stored<{ count: string }>('select count(*) from platform.event'))[0]?.count);

describe('S17: everything leaves its trace', () => {
  const personal = gets.filter(route => isAboutFamily(route.path) && !isOwn(route.path));

  for (const [name, who] of [
    ['the lead practitioner', cast.tess],
    ['the officer', cast.officer],
    ['somebody foreign', cast.olu],
    ['a mother', cast.mina],
  ] as const) {
    test(`a reading, or its refusal, by ${name} writes its row`, async () => {
      const browser = await world.as(who);
      for (const route of personal) {
        const before = await countEvents();
        const { status } = await browser.visit(addressOf(route));
        const written = await eventsSince(before);
        const expected = status === 200 ? 'page.read' : status < 400 ? null : 'page.refused';
        const kinds = written.map(({ kind }) => kind);
        // A reading that asks for its purpose says so in a row of its own module, beside the one that every reading writes.
        const isOwnModule = (kind: string) => status === 200 && kind.startsWith(`${route.name.split('.')[0]!}.`);
        if (expected)
          assert.deepEqual(
            kinds.filter(kind => !isOwnModule(kind)),
            [expected],
            `${route.path} answered ${status}`,
          );
        assert.ok(
          written.every(({ details }) => details.page === undefined || details.page === route.name),
          route.path,
        );
      }
    });
  }

  test('where the audit trail cannot be written, nothing is read, changed or refused', async () => {
    const browser = await world.as(cast.tess);
    const csrf = await tokenOf(browser);
    await world.stored(`create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
    await world.stored('create trigger broken before insert on platform.event for each row execute function public.broken()');
    try {
      const open: string[] = [];
      for (const route of personal) {
        const { status } = await browser.visit(addressOf(route));
        if (status < 500 && !(status >= 300 && status < 400)) open.push(`GET ${route.path} answered ${status}`);
      }
      for (const route of posts.filter((one: Route) => isAboutFamily(one.path) && !one.path.endsWith('/keep') && !isOwn(one.path))) {
        const { status, goesTo } = await browser.post(addressOf(route), { csrf, once: world.platform.newId(), version: '1' });
        if (status < 500) open.push(`POST ${route.path} answered ${status} ${goesTo}`);
      }
      assert.deepEqual(open, []);
    } finally {
      await world.stored('drop trigger broken on platform.event');
    }
  });

  for (const [name, who] of [
    ['the lead practitioner', cast.tess],
    ['somebody foreign', cast.olu],
  ] as const) {
    test(`a change, or its refusal, by ${name} writes its row`, async () => {
      const browser = await world.as(who);
      const csrf = await tokenOf(browser);
      const wrong: string[] = [];
      let tried = 0;
      for (const route of posts.filter(({ path }) => isAboutFamily(path) && !isOwn(path))) {
        const before = await countEvents();
        const { status } = await browser.post(addressOf(route), { csrf, once: world.platform.newId(), version: '1' });
        const kinds = (await eventsSince(before)).map(({ kind }) => kind);
        const isTraced = status === 403 || status === 404 ? kinds.join() === 'page.refused' : status >= 400 || kinds.some(kind => kind !== 'page.read');
        if (!isTraced) wrong.push(`${route.path} answered ${status} and wrote ${kinds.join() || 'nothing'}`);
        tried += 1;
      }
      assert.deepEqual(wrong, []);
      assert.ok(tried >= 20, `only ${tried} forms`);
    });
  }
});
