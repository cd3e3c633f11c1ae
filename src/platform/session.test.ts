import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { disableAccount } from '#modules/access/index.ts';
import { newWorld, type Person } from '#test/world.ts';
import { findSession, sessionCookie, startSession } from './session.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');

const begin = async (who: Person) => (await startSession(world.platform, who.id)).token;
const lives = async (token: string) => (await findSession(world.platform, token)) !== null;

test('the cookie is for this host, over TLS, and out of the reach of scripts and other sites', async () => {
  const answer = await world.app.inject({ method: 'POST', url: '/dev/sign-in', headers: { host: 'localhost' }, payload: { as: priya.username } });
  const cookie = String([answer.headers['set-cookie']].flat().find(one => String(one).startsWith(`${sessionCookie.name}=`)));
  assert.match(cookie, /^__Host-session=[\w-]{40,};/);
  for (const trait of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
    assert.ok(cookie.includes(trait), `${trait} is missing in ${cookie.replace(/=[^;]*/, '')}`);
  assert.doesNotMatch(cookie, /Domain=/i);
});

test('the database keeps the hash of a token, so that a copy of it lets nobody in', async () => {
  const token = await begin(priya);
  const kept = (await world.stored<{ hash: string }>(`select encode(token_hash, 'hex') as hash from platform.session`)).map(({ hash }) => hash);
  assert.ok(kept.includes(createHash('sha256').update(token).digest('hex')));
  assert.ok(!kept.includes(Buffer.from(token).toString('hex')));
});

test('a session lives on while it is used, and ends after twelve hours all the same', async () => {
  const token = await begin(priya);
  for (let hour = 0.75; hour < 12; hour += 0.75) {
    world.wait({ minutes: 45 });
    assert.ok(await lives(token), `after ${hour} hours`);
  }
  world.wait({ minutes: 45 });
  assert.equal(await lives(token), false);
});

test('a session that is not used ends after an hour', async () => {
  const token = await begin(priya);
  world.wait({ minutes: 61 });
  assert.equal(await lives(token), false);
});

test('an account that was ended is out at its next request', async () => {
  const leaver = await world.worker('Left Already');
  const token = await begin(leaver);
  assert.ok(await lives(token));
  await world.asService(work => disableAccount(work, leaver.id));
  assert.equal(await lives(token), false);
});
