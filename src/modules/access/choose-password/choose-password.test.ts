import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invitedHere } from '#test/builders/sign-in.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });

test('with the link somebody chooses a password; nothing is theirs until the app is connected', async () => {
  const { id, link } = await invitedHere(world, admin, { name: 'Lee Park', email: 'Lee@example.org' });
  const browser = await world.as();
  assert.match((await browser.visit(link)).text, /Choose how you will sign in.*With a password and a code/);
  const page = await browser.visit(`${link}/password`);
  assert.match(page.text, /Lee@example.org/);
  assert.equal((await browser.sendFrom(page, { password: 'violet tractor meadow', again: 'violet tractor meadow' })).goesTo, `${link}/app`);
  assert.deepEqual(await world.stored('select from access.local_account'), []);
  const [account] = await world.stored<{ issuer: string }>('select issuer from access.account where id = $1', [id]);
  assert.equal(account?.issuer, 'invited');
});

test('a password that is short, guessed first or one’s own name is refused, in words, and never shown again', async () => {
  const { link } = await invitedHere(world, admin, { name: 'Marguerite Delacroix', email: 'marguerite@example.org' });
  const browser = await world.as();
  for (const [password, words] of [
    ['elevenchars', /12 characters or more/],
    ['Liverpool2027', /guessed first/],
    ['MargueriteDelacroix1', /more than your name/],
  ] as const) {
    const page = await browser.fillIn(`${link}/password`, { password, again: password });
    assert.equal(page.status, 422);
    assert.match(page.text, words);
    assert.ok(!page.html.includes(password));
  }
});

test('whoever has a work account does not choose one', async () => {
  const [agency] = await world.stored<{ id: string }>('select agency_id as id from access.account where id = $1', [admin.id]);
  const own = await world.as(admin);
  const added = await own.fillIn('/workers/new', {
    name: 'At Work',
    email: 'at@example.org',
    jobTitle: 'Nurse',
    agencyId: agency?.id ?? '',
    roles: ['practitioner'],
  });
  const link = /href="(\/invitation\/[0-9a-f]{64})"/.exec((await own.fillIn(added.goesTo)).html)?.[1] ?? '';
  const browser = await world.as();
  assert.doesNotMatch((await browser.visit(link)).text, /Choose how/);
  assert.equal((await browser.visit(`${link}/password`)).status, 404);
  await world.stored('update access.agency set has_single_sign_on = false where id = $1', [agency?.id]);
  assert.match((await browser.visit(link)).text, /Choose how/, 'but those of an agency without single sign-on do');
});
