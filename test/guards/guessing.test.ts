import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { disableAccount } from '#modules/access/index.ts';
import { codeAt, localWorker, passkeyWorker, signInHere } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

// S22 of the scorecard: guessing gets nowhere and locks nobody out, and no answer tells who has an account.

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
const left = await localWorker(world, admin, { name: 'Left Already', email: 'left@example.org' });
await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
await world.asService(work => disableAccount(work, left.id));

type From = { cookies: Record<string, string>; csrf: string };

/** A browser's cookies and token, to guess with from whatever address. */
async function begin(): Promise<From> {
  const page = await world.app.inject({ method: 'GET', url: '/sign-in/here', headers: { host: 'localhost' } });
  return { cookies: Object.fromEntries(page.cookies.map(({ name, value }) => [name, value])), csrf: /name="csrf" value="([^"]*)"/.exec(page.body)?.[1] ?? '' };
}

async function post(from: From, url: string, answers: Record<string, string>, address: string) {
  const cookie = Object.entries(from.cookies).map(([name, value]) => `${name}=${value}`);
  const headers = { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded', cookie: cookie.join('; ') };
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers,
    remoteAddress: address,
    payload: new URLSearchParams({ csrf: from.csrf, ...answers }).toString(),
  });
  for (const { name, value } of answer.cookies) from.cookies[name] = value;
  return answer;
}

const guess = (from: From, loginName: string, password: string, address = '192.0.2.1') => post(from, '/sign-in/here', { loginName, password }, address);
const wasChecked = ({ body }: { body: string }) => body.includes('is not right');
/** Somewhere else each time, as those who rent thousands of computers do. */
const address = (n: number) => `198.51.${(n >> 8) % 256}.${n % 256}`;

describe('S22: guessing', () => {
  test('a password, every three minutes for a day, from another address each time', async t => {
    const from = await begin();
    let checked = 0;
    for (let minute = 0; minute < 1440; minute += 3) {
      if (wasChecked(await guess(from, lee.email, `guess number ${minute}`, address(minute)))) checked += 1;
      world.wait({ minutes: 3 });
    }
    t.diagnostic(`480 guesses sent, ${checked} looked at`);
    assert.ok(checked <= 105, `${checked} were looked at`);
    assert.ok(checked >= 5);
  });

  test('meanwhile its owner is in at once with a browser of theirs, and within a quarter of an hour with a new one', async () => {
    const own = await world.as();
    world.wait({ minutes: 16 });
    assert.equal((await signInHere(world, own, lee)).answer.goesTo, '/', 'with a new one');
    const from = await begin();
    for (let n = 0; n < 20; n += 1) await guess(from, lee.email, `another guess ${n}`, address(n));
    assert.match((await guess(from, lee.email, lee.password, '203.0.113.9')).body, /Too many wrong tries/, 'even the right one waits there');
    world.wait({ minutes: 1 });
    await own.fillIn('/sign-out');
    assert.equal((await signInHere(world, own, lee)).answer.goesTo, '/', 'with their own');
  });

  test('a hundred at once do not slip by together', async t => {
    const from = await begin();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => guess(from, 'all.at.once@example.org', `at once ${n}`, address(n + 3000))));
    const checked = answers.filter(wasChecked).length;
    t.diagnostic(`100 guesses at once, ${checked} looked at`);
    assert.ok(checked <= 6, String(checked));
  });

  test('one address tries three hundred names; the school behind the next address does not notice', async t => {
    const from = await begin();
    let checked = 0;
    for (let n = 0; n < 300; n += 1) if (wasChecked(await guess(from, `name.${n}@example.org`, 'Summer holidays 27', '192.0.2.77'))) checked += 1;
    t.diagnostic(`300 names tried from one address, ${checked} looked at`);
    assert.ok(checked <= 45, String(checked));
    assert.ok(wasChecked(await guess(await begin(), 'next.door@example.org', 'a typing mistake', '192.0.2.78')));
  });

  test('whoever knows the password guesses the code, every three minutes for a day', async t => {
    let [sent, checked] = [0, 0];
    let from = await begin();
    const wrong = async () => String((Number(await codeAt(world, lee)) + 500_000 + sent) % 1_000_000).padStart(6, '0');
    for (let minute = 0; minute < 1440; minute += 3) {
      if (minute % 12 === 0) {
        from = await begin();
        await guess(from, lee.email, lee.password, address(minute + 9000));
      }
      const answer = await post(from, '/sign-in/code', { code: await wrong() }, address(minute + 9000));
      sent += 1;
      if (answer.statusCode === 422 && answer.body.includes('is not right')) checked += 1;
      assert.notEqual(answer.headers['location'], '/');
      world.wait({ minutes: 3 });
    }
    t.diagnostic(`${sent} codes sent, ${checked} looked at: a chance of ${((checked * 3) / 10_000).toFixed(2)}% a day`);
    assert.ok(checked <= 105, String(checked));
  });
});

describe('S22: who has an account', () => {
  const names = { known: lee.email, 'with a passkey only': 'kim@example.org', left: left.email, unknown: 'nobody@example.org', nonsense: 'x' };
  const bare = (body: string) => body.replaceAll(/name="csrf" value="[^"]*"/g, '').replaceAll(/value="[^"]*@[^"]*"|value="x"/g, '');

  test('every name gets the same answer: wrong, and told to wait', async t => {
    world.wait({ hours: 48 });
    const seen = new Set<string>();
    for (const [n, name] of Object.values(names).entries()) {
      const from = await begin();
      const answers = [];
      for (let tries = 0; tries < 7; tries += 1) answers.push(await guess(from, name, 'not the password', address(n * 20 + 20_000)));
      seen.add(answers.map(({ statusCode, body, headers }) => `${statusCode} ${String(headers['location'])} ${bare(body)}`).join('\n'));
    }
    t.diagnostic(`${Object.keys(names).length} kinds of name, ${seen.size} kinds of answer`);
    assert.equal(seen.size, 1);
  });

  test('and it takes as long', async t => {
    const times: Record<string, number[]> = {};
    for (let round = 0; round < 15; round += 1) {
      world.wait({ hours: 25 });
      for (const [kind, name] of Object.entries(names)) {
        const from = await begin();
        const began = performance.now();
        await guess(from, name, 'not the password', address(round));
        (times[kind] ??= []).push(performance.now() - began);
      }
    }
    const medians = Object.entries(times).map(([kind, all]) => [kind, all.toSorted((a, b) => a - b)[7] ?? 0] as const);
    t.diagnostic(medians.map(([kind, ms]) => `${kind} ${ms.toFixed(0)} ms`).join(', '));
    const all = medians.map(([, ms]) => ms);
    assert.ok(Math.max(...all) < 1.6 * Math.min(...all), JSON.stringify(medians));
  });
});
