import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { aFamily, beginAssessment, finish, write, writeEnough, type AssessedFamily } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import type { Assessment } from '../assessment.ts';
import { signOff } from './sign-off.ts';

const world = await newWorld();
let priya: Person, bo: Person, family: AssessedFamily, assessment: Assessment;
beforeEach(async () => {
  priya = await world.worker('Priya Nair');
  bo = await world.worker('Bo Manning', { roles: ['coordinator'], agency: 'Fernshire County Council' });
  family = await aFamily(world, [priya]);
  assessment = await beginAssessment(world, priya, family);
  await writeEnough(world, priya, assessment, family);
});

const url = () => `/assessments/${assessment.id}/sign-off`;
const stored = async () =>
  (
    await world.stored<{ state: string; signed_off_by: string | null; signed_off_words: string | null }>(
      'select state, signed_off_by, signed_off_words from assessments.assessment where id = $1',
      [assessment.id],
    )
  )[0];

test('a coordinator signs off, and it is recorded', async () => {
  await finish(world, priya, assessment);
  const browser = await world.as(bo);
  assert.match((await browser.visit(`/assessments/${assessment.id}`)).text, /Sign it off, or send it back/);
  const page = await browser.fillIn(url(), { decision: 'sign-off', comment: 'Clear and kind.' });
  assert.equal(page.goesTo, `/assessments/${assessment.id}`);
  assert.deepEqual(await stored(), { state: 'signed-off', signed_off_by: bo.id, signed_off_words: 'Clear and kind.' });
  assert.equal(
    (await world.stored(`select from platform.event where kind = 'assessments.signed-off' and subject_id = $1 and actor_id = $2`, [assessment.id, bo.id]))
      .length,
    1,
  );
  assert.match((await browser.follow(page)).text, /Signed off by Bo Manning on 1 March 2027/);
});

test('a decision must be chosen, and sending back needs words', async () => {
  await finish(world, priya, assessment);
  const browser = await world.as(bo);
  assert.match((await browser.fillIn(url(), {})).text, /Error: Select if the assessment is good enough/);
  const page = await browser.fillIn(url(), { decision: 'return', words: ' ' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Error: Enter what is still needed/);
  assert.equal((await stored())?.state, 'finished');
});

test('what is not finished cannot be signed off, nor twice, nor over another’s decision', async () => {
  const sign = (version: number) => world.doAs(bo, work => signOff(work, { assessmentId: assessment.id, version }));
  await assert.rejects(sign(1), /not finished yet/);
  await finish(world, priya, assessment);
  await assert.rejects(sign(1), { kind: 'conflict' });
  await sign(2);
  await assert.rejects(sign(3), /signed off already/);
  await assert.rejects(write(world, priya, assessment, 'parenting', { 'parenting-needs': 'x' }), { kind: 'conflict' });
});

test('who wrote any of it does not sign it off', async () => {
  await write(world, bo, assessment, 'community', { 'community-strengths': 'Choir.' });
  await finish(world, priya, assessment);
  assert.equal((await (await world.as(bo)).visit(url())).status, 403);
  const cleo = await world.worker('Cleo Park', { roles: ['coordinator'], agency: 'Fernshire County Council' });
  assert.equal((await (await world.as(cleo)).visit(url())).status, 200);
});

test('without the right nobody signs off, and strangers find nothing', async () => {
  await finish(world, priya, assessment);
  assert.equal((await (await world.as(priya)).visit(url())).status, 403);
  await assert.rejects(
    world.doAs(priya, work => signOff(work, { assessmentId: assessment.id, version: 2 })),
    { kind: 'not-allowed' },
  );
  const manager = await world.worker('Max Reed', { roles: ['team-manager'] });
  assert.equal((await (await world.as(manager)).visit(url())).status, 404);
  await assert.rejects(
    world.doAs(manager, work => signOff(work, { assessmentId: assessment.id, version: 2 })),
    { kind: 'not-found' },
  );
});
