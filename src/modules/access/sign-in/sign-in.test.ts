import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disableAccount } from '#modules/access/index.ts';
import type { Browser, Page } from '#test/browser.ts';
import { newWorld } from '#test/world.ts';
import { demoIssuer } from './demo-issuer.ts';

const world = await newWorld();
const known = (name: string, username: string) => world.worker(name, { username, issuer: demoIssuer, subject: username });
await known('Omar Haddad', 'omar.haddad');
await world.worker('Known Elsewhere', { username: 'known.elsewhere', issuer: 'https://elsewhere.example', subject: 'known.elsewhere' });

const path = (page: Page) => page.goesTo.replace(/^http:\/\/localhost/, '');

/** Goes as far as the way back from the provider, without taking the last step. */
async function vouchedFor(browser: Browser, who: string, next = '/accessibility'): Promise<string> {
  const out = await browser.visit(`/sign-in/start?next=${encodeURIComponent(next)}`);
  const asking = await browser.visit(path(out));
  const chosen = await browser.fillIn(path(asking), { who });
  const resumed = await browser.visit(path(chosen));
  return path(resumed);
}

const refusals = async () =>
  (await world.stored<{ why: string }>(`select details ->> 'why' as why from platform.event where kind = 'access.sign-in-refused' order by id`)).map(
    row => row.why,
  );

test('somebody the provider vouches for, and who has an account, is signed in and back where they were', async () => {
  const browser = await world.as();
  const back = await vouchedFor(browser, 'omar.haddad', '/accessibility');
  assert.match(back, /^\/sign-in\/callback\?code=/);

  const answer = await browser.visit(back);

  assert.equal(answer.goesTo, '/accessibility');
  const { actor } = await browser.session(world.platform);
  assert.equal(actor.name, 'Omar Haddad');
  assert.deepEqual(await world.stored(`select kind, details from platform.event where actor_id = $1 and kind like 'access.%'`, [actor.id]), [
    { kind: 'access.signed-in', details: { by: 'provider' } },
  ]);
});

test('the session is a new one, whatever cookie the browser came with', async () => {
  const browser = await world.as();
  browser.cookies.set('__Host-session', 'planted-by-somebody-else');
  await browser.visit(await vouchedFor(browser, 'omar.haddad'));
  assert.notEqual(browser.cookies.get('__Host-session'), 'planted-by-somebody-else');

  const before = browser.cookies.get('__Host-session') ?? '';
  await browser.visit(await vouchedFor(browser, 'omar.haddad').catch(() => '/'));
  const old = await world.as();
  old.cookies.set('__Host-session', before);
  const fresh = await world.as();
  fresh.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '');
  assert.match((await fresh.visit('/sign-out')).text, /Omar Haddad/);
});

test('somebody without an account is told whom to ask, and nothing else', async () => {
  const browser = await world.as();
  const answer = await browser.visit(await vouchedFor(browser, 'known.elsewhere'));
  assert.equal(answer.status, 403);
  assert.match(answer.text, /You do not have an account here/);
  assert.doesNotMatch(answer.html, /known\.elsewhere|Known Elsewhere/i);
  assert.equal(browser.cookies.has('__Host-session'), false);
  assert.equal((await refusals()).at(-1), 'no account');
});

test('an account that was ended is out at its next request, and is told the same as one that never was', async () => {
  const rosa = await known('Rosa Lind', 'rosa.lind');
  const browser = await world.as();
  await browser.visit(await vouchedFor(browser, 'rosa.lind'));
  assert.equal((await browser.visit('/sign-out')).status, 200);

  await world.asService(work => disableAccount(work, rosa.id));

  assert.match((await browser.visit('/sign-out')).goesTo, /^\/sign-in/);
  const again = await world.as();
  const stranger = await world.as();
  const ended = await again.visit(await vouchedFor(again, 'rosa.lind'));
  const never = await stranger.visit(await vouchedFor(stranger, 'known.elsewhere'));
  const withoutTokens = (page: Page) => page.html.replace(/href="\/identity[^"]*"/, '');
  assert.equal(ended.status, 403);
  assert.equal(withoutTokens(ended), withoutTokens(never));
});

