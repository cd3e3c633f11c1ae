import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from '#test/builders/passkey.ts';
import { invitedHere, offered, passkeyWorker, signInWithPasskey } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });

test('a passkey made with the link lets them in, then and later', async () => {
  const kim = await passkeyWorker(world, admin, { name: 'Kim Novak', email: 'kim@example.org' });
  assert.equal((await kim.browser.session(world.platform)).actor.id, kim.id);
  assert.equal((await signInWithPasskey(await world.as(), kim.key)).goesTo, '/');
  const kinds = (
    await world.stored<{ kind: string }>(`select kind from platform.event where kind like 'access.%' and subject_id = $1 order by id`, [kim.id])
  ).map(row => row.kind);
  assert.deepEqual(kinds, ['access.account-added', 'access.account-invited', 'access.account-connected']);
});

test('what no device made leaves the link as it was', async () => {
  const { link } = await invitedHere(world, admin, { name: 'Lee Park', email: 'lee@example.org' });
  const browser = await world.as();
  const page = await browser.visit(`${link}/passkey`);
  assert.match(page.text, /This browser cannot make passkeys/);
  for (const made of ['', 'nonsense', device().make({ challenge: 'never asked', user: { id: 'x' } })]) {
    const answer = await browser.sendFrom(page, { made });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /No passkey was made/);
  }
  const key = device();
  const { make } = await offered(browser, page, `${link}/passkey/options`);
  assert.equal((await browser.sendFrom(page, { made: key.make(make) })).goesTo, '/');
});
