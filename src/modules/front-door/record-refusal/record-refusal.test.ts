import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordRefusal } from '#modules/front-door/index.ts';
import { addNote, type NoteKind } from '#modules/people/index.ts';
import { frontDoorPeople, relatedTo } from '#test/builders/deciding.ts';
import { openTestFamily } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld({ now: '2027-03-01T11:00Z' });
const { tom, marcus } = await frontDoorPeople(world);
const said = { kind: 'declined', words: 'They are happy as they are', viewOfRisk: 'Seen by the GP this month. Low.' } as const;
const family = () => openTestFamily(world, { seenBy: [marcus] });
const tried = (familyId: string, kind: NoteKind, text: string) => world.doAs(marcus, work => addNote(work, familyId, { kind, text }));
const refusalsOf = (familyId: string) => world.stored('select kind, words, view_of_risk, choice from front_door.refusal where family_id = $1', [familyId]);

test('a worker records that the family said no: every try is listed, nothing closes, and a manager is asked', async () => {
  const { familyId } = await family();
  await tried(familyId, 'no-answer', 'Rang at 10am');
  await tried(familyId, 'spoke', 'Rosalind thanked us and would rather not');
  const worker = await world.as(marcus);
  const page = await worker.visit(`/families/${familyId}/refusals/new`);
  assert.match(page.text, /Rang, no answer Missed Rang at 10am/);
  const answer = await worker.sendFrom(page, said);
  assert.match(answer.goesTo, new RegExp(`^/families/${familyId}/refusals/`), answer.text);
  assert.deepEqual(await refusalsOf(familyId), [{ kind: 'declined', words: said.words, view_of_risk: said.viewOfRisk, choice: null }]);
  const [agreement] = await world.stored('select given, how from people.agreement where family_id = $1', [familyId]);
  assert.deepEqual(agreement, { given: 'no', how: said.words });
  assert.match((await worker.follow(answer)).text, /A manager decides what happens now\. Nothing is closed until then/);
  assert.equal((await world.stored(`select id from platform.event where kind = 'front-door.refusal-recorded' and family_id = $1`, [familyId])).length, 1);
});

test('mistakes come back beside their questions with what was typed', async () => {
  const { familyId } = await family();
  const answer = await (await world.as(marcus)).fillIn(`/families/${familyId}/refusals/new`, { kind: 'declined', words: 'Not now' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Enter your view of the risk to each child/);
  assert.match(answer.html, /Not now/);
});

test('a rule says no: missed contacts count from two in a row, and one question waits at a time', async () => {
  const { familyId } = await family();
  const record = (kind: 'missed' | 'declined') => world.doAs(marcus, work => recordRefusal(work, { familyId, ...said, kind }));
  await tried(familyId, 'not-in', 'Nobody in');
  await assert.rejects(record('missed'), /There must be 2 missed contacts in a row/);
  await tried(familyId, 'was-not-brought', 'Not brought to the clinic');
  await record('missed');
  await assert.rejects(record('declined'), /A manager has been asked already/);
  assert.deepEqual(await world.stored('select id from people.agreement where family_id = $1', [familyId]), [], 'who could not be reached has not said no');
});

test('without the right 403; to who cannot see the family it does not exist', async () => {
  const { familyId } = await openTestFamily(world, { seenBy: [marcus, tom] });
  assert.equal((await (await world.as(tom)).visit(`/families/${familyId}/refusals/new`)).status, 403);
  await assert.rejects(
    world.doAs(tom, work => recordRefusal(work, { familyId, ...said })),
    /Only those who work with a family/,
  );
  const stranger = await world.worker('Ola Strand');
  assert.equal((await (await world.as(stranger)).visit(`/families/${familyId}/refusals/new`)).status, 404);
  await relatedTo(world, familyId, marcus);
  assert.equal((await (await world.as(marcus)).visit(`/families/${familyId}/refusals/new`)).status, 404);
});
