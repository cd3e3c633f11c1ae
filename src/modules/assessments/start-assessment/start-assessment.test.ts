import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { aFamily, beginAssessment, finish, write, writeEnough, type AssessedFamily } from '#test/builders/assessments.ts';
import { sendAs } from '#test/builders/front-door.ts';
import { newWorld, type Person } from '#test/world.ts';
import { signOff } from '../sign-off/sign-off.ts';

const world = await newWorld();
let priya: Person, bo: Person, family: AssessedFamily;
before(async () => {
  priya = await world.worker('Priya Nair');
  bo = await world.worker('Bo Manning', { roles: ['coordinator'], agency: 'Fernshire County Council' });
  family = await aFamily(world, [priya]);
});

const startUrl = () => `/families/${family.id}/assessments/new`;
const assessments = () =>
  world.stored<{ id: string; due_on: Date; reason: string; form_version: number }>('select * from assessments.assessment where family_id = $1', [family.id]);

test('nothing typed is told beside its field', async () => {
  const page = await (await world.as(priya)).fillIn(startUrl(), { reason: '  ' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Error: Enter why the family is being assessed/);
  assert.equal((await assessments()).length, 0);
});

test('a worker starts an assessment: it is recorded, and due in 10 working days', async () => {
  const browser = await world.as(priya);
  const page = await browser.fillIn(startUrl(), { reason: 'Rosa is often late.' });
  const [assessment] = await assessments();
  assert.equal(page.goesTo, `/assessments/${assessment?.id}`);
  assert.equal(assessment?.reason, 'Rosa is often late.');
  const events = await world.stored(`select details from platform.event where kind = 'assessments.started'`);
  assert.deepEqual(events, [{ details: { assessmentId: assessment?.id, form: 'early-help-assessment', version: 1 } }]);
  const list = await browser.follow(page);
  assert.match(list.text, /Due in 10 working days/);
  for (const words of ['Family relationships', 'Mina’s views', 'Rosa’s own voice', 'Jude’s own voice', 'What it means'])
    assert.ok(list.text.includes(words), words);
});

test('a family with an open assessment gets no second one', async () => {
  const browser = await world.as(priya);
  assert.match((await browser.visit(startUrl())).text, /already has an assessment/);
  await assert.rejects(beginAssessment(world, priya, family), /not signed off yet/);
  assert.equal((await assessments()).length, 1);
});

test('without the right to work with families nobody starts one', async () => {
  const auditor = await world.worker('Ada Quill', { roles: ['auditor'] });
  await world.asService(work => openFamily(work, family.id, { accountId: auditor.id }, 'audit'));
  const browser = await world.as(auditor);
  assert.equal((await browser.visit(startUrl())).status, 403);
  await assert.rejects(beginAssessment(world, auditor, family), /Only somebody who works with families/);
});

test('to a worker who does not see the family there is no such page', async () => {
  const stranger = await world.worker('Stan Moor');
  assert.equal((await (await world.as(stranger)).visit(startUrl())).status, 404);
  await assert.rejects(beginAssessment(world, stranger, family), { kind: 'not-found' });
});

test('the request is carried over with where it came from; scores and own words are asked again', async () => {
  const other = await aFamily(world, [priya]);
  const request = await sendAs(world, priya);
  await world.stored(`update front_door.request set family_id = $1, state = 'decided' where id = $2`, [other.id, request.id]);
  const begun = await beginAssessment(world, priya, other);
  const page = await (await world.as(priya)).visit(`/assessments/${begun.id}/sections/whole-picture`);
  assert.match(page.text, /Filled in from the request for support of 1 March 2027\./);
  assert.match(page.html, /Rosa is often late and says she is hungry\./);
  assert.match((await (await world.as(priya)).visit(`/assessments/${begun.id}`)).text, /The whole picture Filled in from the request[^]*?To check/);
});

test('an earlier assessment is carried over, but not what is asked afresh', async () => {
  const other = await aFamily(world, [priya]);
  const first = await beginAssessment(world, priya, other);
  await writeEnough(world, priya, first, other);
  await write(world, priya, first, 'child-learning', { 'child-learning-strengths': 'Loves maths.', 'child-learning-score': 2 }, other.rosa);
  await finish(world, priya, first);
  await world.doAs(bo, work => signOff(work, { assessmentId: first.id, version: 2 }));
  world.wait({ days: 40 });
  const second = await beginAssessment(world, priya, other);
  const carried = await world.stored<{ section: string; answers: object; written_by: string | null }>(
    'select section, answers, written_by from assessments.section where assessment_id = $1 order by section',
    [second.id],
  );
  assert.deepEqual(carried, [
    { section: 'child-learning', answers: { 'child-learning-strengths': 'Loves maths.' }, written_by: null },
    { section: 'parenting', answers: { 'parenting-strengths': 'Mina reads with both children every night.' }, written_by: null },
  ]);
  const page = await (await world.as(priya)).visit(`/assessments/${second.id}/sections/child-learning/${other.rosa.id}`);
  assert.match(page.text, /Filled in from the assessment before of 1 March 2027\./);
});
