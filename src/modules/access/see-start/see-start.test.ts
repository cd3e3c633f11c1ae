import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();

test('an auditor and an information-governance lead begin where it says what comes and where to go', async () => {
  const told: readonly [string, RegExp][] = [
    ['auditor', /Audits .*is not part of this service yet/],
    ['information-governance-lead', /Who looked at what .*Restricted and sealed records/],
  ];
  for (const [role, words] of told) {
    const browser = await world.as(await world.worker(`Somebody ${role}`, { roles: [role] }));
    assert.equal((await browser.visit('/')).goesTo, '/start');
    const page = await browser.visit('/start');
    assert.match(page.text, words);
    assert.match(page.text, /ask for help for a family/);
  }
});

test('those with work begin at their work, and a stranger signs in first', async () => {
  const coordinator = await world.as(await world.worker('Yasmin Example', { roles: ['coordinator'] }));
  assert.equal((await coordinator.visit('/')).goesTo, '/requests');
  assert.match((await coordinator.visit('/start')).text, /Nothing here is for you yet/);
  assert.notEqual((await (await world.as()).visit('/start')).status, 200);
});
