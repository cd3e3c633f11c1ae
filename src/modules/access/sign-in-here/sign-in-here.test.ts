import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { codeAt, localWorker, signInHere } from '#test/builders/sign-in.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const kim = await localWorker(world, admin, { name: 'Kim Novak', email: 'Kim.Novak@example.org' });

test('with a password and then a code somebody is in, under a new session, and it is recorded', async () => {
  world.wait({ minutes: 1 });
  const browser = await world.as();
  const { password, code, answer } = await signInHere(world, browser, kim, { next: '/how-you-sign-in' });
  assert.equal(password.goesTo, '/sign-in/code');
  assert.match(code.text, /Enter your code/);
  assert.equal(answer.goesTo, '/how-you-sign-in');
  assert.equal((await browser.session(world.platform)).actor.id, kim.id);
  assert.ok(browser.cookies.has('__Host-device'));
  const rows = await world.stored(`select details from platform.event where actor_id = $1 and kind = 'access.signed-in' order by id desc limit 1`, [kim.id]);
  assert.deepEqual(rows, [{ details: { by: 'password' } }]);
});

test('neither half is enough', async () => {
  const browser = await world.as();
  assert.equal((await browser.visit('/sign-in/code')).goesTo, '/sign-in/here', 'the code comes after the password');
  await browser.fillIn('/sign-in/here', { loginName: kim.email, password: kim.password });
  assert.match((await browser.visit('/my-families')).goesTo, /^\/sign-in/);
  const other = await world.as();
  assert.equal((await other.visit('/sign-in/code')).goesTo, '/sign-in/here', 'another browser');
  world.wait({ minutes: 16 });
  assert.equal((await browser.visit('/sign-in/code')).goesTo, '/sign-in/here', 'a quarter of an hour later');
});

test('what is missing or wrong is told beside its field; the password is never shown again', async () => {
  const browser = await world.as();
  const missing = await browser.fillIn('/sign-in/here', {});
  assert.match(missing.text, /Enter your email address.*Enter your password/);
  const wrong = await browser.fillIn('/sign-in/here', { loginName: kim.email, password: 'not this password' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /The email address or the password is not right/);
  assert.match(wrong.html, /value="Kim\.Novak@example\.org"/i);
  assert.doesNotMatch(wrong.html, /not this password/);
});

test('a code works once, also in another browser and for a clock that is a little late, and no later', async () => {
  world.wait({ minutes: 1 });
  const [one, other] = [await world.as(), await world.as()];
  for (const browser of [one, other]) await browser.fillIn('/sign-in/here', { loginName: kim.email, password: kim.password });
  const code = await codeAt(world, kim);
  assert.equal((await one.fillIn('/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).goesTo, '/');
  const again = await other.fillIn('/sign-in/code', { code });
  assert.equal(again.status, 422);
  assert.match(again.text, /used already/);
  world.wait({ seconds: 30 });
  assert.match((await other.fillIn('/sign-in/code', { code })).text, /used already|not right/);
  world.wait({ seconds: 45 });
  assert.match((await other.fillIn('/sign-in/code', { code: await codeAt(world, kim, -90) })).text, /not right/);
  assert.equal((await other.fillIn('/sign-in/code', { code: await codeAt(world, kim, -30) })).goesTo, '/');
});

test('nowhere in the database stands a password, a secret or a code in the clear, nor a quick hash of them', async () => {
  const tables = await world.stored<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('access', 'platform')`,
  );
  for (const { name } of tables) {
    for (const { row } of await world.stored<{ row: string }>(`select t::text as row from ${name} t`)) {
      assert.ok(!row.includes(kim.password), name);
      assert.ok(!row.includes(kim.secret), name);
      assert.ok(!row.includes(Buffer.from(kim.secret).toString('hex')), name);
    }
  }
  assert.deepEqual(
    await world.stored(`select from platform.submission where page in ('access.sign-in-here', 'access.choose-password', 'access.give-code')`),
    [],
  );
});

test('nobody is led to another site, and the page that began it is the page they come to', async () => {
  world.wait({ minutes: 1 });
  const browser = await world.as();
  const { answer } = await signInHere(world, browser, kim, { next: '//elsewhere.example' });
  assert.equal(answer.goesTo, '/');
});
