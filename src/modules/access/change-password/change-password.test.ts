import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAt, localWorker, signInHere } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const lee = await localWorker(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
const another = 'granite pillow otter';

test('with a fresh code somebody changes their password; everywhere else they are out, and they are told', async () => {
  const [browser, elsewhere] = [await world.as(lee), await world.as(lee)];
  world.wait({ minutes: 1 });
  const done = await browser.fillIn('/how-you-sign-in/password', { password: another, again: another, code: await codeAt(world, lee) });
  assert.equal(done.goesTo, '/how-you-sign-in?done=yes', done.text);
  assert.match((await browser.follow(done)).text, /Done. We have sent you a message/);
  assert.match((await elsewhere.visit('/how-you-sign-in')).goesTo, /^\/sign-in/);
  const [event] = await world.stored(`select details from platform.event where kind = 'access.ways-in-changed' and actor_id = $1`, [lee.id]);
  assert.deepEqual(event, { details: { accountId: lee.id, change: 'password changed' } });
  const [message] = await world.stored<{ body: string; to: string }>(`select body, send_to as to from platform.message where template = 'way-in-changed'`);
  assert.equal(message?.to, lee.email);
  assert.doesNotMatch(message?.body ?? '', /Lee|Park|example/);
  world.wait({ minutes: 1 });
  const old = await (await world.as()).fillIn('/sign-in/here', { loginName: lee.email, password: lee.password });
  assert.equal(old.status, 422);
  assert.equal((await signInHere(world, await world.as(), { ...lee, password: another })).answer.goesTo, '/');
});

test('without a code, or with a wrong or used one, nothing changes', async () => {
  const browser = await world.as(lee);
  world.wait({ minutes: 1 });
  const before = await world.stored('select password_hash from access.local_account');
  for (const code of ['', '123', '000000', await codeAt(world, lee, -600)]) {
    const page = await browser.fillIn('/how-you-sign-in/password', { password: 'velvet harbour kite', again: 'velvet harbour kite', code });
    assert.equal(page.status, 422, code);
    assert.match(page.text, /Enter the 6 digits|This code is not right/);
    assert.doesNotMatch(page.html, /velvet/);
  }
  assert.deepEqual(await world.stored('select password_hash from access.local_account'), before);
});

test('what is wrong with a password is told beside it', async () => {
  const browser = await world.as(lee);
  const wrong: readonly [string, string, RegExp][] = [
    ['', '', /Enter a password/],
    ['too short', 'too short', /12 characters or more/],
    ['Password2027!', 'Password2027!', /guessed first/],
    ['leepark-example', 'leepark-example', /more than your name/],
    [another, `${another}s`, /not the same/],
  ];
  for (const [password, again, words] of wrong) assert.match((await browser.fillIn('/how-you-sign-in/password', { password, again })).text, words);
});
