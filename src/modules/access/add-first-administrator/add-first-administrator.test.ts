import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { newWorld } from '#test/world.ts';
import { connectAccount } from '../sign-in/sign-in.ts';
import { offerFirstAdministrator } from './add-first-administrator.ts';

const world = await newWorld();
const answers = { name: 'Ada Freeman', email: 'ada.freeman@example.org', council: 'Fernshire County Council' };
const identity = { issuer: 'https://identity.example', tenant: '', subject: 'ada' };
const offer = async () => new URL((await offerFirstAdministrator(world.platform, 'http://localhost')) ?? 'http://localhost/nothing').pathname;

async function asOwner(sql: string) {
  const client = new pg.Client({ connectionString: world.urls.owner });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test('where everybody is made up there is no such link', async () => {
  assert.equal(await offerFirstAdministrator(world.platform, 'http://localhost'), null);
});

test('a link opens once, within the hour, and only the newest', async () => {
  await asOwner('update platform.installation set made_up = false');
  const old = await offer();
  const link = await offer();
  const browser = await world.as();
  assert.equal((await browser.visit(old)).status, 404);
  assert.equal((await browser.visit('/first-administrator/0123456789abcdef')).status, 404);
  assert.match((await browser.visit(link)).text, /Set up the first administrator/);
  const tokens = await world.stored('select token_hash from access.first_administrator_link');
  assert.equal(tokens.length, 1);
  assert.doesNotMatch(JSON.stringify(tokens), new RegExp(link.split('/').at(-1) ?? ''));

  world.wait({ minutes: 61 });
  assert.equal((await browser.visit(link)).status, 404);
});

test('mistakes come back beside their fields, and the link is still good', async () => {
  const browser = await world.as();
  const link = await offer();
  const answer = await browser.fillIn(link, { ...answers, email: 'nonsense' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter an e-mail address like name@example.org/);
  assert.match(answer.html, /value="Ada Freeman"/);
  assert.equal((await browser.visit(link)).status, 200);
});

test('whoever has the link becomes administrator, connects their own sign-in, and the link is over', async () => {
  const browser = await world.as();
  const link = await offer();
  const answer = await browser.fillIn(link, answers);
  assert.equal(answer.goesTo, '/sign-in/connect');
  const { actor } = await browser.session(world.platform);
  assert.equal(actor.name, 'Ada Freeman');
  assert.ok(actor.rights.has('manage-accounts'));
  assert.match((await browser.visit('/sign-in/connect')).text, /Connect your account/);
  assert.equal((await (await world.as()).visit(link)).status, 404);

  assert.ok(await offerFirstAdministrator(world.platform, 'http://localhost'), 'until they are connected, a new start offers a new link');
  assert.equal(await connectAccount(world.platform, actor.id, identity), true);
  assert.equal(await connectAccount(world.platform, actor.id, { ...identity, subject: 'somebody else' }), false);
  assert.equal(await offerFirstAdministrator(world.platform, 'http://localhost'), null);
  const kinds = (await world.stored<{ kind: string }>(`select kind from platform.event where kind like 'access.%' order by id`)).map(row => row.kind);
  assert.deepEqual(kinds, ['access.agency-added', 'access.account-added', 'access.account-connected']);
});
