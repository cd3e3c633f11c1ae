import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askBy, askToken, systemIn } from '#test/builders/systems.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'], agency: 'Fernshire County Council' });

const secretOf = async (id: string) =>
  (await world.stored<{ id: string }>('select id from systems.secret where system_id = $1 and ended_at is null', [id]))[0]?.id;

test('who has an ended secret comes in no more, and what was got with it is worth nothing', async () => {
  const system = await systemIn(world);
  assert.equal((await askBy(world, system.token, '/api/v1/requests/R-222222')).status, 404);
  const browser = await world.as(admin);
  const page = await browser.visit(`/systems/${system.id}/secrets/${await secretOf(system.id)}/end`);
  assert.match(page.text, /It was last used on 1 March 2027 at 9:00am/);
  const after = await browser.follow(await browser.sendFrom(page));
  assert.match(after.text, /None is in use/);
  assert.equal((await askBy(world, system.token, '/api/v1/requests/R-222222')).status, 401);
  assert.equal((await askToken(world, { client_id: system.id, client_secret: system.secret })).status, 401);
  const again = await browser.post(page.url, { csrf: /name="csrf" value="([^"]*)"/.exec((await browser.visit('/sign-out')).html)?.[1] ?? '' });
  assert.equal(again.status, 409);
});

test('a secret of another system is not there', async () => {
  const [one, other] = [await systemIn(world, { name: 'one' }), await systemIn(world, { name: 'other' })];
  assert.equal((await (await world.as(admin)).visit(`/systems/${one.id}/secrets/${await secretOf(other.id)}/end`)).status, 404);
});
