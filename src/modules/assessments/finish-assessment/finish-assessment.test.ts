import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { aFamily, analysis, beginAssessment, finish, write, writeEnough, type AssessedFamily } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import type { Assessment } from '../assessment.ts';
import { finishAssessment } from './finish-assessment.ts';

const world = await newWorld();
let priya: Person, tom: Person, family: AssessedFamily, assessment: Assessment;
beforeEach(async () => {
  [priya, tom] = [await world.worker('Priya Nair'), await world.worker('Tom Ashby')];
  family = await aFamily(world, [priya, tom]);
  assessment = await beginAssessment(world, priya, family);
});

const url = () => `/assessments/${assessment.id}/finish`;
const stored = async () =>
  (
    await world.stored<{ state: string; level_of_need: string | null; finished_by: string | null }>(
      'select state, level_of_need, finished_by from assessments.assessment where id = $1',
      [assessment.id],
    )
  )[0];

test('with enough written it is finished and recorded, though most sections are empty', async () => {
  await writeEnough(world, priya, assessment, family);
  const browser = await world.as(priya);
  const page = await browser.fillIn(url());
  assert.equal(page.goesTo, `/assessments/${assessment.id}`);
  assert.deepEqual(await stored(), { state: 'finished', level_of_need: 'complex', finished_by: priya.id });
  assert.deepEqual(
    await world.stored(`select details->>'level' as level from platform.event where kind = 'assessments.finished' and subject_id = $1`, [assessment.id]),
    [{ level: 'complex' }],
  );
  assert.match((await browser.follow(page)).text, /Finished, waiting to be signed off/);
});

test('what is missing is told, each beside its place', async () => {
  const page = await (await world.as(priya)).fillIn(url());
  assert.equal(page.status, 422);
  for (const words of [
    'Enter at least one strength or need of the family',
    'Enter what Rosa said or showed, or why that is not here',
    'Enter what Jude said or showed',
    'Select the level of need',
  ]) {
    assert.ok(page.text.includes(words), words);
  }
  for (const id of ['strength-or-need', 'level-of-need', `why-not-${family.rosa.id}`]) assert.match(page.html, new RegExp(`id="${id}"`));
  assert.equal((await stored())?.state, 'writing');
});

test('a reason stands in for a child’s own words, and is read with the assessment', async () => {
  await write(world, priya, assessment, 'parenting', { 'parenting-needs': 'Mornings.' });
  await write(world, priya, assessment, 'child-voice', { 'voice-words': 'I like art.', 'voice-who-may-read': 'team' }, family.rosa);
  await write(world, priya, assessment, 'analysis', analysis);
  const browser = await world.as(priya);
  assert.match((await browser.fillIn(url(), { [`why-not-${family.jude.id}`]: ' ' })).text, /Error: Enter what Jude said or showed/);
  assert.equal((await browser.fillIn(url(), { [`why-not-${family.jude.id}`]: 'He slept through each visit.' })).status, 303);
  assert.match((await browser.visit(`/assessments/${assessment.id}/read`)).text, /Jude’s own words are not here\. He slept through each visit\./);
});

test('words kept from the finisher count, and what was only carried over does not', async () => {
  await write(world, tom, assessment, 'child-voice', { 'voice-words': 'A secret.', 'voice-who-may-read': 'writer' }, family.rosa);
  await write(world, priya, assessment, 'child-voice', { 'voice-words': 'He smiled.', 'voice-who-may-read': 'team' }, family.jude);
  await write(world, priya, assessment, 'analysis', analysis);
  await world.stored(
    `insert into assessments.section (id, assessment_id, family_id, section, answers) values (gen_random_uuid(), $1, $2, 'community', '{"community-needs": "Old words"}')`,
    [assessment.id, family.id],
  );
  await assert.rejects(finish(world, priya, assessment), {
    kind: 'invalid',
    mistakes: { 'strength-or-need': 'Enter at least one strength or need of the family' },
  });
  await write(world, priya, assessment, 'parenting', { 'parenting-needs': 'Mornings.' });
  await finish(world, priya, assessment);
});

test('it is finished once, and not over somebody else’s change', async () => {
  await writeEnough(world, priya, assessment, family);
  await assert.rejects(finish(world, priya, { ...assessment, version: 9 }), { kind: 'conflict' });
  await finish(world, priya, assessment);
  await assert.rejects(finish(world, priya, assessment), /is finished/);
});

test('without the right nobody finishes it, and strangers find nothing', async () => {
  const auditor = await world.worker('Ada Quill', { roles: ['auditor'] });
  await world.asService(work => openFamily(work, family.id, { accountId: auditor.id }, 'audit'));
  assert.equal((await (await world.as(auditor)).visit(url())).status, 403);
  await assert.rejects(finish(world, auditor, assessment), { kind: 'not-allowed' });
  const stranger = await world.worker('Stan Moor');
  assert.equal((await (await world.as(stranger)).visit(url())).status, 404);
  await assert.rejects(
    world.doAs(stranger, work => finishAssessment(work, { assessmentId: assessment.id, version: 1 })),
    { kind: 'not-found' },
  );
});
