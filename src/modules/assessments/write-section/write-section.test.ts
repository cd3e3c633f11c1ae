import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { aFamily, beginAssessment, finish, write, writeEnough, type AssessedFamily } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import type { Assessment } from '../assessment.ts';
import { writeSection } from './write-section.ts';

const world = await newWorld();
let priya: Person, tom: Person, family: AssessedFamily, assessment: Assessment;
before(async () => {
  priya = await world.worker('Priya Nair');
  tom = await world.worker('Tom Ashby');
  family = await aFamily(world, [priya, tom]);
  assessment = await beginAssessment(world, priya, family);
});

const url = (section: string, person?: { id: string }) => `/assessments/${assessment.id}/sections/${section}${person ? `/${person.id}` : ''}`;
const stored = async (section: string) =>
  (
    await world.stored<{ answers: Record<string, unknown>; is_done: boolean; version: number }>(
      'select answers, is_done, version from assessments.section where assessment_id = $1 and section = $2',
      [assessment.id, section],
    )
  )[0];

test('a section is written, scored and recorded', async () => {
  const page = await (await world.as(priya)).fillIn(url('parenting'), { 'parenting-strengths': 'Warm at bedtime.', 'parenting-score': '4' });
  assert.equal(page.goesTo, `/assessments/${assessment.id}`);
  assert.deepEqual(await stored('parenting'), { answers: { 'parenting-strengths': 'Warm at bedtime.', 'parenting-score': 4 }, is_done: true, version: 1 });
  assert.deepEqual(await world.stored(`select value, lowest, highest, source from published.score where key = 'parenting-score'`), [
    { value: 4, lowest: 1, highest: 5, source: 'assessment' },
  ]);
  assert.deepEqual(await world.stored(`select details->>'section' as section from platform.event where kind = 'assessments.section-written'`), [
    { section: 'parenting' },
  ]);
});

test('mistakes come back beside their questions, with what was typed', async () => {
  const page = await (
    await world.as(priya)
  ).fillIn(url('adult-views', family.mina), { 'adult-view-well': 'The children are happy.', 'adult-view-agrees': 'partly' });
  assert.equal(page.status, 422);
  assert.match(page.text, /Error: Enter what Mina wants to be different/);
  assert.match(page.text, /Error: Enter what Mina sees differently/);
  assert.match(page.html, /The children are happy\./);
  assert.equal(await stored('adult-views'), undefined);
});

test('a section can be saved to come back to, and stays in progress', async () => {
  const browser = await world.as(priya);
  const page = await browser.fillIn(url('adult-views', family.mina), { 'adult-view-well': 'The children are happy.', 'come-back': 'yes' });
  assert.equal(page.status, 303);
  assert.deepEqual(await stored('adult-views'), { answers: { 'adult-view-well': 'The children are happy.' }, is_done: false, version: 1 });
  assert.match((await browser.follow(page)).text, /Mina’s views Priya Nair, 1 March 2027 In progress/);
});

test('two people write different sections at once, and both are kept', async () => {
  const [hers, his] = [await world.as(priya), await world.as(tom)];
  const [open1, open2] = [await hers.visit(url('child-health', family.rosa)), await his.visit(url('child-learning', family.rosa))];
  const sent = await Promise.all([
    hers.sendFrom(open1, { 'child-health-strengths': 'Sleeps well.' }),
    his.sendFrom(open2, { 'child-learning-strengths': 'Loves maths.' }),
  ]);
  assert.deepEqual(
    sent.map(page => page.status),
    [303, 303],
  );
  assert.deepEqual((await stored('child-health'))?.answers, { 'child-health-strengths': 'Sleeps well.' });
  assert.deepEqual((await stored('child-learning'))?.answers, { 'child-learning-strengths': 'Loves maths.' });
});

test('in the same section the second is shown both, and nothing typed is lost', async () => {
  for (const [n, start] of ['nobody had begun it', 'it was written before'].entries()) {
    const [hers, his] = [await world.as(priya), await world.as(tom)];
    const [open1, open2] = [await hers.visit(url('community')), await his.visit(url('community'))];
    assert.equal((await hers.sendFrom(open1, { 'community-strengths': `Choir ${n}.` })).status, 303, start);
    const clash = await his.sendFrom(open2, { 'community-strengths': `Football ${n}.` });
    assert.equal(clash.status, 409, start);
    assert.match(clash.text, new RegExp(`Choir ${n}\\. Football ${n}\\.`));
    assert.match(clash.html, new RegExp(`<textarea[^>]*>\\s*Football ${n}\\.`));
    assert.equal((await stored('community'))?.answers['community-strengths'], `Choir ${n}.`);
    assert.equal((await his.sendFrom(clash, { 'community-strengths': `Choir and football ${n}.` })).status, 303);
  }
});

test('a version that is not the last changes nothing', async () => {
  await assert.rejects(write(world, priya, { id: assessment.id }, 'nothing-of-the-kind', {}), { kind: 'not-found' });
  const about = { assessmentId: assessment.id, section: 'parenting', answers: { 'parenting-needs': 'Mornings.' } };
  for (const version of [0, 7])
    await assert.rejects(
      world.doAs(tom, work => writeSection(work, { ...about, version })),
      { kind: 'conflict' },
    );
  await assert.rejects(
    world.doAs(tom, work => writeSection(work, { ...about, answers: { 'parenting-score': 9 }, version: 1 })),
    { kind: 'invalid' },
  );
});

test('what is typed is kept before it is sent, and shown again', async () => {
  const browser = await world.as(tom);
  const page = await browser.visit(url('home-money-work'));
  assert.equal((await browser.sendFrom(page, { 'home-money-work-needs': 'Damp in the bedroom.' }, `${url('home-money-work')}/keep`)).status, 200);
  assert.match((await browser.visit(url('home-money-work'))).html, /Damp in the bedroom\./);
  assert.doesNotMatch((await (await world.as(priya)).visit(url('home-money-work'))).html, /Damp/);
  assert.match((await browser.visit(`/assessments/${assessment.id}`)).text, /Home, money and work You have text here/);
});

test('without the right nobody writes, and strangers find nothing', async () => {
  const auditor = await world.worker('Ada Quill', { roles: ['auditor'] });
  await world.asService(work => openFamily(work, family.id, { accountId: auditor.id }, 'audit'));
  assert.equal((await (await world.as(auditor)).visit(url('parenting'))).status, 403);
  await assert.rejects(write(world, auditor, assessment, 'community', { 'community-needs': 'None.' }), { kind: 'not-allowed' });
  const stranger = await world.worker('Stan Moor');
  assert.equal((await (await world.as(stranger)).visit(url('parenting'))).status, 404);
  await assert.rejects(write(world, stranger, assessment, 'community', { 'community-needs': 'None.' }), { kind: 'not-found' });
  assert.equal((await (await world.as(priya)).visit(url('parenting', family.rosa))).status, 404, 'a family section is about nobody');
  assert.equal((await (await world.as(priya)).visit(url('child-voice', family.mina))).status, 404, 'an adult has no child section');
});

test('a finished assessment cannot be written in; text typed meanwhile is shown again', async () => {
  const his = await world.as(tom);
  const open = await his.visit(url('family-relationships'));
  await writeEnough(world, priya, assessment, family);
  await finish(world, priya, assessment);
  const page = await his.sendFrom(open, { 'family-relationships-needs': 'They argue about money.' });
  assert.equal(page.status, 409);
  assert.match(page.html, /They argue about money\./);
  assert.match((await (await world.as(priya)).visit(url('parenting'))).text, /This assessment is finished/);
});
