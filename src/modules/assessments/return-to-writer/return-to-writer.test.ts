import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { aFamily, beginAssessment, finish, write, writeEnough } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import type { Assessment } from '../assessment.ts';
import { returnToWriter } from './return-to-writer.ts';

const world = await newWorld();
let priya: Person, bo: Person, assessment: Assessment;
beforeEach(async () => {
  priya = await world.worker('Priya Nair');
  bo = await world.worker('Bo Manning', { roles: ['coordinator'], agency: 'Fernshire County Council' });
  const family = await aFamily(world, [priya]);
  assessment = await beginAssessment(world, priya, family);
  await writeEnough(world, priya, assessment, family);
  await finish(world, priya, assessment);
});

const sendBack = (who: Person, words = 'Say more about Jude.', version = 2) =>
  world.doAs(who, work => returnToWriter(work, { assessmentId: assessment.id, version, words }));

test('it goes back with words that its writer reads; they write on and finish again', async () => {
  const page = await (await world.as(bo)).fillIn(`/assessments/${assessment.id}/sign-off`, { decision: 'return', words: 'Say more about Jude.' });
  assert.equal(page.status, 303);
  assert.equal((await world.stored(`select from platform.event where kind = 'assessments.returned' and subject_id = $1`, [assessment.id])).length, 1);
  assert.match(
    (await (await world.as(priya)).visit(`/assessments/${assessment.id}`)).text,
    /Bo Manning asks for more before signing this off Say more about Jude\./,
  );
  await write(world, priya, assessment, 'community', { 'community-strengths': 'Toddler group.' });
  await finish(world, priya, { ...assessment, version: 3 });
});

test('it needs words, a finished assessment and its last version', async () => {
  await assert.rejects(sendBack(bo, '  '), { kind: 'invalid', mistakes: { words: 'Enter what is still needed' } });
  await assert.rejects(sendBack(bo, 'More.', 1), { kind: 'conflict' });
  await sendBack(bo);
  await assert.rejects(sendBack(bo, 'More.', 3), /not finished yet/);
});

test('its writer cannot, and to a stranger it does not exist', async () => {
  await assert.rejects(sendBack(priya), { kind: 'not-allowed' });
  await assert.rejects(sendBack(await world.worker('Max Reed', { roles: ['team-manager'] })), { kind: 'not-found' });
});
