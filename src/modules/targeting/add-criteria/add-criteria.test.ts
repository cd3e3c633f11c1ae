import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { shippedRules } from '../shipped-rules.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const manager = await world.worker('Mo Manager', { roles: ['team-manager'] });

test('a rule that comes with the service is begun as a draft, which finds nobody', async () => {
  const browser = await world.as(analyst);
  for (const { key, name } of shippedRules) {
    const page = await browser.follow(await browser.fillIn('/criteria/new', { from: key }));
    assert.ok(page.text.includes(name), name);
    assert.match(page.text, /Publish the draft/);
  }
  assert.equal((await world.stored('select from targeting.rule_version where published_at is not null')).length, 0);
  assert.match((await browser.fillIn('/criteria/new', { from: 'phase-1' })).text, /You have this rule already/);
});

test('a rule of one’s own begins empty; mistakes stand beside their fields', async () => {
  const browser = await world.as(analyst);
  const wrong = await browser.fillIn('/criteria/new', { from: 'own', purpose: 'To offer a place in the youth club' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter what you call it/);
  assert.match(wrong.html, /youth club/);
  const page = await browser.follow(await browser.fillIn('/criteria/new', { from: 'own', name: 'Youth club', purpose: 'To offer a place in the youth club' }));
  assert.match(page.text, /Youth club.*There is no line yet/);
});

test('only analysts begin rules', async () => {
  assert.equal((await (await world.as(manager)).visit('/criteria/new')).status, 403);
});
