import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { addressesOf } from '../../tools/routes.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const addresses = addressesOf(world.app);
const anId = '00000000-0000-7000-8000-00000000ffff';
const openAt = (path: string) =>
  path
    .replaceAll(/:\w+Id\b/g, anId)
    .replaceAll(/:\w+/g, 'word')
    .replace('*', 'word');

type Headers = Readonly<Record<string, unknown>>;

function assertGuarded(headers: Headers, where: string) {
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/, where);
  assert.doesNotMatch(policy, /unsafe-|\*|https?:/, where);
  for (const part of ["script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
    assert.ok(policy.includes(part), `${part} at ${where}`);
  assert.equal(headers['x-content-type-options'], 'nosniff', where);
  assert.equal(headers['x-frame-options'], 'DENY', where);
  assert.equal(headers['referrer-policy'], 'same-origin', where);
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin', where);
  assert.equal(headers['x-powered-by'], undefined, where);
  // What anybody may read and copy is kept for a minute: the same for everybody, and about nobody.
  const mayBeKept = where.includes('/open-referral-uk/') ? /^public, max-age=60$|no-store/ : /no-store/;
  if (!where.includes('/assets/')) assert.match(String(headers['cache-control']), mayBeKept, where);
}

test('every address says so whoever asks, errors and redirects too', async () => {
  assert.ok(addresses.length > 30, 'the router tells its addresses');
  for (const who of [undefined, priya]) {
    const browser = await world.as(who);
    for (const { method, path } of addresses) {
      const url = openAt(path);
      // The way out ends the session, which is not what is tried here.
      if (url === '/exit' || url === '/sign-out') continue;
      const answer = method === 'GET' ? await browser.visit(url) : await browser.post(url);
      assert.ok(answer.status < 500, `${method} ${url} answered ${answer.status}`);
      assertGuarded(answer.headers, `${method} ${url}`);
    }
    for (const url of ['/exit', '/sign-out', '/nothing-here', '/assets/none/none.js', '/%00', '/families/not-an-id'])
      assertGuarded((await browser.visit(url)).headers, url);
  }
});

test('a body that cannot be read, one that is too long, and a fault are guarded too', async () => {
  const host = { host: 'localhost' };
  const tries = [
    world.app.inject({ method: 'POST', url: '/sign-out', headers: { ...host, 'content-type': 'application/json' }, payload: '{' }),
    world.app.inject({
      method: 'POST',
      url: '/sign-out',
      headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'a='.padEnd(2_000_000, 'a'),
    }),
    world.app.inject({ method: 'DELETE', url: '/sign-out', headers: host }),
  ];
  for (const { statusCode, headers, body } of await Promise.all(tries)) {
    assert.ok(statusCode >= 400 && statusCode < 500);
    assertGuarded(headers, `a bad request, ${statusCode}`);
    assert.match(body, /^<!DOCTYPE html>/);
  }
});

test('every form is refused without its token, from another site, and with somebody else’s token', async () => {
  const forms = addresses.filter(({ method, path }) => method === 'POST' && !withAnotherGuard(path));
  assert.ok(forms.length > 10);
  const other = await world.as();
  const theirs = /name="csrf" value="([^"]+)"/.exec((await (await world.as(priya)).visit('/sign-out')).html)?.[1] ?? '';
  for (const who of [undefined, priya]) {
    const browser = await world.as(who);
    const own = /name="csrf" value="([^"]+)"/.exec((await browser.visit(who ? '/sign-out' : '/dev/clock')).html)?.[1] ?? '';
    assert.ok(own && theirs && own !== theirs);
    for (const { path } of forms) {
      const url = openAt(path);
      assert.equal((await browser.post(url)).status, 403, `${url} without a token`);
      assert.equal((await browser.post(url, { csrf: theirs })).status, 403, `${url} with another’s token`);
      assert.equal((await browser.post(url, { csrf: own }, { origin: 'https://elsewhere.example' })).status, 403, `${url} from another site`);
      assert.equal((await browser.post(url, { csrf: own }, { 'sec-fetch-site': 'cross-site' })).status, 403, `${url} from another site`);
    }
  }
  assert.equal(other.cookies.size, 0);
});

// Other systems come with a token of their own, and never with a cookie (test/guards/api.test.ts). In a demonstration only: signing in as anybody
// looks at the origin; the provider's protocol and the stand-in of Notify ask for their own proof.
const withAnotherGuard = (path: string) =>
  path.startsWith('/api/') || path === '/dev/sign-in' || path.startsWith('/identity/') || path.startsWith('/dev/notify/');
