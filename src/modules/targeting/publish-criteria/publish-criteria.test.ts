import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';
import { addRule } from '../set-criteria/set-criteria.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const manager = await world.worker('Mo Manager', { roles: ['team-manager'] });
const begin = (name: string, tree: Parameters<typeof addRule>[1]['tree']) =>
  world.doAs(analyst, work => addRule(work, { name, purpose: 'To help early', tree }));

test('an analyst reads the sentence and publishes it; from then on it stands for everybody to read', async () => {
  const ruleId = await begin('Missing', { key: 'm', facts: ['missing'], times: 2 });
  const browser = await world.as(analyst);
  assert.match((await browser.visit(`/criteria/${ruleId}/publish`)).text, /“Reported missing” at least 2 times in the last 12 months of one person/);
  const answer = await browser.fillIn(`/criteria/${ruleId}/publish`);
  assert.match((await browser.follow(answer)).text, /In use: version 1/);
  assert.match((await (await world.as()).visit('/how-we-find-families')).text, /Missing To help early/);
  assert.equal((await world.stored(`select from platform.event where kind = 'targeting.criteria-published'`)).length, 1);
  assert.match((await browser.visit(`/criteria/${ruleId}/publish`)).text, /no draft to publish/);
});

test('what would list anybody is not published', async () => {
  const ruleId = await begin('Everybody', { not: { key: 'm', facts: ['missing'] } });
  const browser = await world.as(analyst);
  const open = await browser.visit(`/criteria/${ruleId}/publish`);
  assert.match(open.text, /would list households of whom no partner says anything/);
  assert.doesNotMatch(open.html, /<button[^>]*>\s*Publish/);
});

test('only analysts publish', async () => {
  const ruleId = await begin('Another', { key: 'm', facts: ['missing'] });
  assert.equal((await (await world.as(manager)).visit(`/criteria/${ruleId}/publish`)).status, 403);
});
