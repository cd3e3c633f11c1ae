import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { startSession } from './session.ts';

const world = await newWorld({ settings: { limits: { address: 20, account: 40 } } });
const [priya, omar] = [await world.worker('Priya Shah'), await world.worker('Omar Haddad')];

test('a flood from one address is turned away with when to come back; people who are signed in there are not', async () => {
  const working = await world.as(priya);
  const flood = await world.as();
  const statuses: number[] = [];
  for (let n = 0; n < 30; n += 1) statuses.push((await flood.visit(n % 2 ? '/privacy' : `/nothing-here-${n}`)).status);

  const refused = await flood.visit('/privacy');
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers['retry-after']) > 0 && Number(refused.headers['retry-after']) <= 60);
  assert.match(refused.text, /Please wait a moment/);
  assert.equal(refused.headers['x-ratelimit-limit'], undefined);
  assert.ok(statuses.filter(status => status === 429).length >= 10);

  assert.equal((await working.visit('/sign-out')).status, 200);
});

test('a made-up session does not make a flood into somebody signed in', async () => {
  const flood = await world.as();
  flood.cookies.set('__Host-session', 'made-up');
  assert.equal((await flood.visit('/privacy')).status, 429);
});

test('health checks, styles and scripts are always answered', async () => {
  const flood = await world.as();
  assert.equal((await flood.visit('/privacy')).status, 429);
  for (const url of ['/healthz', '/assets/council.css']) assert.equal((await flood.visit(url)).status, 200);
});

test('an account has a limit of its own, wherever it is used from', async () => {
  // Signed in before the address was full: a session begun straight in the database.
  const browser = await world.as();
  browser.cookies.set('__Host-session', (await startSession(world.platform, omar.id)).token);
  let answered = 0;
  while (answered < 100 && (await browser.visit('/sign-out')).status === 200) answered += 1;
  assert.equal(answered, 40);
});
