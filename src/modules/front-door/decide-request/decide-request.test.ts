import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addTeam } from '#modules/access/index.ts';
import { decideRequest, linkRequest } from '#modules/front-door/index.ts';
import { anAdvice, decideAs, frontDoorPeople, linkAsNew, relatedTo, sealFor, sendAndLink } from '#test/builders/deciding.ts';
import { aPerson, sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-02T11:00Z' });
const { tom, grace, liam, helen, marcus, nora } = await frontDoorPeople(world);

const advice = {
  level: 'additional',
  outcome: 'advice',
  advised: 'The Tuesday club',
  reason: 'A club is enough',
  feedback: 'We told them of the Tuesday club',
};
const eventsOf = async (id: string) =>
  (await world.stored<{ kind: string }>('select kind from platform.event where subject_id = $1 order by id', [id])).map(({ kind }) => kind);
const decisionOf = async (id: string) => (await world.stored('select * from front_door.decision where request_id = $1', [id]))[0];

test('an officer decides; the sender is told in their account and by an e-mail that says nothing of the family', async () => {
  const { id, reference } = await sendAs(world, tom);
  const answer = await (await world.as(grace)).fillIn(`/requests/${id}/decide`, advice);
  assert.equal(answer.goesTo, `/requests/${id}`);
  assert.ok((await eventsOf(id)).includes('front-door.request-decided') && (await eventsOf(id)).includes('front-door.sender-told'));
  const [mail] = await world.stored<{ send_to: string; subject: string; body: string }>(
    `select * from platform.message where about_id = $1 and template = 'request-decided'`,
    [id],
  );
  assert.equal(mail?.send_to, 'tom.ashby@example.org');
  assert.ok(mail.body.includes(reference));
  assert.doesNotMatch(mail.subject + mail.body, /Rosa|Mina|Bramble|Tuesday|club/);
  assert.match((await (await world.as(tom)).visit(`/requests/${id}`)).text, /We told them of the Tuesday club/);
  assert.doesNotMatch((await (await world.as(tom)).visit(`/requests/${id}`)).text, /A club is enough/, 'the reason stays inside');
});

test('early help opens an episode for the family with its lead practitioner, who sees it from now on; the front door no longer does tomorrow', async () => {
  const { id, familyId } = await sendAndLink(world, tom, grace);
  const answer = await (
    await world.as(grace)
  ).fillIn(`/requests/${id}/decide`, { level: 'complex', outcome: 'eh', leadId: marcus.id, reason: 'School and money', feedback: 'Marcus Bell will ring' });
  assert.equal(answer.status, 303, answer.text);
  const [episode] = await world.stored('select family_id, lead_id, level, request_id from plans.episode where family_id = $1', [familyId]);
  assert.deepEqual(episode, { family_id: familyId, lead_id: marcus.id, level: 'complex', request_id: id });
  assert.equal((await (await world.as(marcus)).visit(`/families/${familyId}`)).status, 200);
  world.wait({ days: 1 });
  assert.equal((await (await world.as(grace)).visit(`/families/${familyId}`)).status, 404);
  assert.equal((await (await world.as(grace)).visit(`/requests/${id}`)).status, 200);
});

test('a family that has early help keeps its lead practitioner; a team without a lead is led by its manager until one is named', async () => {
  const team = await world.asService(async work =>
    addTeam(work, { agencyId: await world.agency('Early help north'), name: 'North', managerId: helen.id, memberIds: [] }),
  );
  const first = await sendAndLink(world, tom, grace);
  await decideAs(world, grace, first.id, { level: 'complex', outcome: 'eh', teamId: team });
  assert.deepEqual(await world.stored('select lead_id from plans.episode where family_id = $1', [first.familyId]), [{ lead_id: helen.id }]);
  const again = await sendAs(world, tom);
  await world.doAs(grace, work => linkRequest(work, again, { familyId: first.familyId, people: [] }));
  await decideAs(world, grace, again.id, { level: 'complex', outcome: 'eh', leadId: helen.id });
  assert.equal((await decisionOf(again.id))?.['lead_id'], helen.id);
  assert.equal((await world.stored('select id from plans.episode where family_id = $1', [first.familyId])).length, 1);
});

test('the lead practitioner learns of a baby on the way, which nobody else may read', async () => {
  const { id, familyId } = await sendAndLink(world, tom, grace, {
    people: [aPerson({ givenName: null, bornOn: null, dueOn: world.today.add({ months: 2 }) })],
  });
  await decideAs(world, grace, id, { level: 'complex', outcome: 'eh', leadId: marcus.id });
  const named = await world.stored<{ account_id: string }>(`select account_id from access.sensitive_reader where family_id = $1 and topic = 'pregnancy'`, [
    familyId,
  ]);
  assert.ok(named.some(({ account_id }) => account_id === marcus.id));
});

test('for social care it is on record whom there was told, and when', async () => {
  const { id } = await sendAs(world, tom, { isSignificantHarm: true });
  const harm = {
    level: 'statutory',
    outcome: 'csc',
    reason: 'A bruise and what she said',
    feedback: 'Social care has it',
    toldWhom: 'Duty desk, Ana',
    toldTime: '10.30am',
  };
  const officer = await world.as(grace);
  assert.match((await officer.visit(`/requests/${id}/decide`)).text, /Social care must be told today/);
  assert.equal((await officer.fillIn(`/requests/${id}/decide`, harm)).status, 303);
  const row = await decisionOf(id);
  assert.equal(row?.['social_care_who'], 'Duty desk, Ana');
  assert.ok((await eventsOf(id)).includes('front-door.social-care-told'));
});

test('mistakes come back beside their questions with what was typed', async () => {
  const { id } = await sendAs(world, tom);
  const officer = await world.as(grace);
  const empty = await officer.fillIn(`/requests/${id}/decide`, { reason: 'Only this' });
  assert.equal(empty.status, 422);
  for (const words of ['Select the level of need', 'Select what happens next', 'Enter what the sender will be told'])
    assert.match(empty.text, new RegExp(words));
  assert.match(empty.html, /Only this/);
  const unlinked = await officer.fillIn(`/requests/${id}/decide`, { level: 'complex', outcome: 'eh', leadId: marcus.id, reason: 'r', feedback: 'f' });
  assert.match(unlinked.text, /Say who this family is before you choose early help/);
  const noLead = await officer.fillIn(`/requests/${id}/decide`, {
    level: 'statutory',
    outcome: 'csc',
    reason: 'r',
    feedback: 'f',
    toldWhom: 'Ana',
    toldTime: 'later',
  });
  assert.match(noLead.text, /At what time must be a time, like 2:30pm/);
  assert.equal(await decisionOf(id), undefined);
});

test('a rule says no: at the statutory level the front door does not decide alone, nor about harm without social care', async () => {
  const { id } = await sendAs(world, tom, { isSignificantHarm: true });
  await assert.rejects(decideAs(world, grace, id, { level: 'statutory' }), /At this level social care decides/);
  await assert.rejects(decideAs(world, grace, id), /Enter who in social care you told/);
});

test('two officers decide at once: the second sees what the first decided, and keeps what they typed', async () => {
  const { id } = await sendAs(world, tom);
  const [first, second] = [await world.as(grace), await world.as(liam)];
  const [hers, his] = [await first.visit(`/requests/${id}/decide`), await second.visit(`/requests/${id}/decide`)];
  const answers = await Promise.all([first.sendFrom(hers, advice), second.sendFrom(his, { ...advice, outcome: 'nfa', reason: 'I saw no need', advised: '' })]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  const lost = answers.find(({ status }) => status === 409)!;
  assert.match(lost.text, /(Grace Adeyemi|Liam Hartley) decided this request on 3 March 2027/);
  assert.match(lost.text, /Saved now What you typed/);
  assert.match(lost.text, /I saw no need/);
  assert.match(lost.text, /A club is enough/);
  assert.equal((await world.stored('select id from front_door.decision where request_id = $1', [id])).length, 1);
});

test('a form sent twice decides once', async () => {
  const { id } = await sendAs(world, tom);
  const officer = await world.as(grace);
  const page = await officer.visit(`/requests/${id}/decide`);
  const answers = await Promise.all([officer.sendFrom(page, advice), officer.sendFrom(page, advice)]);
  assert.deepEqual(
    answers.map(({ status, goesTo }) => [status, goesTo]),
    [
      [303, `/requests/${id}`],
      [303, `/requests/${id}`],
    ],
  );
});

test('without the right nobody decides: 403 for those who see the request', async () => {
  const { id } = await sendAs(world, tom);
  for (const who of [tom, nora]) {
    assert.equal((await (await world.as(who)).visit(`/requests/${id}/decide`)).status, 403, who.name);
    await assert.rejects(
      world.doAs(who, work => decideRequest(work, { id }, anAdvice())),
      /Only the front door can decide/,
    );
  }
});

test('to who cannot see the request it does not exist: a stranger, a relative of the family, and everybody for a sealed record', async () => {
  const { id, familyId } = await sendAndLink(world, tom, grace);
  assert.equal((await (await world.as(marcus)).visit(`/requests/${id}/decide`)).status, 404);
  await relatedTo(world, familyId, liam);
  const missing = await (await world.as(liam)).visit('/requests/00000000-0000-7000-9000-00000000ffff/decide');
  const theirs = await (await world.as(liam)).visit(`/requests/${id}/decide`);
  assert.deepEqual([theirs.status, theirs.text], [missing.status, missing.text]);
  await assert.rejects(decideAs(world, liam, id), /Page not found/);
  assert.equal((await (await world.as(grace)).visit(`/requests/${id}/decide`)).status, 200);
  await sealFor(world, familyId, helen);
  assert.equal((await (await world.as(grace)).visit(`/requests/${id}/decide`)).status, 404);
  assert.equal((await (await world.as(helen)).visit(`/requests/${id}/decide`)).status, 200);
});

test('a relative who sent the request may read what they sent, and cannot decide it', async () => {
  const { id } = await sendAs(world, liam, { sender: { name: 'Liam Hartley', email: null, phone: null } });
  const { familyId } = await linkAsNew(world, grace, id);
  await relatedTo(world, familyId, liam);
  assert.equal((await (await world.as(liam)).visit(`/requests/${id}/decide`)).status, 404);
});

test('a sender without an account waits to be told: the next page is how', async () => {
  const { id } = await sendAsSomebody(world);
  const answer = await (await world.as(grace)).fillIn(`/requests/${id}/decide`, advice);
  assert.equal(answer.goesTo, `/requests/${id}/tell`);
  assert.equal((await decisionOf(id))?.['told_at'], null);
  const nameless = await sendAsSomebody(world, { who: 'anonymous' });
  const manager = await world.as(helen);
  const page = await manager.visit(`/requests/${nameless.id}/decide`);
  assert.match(page.text, /The sender cannot be told/);
  const closing = await manager.sendFrom(page, { ...advice, feedback: '' });
  assert.equal(closing.goesTo, `/requests/${nameless.id}/close-without-reply`);
});
