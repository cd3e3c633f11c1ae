import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTestSystem, askToken } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });
const { id } = await addTestSystem(world);

const make = async () => {
  const browser = await world.as(admin);
  return browser.fillIn(`/systems/${id}/secrets/new`);
};
const secretIn = (html: string) => /oeh_secret_[\w-]{43}/.exec(html)?.[0] ?? '';

test('a secret is shown once, works at once, and only its hash is kept', async () => {
  const page = await make();
  const secret = secretIn(page.html);
  assert.match(page.text, /Copy it now\. You cannot see it again\. client_id/);
  assert.equal((await askToken(world, { client_id: id, client_secret: secret })).status, 200);
  assert.equal(secretIn((await (await world.as(admin)).visit(`/systems/${id}`)).html), '');
  for (const { row } of await world.stored<{ row: string }>('select s::text as row from systems.secret s')) assert.ok(!row.includes(secret.slice(11)));
  for (const { row } of await world.stored<{ row: string }>('select e::text as row from platform.event e')) assert.ok(!row.includes(secret.slice(11)));
});

test('two are in use at once, so that one can be changed for the other; a third is refused', async () => {
  const page = await (await world.as(admin)).visit(`/systems/${id}/secrets/new`);
  assert.match(page.text, /Two are in use already/);
  const [browser, other] = [await world.as(admin), await addTestSystem(world, { name: 'another' })];
  const open = await browser.visit(`/systems/${other.id}/secrets/new`);
  const answers = await Promise.all([1, 2, 3].map(() => browser.sendFrom(open)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
});

test('a system that is not there is not', async () => {
  assert.equal((await (await world.as(admin)).visit('/systems/00000000-0000-7000-8000-00000000dead/secrets/new')).status, 404);
});
