import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { aFamily, beginAssessment, finish, write, writeEnough, type AssessedFamily } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import type { Assessment } from '../assessment.ts';
import { signOff } from '../sign-off/sign-off.ts';

const world = await newWorld();
let priya: Person, family: AssessedFamily, assessment: Assessment;
before(async () => {
  priya = await world.worker('Priya Nair');
  family = await aFamily(world, [priya]);
  assessment = await beginAssessment(world, priya, family);
  await writeEnough(world, priya, assessment, family);
  await write(world, priya, assessment, 'scale', { 'how-things-are': 4 }, family.rosa);
});

const url = () => `/assessments/${assessment.id}/read`;

test('each child’s own words are quoted, scores are drawn and said, and what is empty is named', async () => {
  const page = await (await world.as(priya)).visit(url());
  assert.match(page.html, /<blockquote[^>]*>[^]*“I like it when Mum is not tired\.”[^]*<\/blockquote>/);
  assert.match(page.text, /How does Rosa say things are for the family now\? 4 out of 10/);
  assert.match(page.text, /What is the level of need\? 3 Complex needs/);
  assert.match(page.text, /Nothing is written about: Family relationships, Home, money and work/);
  assert.doesNotMatch(page.html, /<title>[^<]*Bramble/);
});

test('reading is recorded', async () => {
  const reads = await world.stored(
    `select family_id, subject_id from platform.event where kind = 'page.read' and details->>'page' = 'assessments.read-assessment'`,
  );
  assert.deepEqual(reads, [{ family_id: family.id, subject_id: assessment.id }]);
});

test('it keeps the words of its form’s version, and the next one is asked in the new words', async () => {
  await world.stored(`insert into forms.form_version (form, number, definition, published_at)
    select form, 2, replace(replace(definition::text, 'What do the parents and carers do well?', 'What do they do best?'), '"version": 1', '"version": 2')::jsonb, published_at
      from forms.form_version where form = 'early-help-assessment' and number = 1`);
  await finish(world, priya, assessment);
  const bo = await world.worker('Bo Manning', { roles: ['coordinator'], agency: 'Fernshire County Council' });
  await world.doAs(bo, work => signOff(work, { assessmentId: assessment.id, version: 2 }));
  const old = await (await world.as(priya)).visit(url());
  assert.match(old.text, /What do the parents and carers do well\?/);
  assert.match(old.text, /Early help assessment, version 1/);
  const next = await beginAssessment(world, priya, family);
  const section = await (await world.as(priya)).visit(`/assessments/${next.id}/sections/parenting`);
  assert.match(section.text, /What do they do best\? Filled in from the assessment before of 1 March 2027/);
  assert.match(section.html, /Mina reads with both children every night\./);
});

test('an auditor named for the family reads and does not write; a front-door officer and a stranger do neither', async () => {
  const auditor = await world.worker('Ada Quill', { roles: ['auditor'] });
  const officer = await world.worker('Olu Grant', { roles: ['front-door-officer'] });
  await world.asService(work => openFamily(work, family.id, { accountId: auditor.id }, 'audit'));
  await world.asService(work => openFamily(work, family.id, { accountId: officer.id }, 'front door'));
  assert.equal((await (await world.as(auditor)).visit(url())).status, 200);
  assert.doesNotMatch((await (await world.as(auditor)).visit(`/assessments/${assessment.id}`)).html, /href="[^"]*\/sections\//);
  assert.equal((await (await world.as(officer)).visit(url())).status, 403);
  assert.equal((await (await world.as(await world.worker('Stan Moor'))).visit(url())).status, 404);
});
