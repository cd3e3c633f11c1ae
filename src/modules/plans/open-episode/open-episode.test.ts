import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTeam } from '#modules/access/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { officerOf, openTestFamily } from '#test/builders/people.ts';
import { newWorld, type Person } from '#test/world.ts';
import { openEpisode } from './open-episode.ts';

const world = await newWorld();
const officer = await officerOf(world);
const lead = await world.worker('Priya Shah');
const manager = await world.worker('Mo Karim', { roles: ['team-manager'], agency: 'Fernshire County Council' });
const agencyId = await world.agency('Fernshire County Council');
const teamId = await world.asService(work => addTeam(work, { agencyId, name: 'Fernbury', managerId: manager.id, memberIds: [lead.id] }));

const open = (who: Person, familyId: string, more: object = {}) =>
  world.doAs(who, work => openEpisode(work, { familyId, level: 'complex', leadId: lead.id, reason: 'More than one service is needed', ...more }));

test('early help opened, the lead practitioner and the manager of the team see the family', async () => {
  const { familyId } = await openTestFamily(world);
  const [browser, managers] = [await world.as(lead), await world.as(manager)];
  assert.doesNotMatch((await browser.visit('/my-families')).text, /Okafor/);
  const episodeId = await open(officer, familyId, { teamId });
  assert.match((await browser.visit('/my-families')).text, /Okafor family .* Lead practitioner/);
  assert.match((await managers.visit('/my-families')).text, /Okafor family .* Allocated to your team, led by Priya Shah/);
  const [event] = await world.stored('select actor_id, family_id, details from platform.event where kind = $1', ['plans.episode-opened']);
  assert.deepEqual(event, { actor_id: officer.id, family_id: familyId, details: { episodeId, level: 'complex', leadId: lead.id } });
});

const refuses = (kind: Refusal['kind'], words: RegExp) => (error: unknown) => error instanceof Refusal && error.kind === kind && words.test(error.message);

test('a level and a lead practitioner must be real', async () => {
  const { familyId } = await openTestFamily(world);
  await assert.rejects(open(officer, familyId, { level: 'huge' }), refuses('invalid', /Choose a level/));
  await assert.rejects(open(officer, familyId, { leadId: familyId }), refuses('invalid', /works here now/));
});

test('a family has one open episode', async () => {
  const { familyId } = await openTestFamily(world);
  await open(officer, familyId);
  await assert.rejects(open(officer, familyId), refuses('conflict', /early help already/));
});

test('a practitioner may not open early help by themself', async () => {
  const { familyId } = await openTestFamily(world, { seenBy: [lead] });
  await assert.rejects(open(lead, familyId), refuses('not-allowed', /front door/));
});

test('nobody opens early help for a family they cannot see', async () => {
  const { familyId } = await openTestFamily(world);
  const another = await world.worker('Ola Brandt', { roles: ['auditor'] });
  await assert.rejects(open(another, familyId), refuses('not-allowed', /front door/));
  assert.equal((await world.stored('select from plans.episode where family_id = $1', [familyId])).length, 0);
});
