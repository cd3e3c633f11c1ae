import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTwoHouseholds } from '#test/builders/concerns.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const analyst = await world.worker('Ana Lyst', { roles: ['analyst'], agency: 'Fernshire County Council' });
const manager = await world.worker('Mo Manager', { roles: ['team-manager'] });

test('nothing yet: the page says so', async () => {
  assert.match((await (await world.as(analyst)).visit('/criteria')).text, /There is no rule yet.*/);
});

test('each rule says what it asks and how many it lists, without a name', async () => {
  await listTwoHouseholds(world);
  const { text } = await (await world.as(analyst)).visit('/criteria');
  assert.match(text, /School or safety What it says : School or safety A household is listed if any of these holds “School attendance” under 90%/);
  assert.match(text, /2 households/);
  assert.doesNotMatch(text, /Brightwell|Underhill/);
});

test('an analyst or a manager asks for families to be found now; the service does it', async () => {
  for (const who of [analyst, manager]) {
    const browser = await world.as(who);
    world.wait({ minutes: 5 });
    assert.match((await browser.follow(await browser.fillIn('/criteria'))).text, /Asked for on/);
  }
  assert.equal((await world.stored(`select from platform.event where kind = 'targeting.concerns-asked-for'`)).length, 2);
  const jobs = await world.stored(`select from graphile_worker.jobs where task_identifier = 'find-families'`);
  assert.equal(jobs.length, 2);
});

test('nobody else sees it', async () => {
  for (const role of ['practitioner', 'front-door-officer', 'administrator'])
    assert.equal((await (await world.as(await world.worker(`Some ${role}`, { roles: [role] }))).visit('/criteria')).status, 403, role);
});