test('what comes back is refused unless this browser sent it out, just now, and once', async () => {
  const browser = await world.as();
  const back = await vouchedFor(browser, 'omar.haddad');

  const thief = await world.as();
  assert.equal((await thief.visit(back)).status, 403, 'a browser that began nothing');

  await thief.visit('/sign-in/start');
  assert.equal((await thief.visit(back)).status, 403, 'a browser that began another');
  assert.equal(thief.cookies.has('__Host-session'), false);

  const forged = await world.as();
  const theirs = await vouchedFor(forged, 'omar.haddad');
  assert.equal((await forged.visit(theirs.replace(/state=[^&]+/, 'state=forged'))).status, 403, 'a forged state');
  assert.equal((await forged.visit(theirs)).status, 403, 'a second try with the right one');

  const replay = new Map(browser.cookies);
  assert.equal((await browser.visit(back)).status, 303);
  for (const [name, value] of replay) browser.cookies.set(name, value);
  assert.equal((await browser.visit(back)).status, 403, 'the same address again');

  const slow = await world.as();
  const late = await vouchedFor(slow, 'omar.haddad');
  world.wait({ minutes: 11 });
  assert.equal((await slow.visit(late)).status, 403, 'more than ten minutes later');
  assert.deepEqual((await refusals()).slice(-6), [
    'not begun here',
    'refused by the provider',
    'refused by the provider',
    'not begun here',
    'not begun here',
    'not begun here',
  ]);
});

test('a code that was made up, and the refusal of a provider, sign nobody in', async () => {
  for (const made of ['code=made-up', 'error=access_denied', 'code=', '']) {
    const browser = await world.as();
    const out = await browser.visit('/sign-in/start');
    const state = new URL(path(out), 'http://localhost').searchParams.get('state') ?? '';
    const answer = await browser.visit(`/sign-in/callback?${made}&state=${state}&iss=${encodeURIComponent(demoIssuer)}`);
    assert.equal(answer.status, 403);
    assert.doesNotMatch(answer.text, /access_denied|code/);
    assert.equal(browser.cookies.has('__Host-session'), false);
  }
});

test('after signing in nobody is led to another site', async () => {
  const browser = await world.as();
  assert.equal((await browser.visit(await vouchedFor(browser, 'omar.haddad', '//elsewhere.example/'))).goesTo, '/');
});

test('signing out ends both sessions', async () => {
  const browser = await world.as();
  await browser.visit(await vouchedFor(browser, 'omar.haddad'));

  const leaving = await browser.fillIn('/sign-out');
  assert.equal(leaving.status, 200);
  assert.equal(browser.cookies.has('__Host-session'), false);
  const onwards = String(leaving.headers['refresh']).replace('0; url=', '');
  assert.match(onwards, /^\/identity\/session\/end\?/);

  const asked = await browser.visit(onwards);
  assert.match(asked.text, /Sign out of your Fernshire account/);
  const action = /action="http:\/\/localhost([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const done = await browser.sendFrom(asked, { logout: 'yes' }, action);
  assert.equal(path(done), '/signed-out');
  assert.match((await browser.visit('/signed-out')).text, /You have signed out/);

  const out = await browser.visit('/sign-in/start');
  assert.match((await browser.visit(path(out))).goesTo, /\/identity\/who\//, 'the provider asks again who it is');
});

test('whoever is signed in already need not sign in', async () => {
  const browser = await world.as();
  await browser.visit(await vouchedFor(browser, 'omar.haddad'));
  assert.equal((await browser.visit('/sign-in?next=/cookies')).goesTo, '/cookies');
});
