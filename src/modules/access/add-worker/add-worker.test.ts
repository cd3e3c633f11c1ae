import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const admin = await world.worker('Ruth Abel', { roles: ['administrator'] });
const [agency] = await world.stored<{ id: string }>('select agency_id as id from access.account where id = $1', [admin.id]);
const answers = { name: 'Kim Novak', email: 'kim@example.org', jobTitle: 'Health visitor', agencyId: agency?.id ?? '', roles: ['practitioner', 'referrer'] };

test('an administrator adds somebody, who stands in the list and cannot sign in yet', async () => {
  const browser = await world.as(admin);
  assert.equal((await browser.visit('/')).goesTo, '/workers');
  const page = await browser.follow(await browser.fillIn('/workers/new', answers));
  assert.match(page.text, /Kim Novak State Invited Job Health visitor Agency Oakfield Primary School .* May do Practitioner, Referrer/);
  assert.match((await browser.visit('/workers')).text, /Kim Novak Health visitor Oakfield Primary School Practitioner, Referrer Invited/);
  const [event] = await world.stored<{ actor_id: string }>(`select actor_id from platform.event where kind = 'access.account-added' order by id desc limit 1`);
  assert.equal(event?.actor_id, admin.id);
});

test('what is missing is told beside its field, and what was typed stays', async () => {
  const page = await (await world.as(admin)).fillIn('/workers/new', { ...answers, email: 'kim at work', roles: [], name: 'Kept Name' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter an email address in the correct format/);
  assert.match(page.text, /Select at least one role/);
  assert.match(page.html, /value="Kept Name"/);
});

test('a role that cannot be given is not', async () => {
  const page = await (await world.as(admin)).fillIn('/workers/new', { ...answers, roles: ['the-service'] });
  assert.equal(page.status, 422);
});

test('nobody else may', async () => {
  for (const roles of [['practitioner'], ['coordinator'], ['information-governance-lead']]) {
    const browser = await world.as(await world.worker(`Somebody ${roles.join()}`, { roles }));
    for (const url of ['/workers', '/workers/new', '/agencies/new', `/workers/${admin.id}`, `/workers/${admin.id}/roles`, `/workers/${admin.id}/end`])
      assert.equal((await browser.visit(url)).status, 403, url);
  }
});
