import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteConflict } from '#modules/access/index.ts';
import { assertShutOut, happened, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { changeLead } from '../change-lead/change-lead.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const teacher = await world.worker('Amira Hussain', { roles: ['referrer'], jobTitle: 'Class teacher' });

test('a worker of another agency is found, joins the team and sees the family; it is recorded', async () => {
  const { episodeId, familyId } = await openTestEpisode(world, { lead });
  const browser = await world.as(lead);
  const found = await browser.fillIn(`/episodes/${episodeId}/team/add`, { who: 'hussain teacher' });
  assert.match(found.text, /1 found Amira Hussain , Class teacher, Oakfield Primary School: Add/);
  assert.equal(found.url, `/episodes/${episodeId}/team/add`, 'the name asked for is not in the address');

  const url = `/episodes/${episodeId}/team/add/${teacher.id}`;
  assert.match((await browser.visit(url)).html, /value="Class teacher"/);
  const answer = await browser.fillIn(url, { role: 'Chidi’s class teacher' });
  assert.match((await browser.follow(answer)).text, /Amira Hussain Oakfield Primary School Chidi’s class teacher/);
  assert.match((await (await world.as(teacher)).visit(`/episodes/${episodeId}/team`)).text, /Priya Shah/);
  const [event] = await happened(world, familyId, 'plans.team-joined');
  assert.equal(event?.actor_id, lead.id);
  assert.equal(event.details['workerId'], teacher.id);
});

test('how somebody helps must be said', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  const page = await (await world.as(lead)).fillIn(`/episodes/${episodeId}/team/add/${teacher.id}`, { role: '' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Enter how they help/);
});

test('nobody joins, leads or takes over whom the family is closed to, and nothing says why', async () => {
  const keeper = await world.worker('Idris Cole', { roles: ['information-governance-lead'] });
  const { episodeId, familyId } = await openTestEpisode(world, { lead });
  await world.doAs(keeper, work => noteConflict(work, familyId, teacher.id));
  const browser = await world.as(lead);
  const refused = await browser.fillIn(`/episodes/${episodeId}/team/add/${teacher.id}`, { role: 'Teacher' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Amira Hussain may not see this family. Choose somebody else/);
  assert.doesNotMatch(refused.text, /relat|conflict/i);
  await assert.rejects(
    world.doAs(lead, work => changeLead(work, { episodeId, toId: teacher.id, reason: 'OTHERS' })),
    /Amira Hussain may not see this family/,
  );
});

test('nobody joins twice, and the lead practitioner does not join', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [teacher] });
  const browser = await world.as(lead);
  const twice = await browser.fillIn(`/episodes/${episodeId}/team/add/${teacher.id}`, { role: 'Teacher' });
  assert.equal(twice.status, 422);
  assert.match(twice.text, /Amira Hussain is in the team already/);
  assert.match((await browser.fillIn(`/episodes/${episodeId}/team/add/${lead.id}`, { role: 'Teacher' })).text, /lead practitioner already/);
  assert.match((await browser.fillIn(`/episodes/${episodeId}/team/add`, { who: 'Amira' })).text, /is in the team already/);
});

test('a member of the team may not add to it, nor may others', async () => {
  const { episodeId } = await openTestEpisode(world, { lead, team: [teacher] });
  assert.equal((await (await world.as(teacher)).visit(`/episodes/${episodeId}/team/add/${lead.id}`)).status, 403);
  await assertShutOut(world, `/episodes/${episodeId}/team/add/${teacher.id}`);
  await assertShutOut(world, `/episodes/${episodeId}/team/add`);
});

test('a worker who does not exist is not found', async () => {
  const { episodeId } = await openTestEpisode(world, { lead });
  assert.equal((await (await world.as(lead)).visit(`/episodes/${episodeId}/team/add/${episodeId}`)).status, 404);
});
