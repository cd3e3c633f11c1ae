import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { nameSensitiveReader } from '#modules/access/index.ts';
import { aFamily, beginAssessment, write, type AssessedFamily } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import { doWork } from '#platform/work.ts';
import type { Assessment } from '../assessment.ts';
import { findScores } from '../score.queries.ts';
import { sectionId } from '../section.ts';
import { nameReader } from './name-reader.ts';

const world = await newWorld();
let priya: Person, tom: Person, ines: Person, bo: Person, family: AssessedFamily, assessment: Assessment;
before(async () => {
  [priya, tom, ines] = [await world.worker('Priya Nair'), await world.worker('Tom Ashby'), await world.worker('Ines Holt')];
  bo = await world.worker('Bo Manning', { roles: ['coordinator'], agency: 'Fernshire County Council' });
  family = await aFamily(world, [priya, tom, ines]);
  assessment = await beginAssessment(world, priya, family);
});

const url = () => `/assessments/${assessment.id}`;
const place = (section: string, personId: string | null = null) => ({ assessmentId: assessment.id, section, personId });
const scoresSeenBy = async (who: Person) => {
  const { actor } = await (await world.as(who)).session(world.platform);
  return doWork(world.platform, actor, 'look', async work => (await findScores(work, family.id)).map(({ key }) => key));
};
const sees = async (who: Person, words: string) => {
  const browser = await world.as(who);
  const pages = [await browser.visit(url()), await browser.visit(`${url()}/read`)];
  return pages.some(page => page.html.includes(words));
};

test('a sensitive section does not exist for a colleague who is not named, nor for a coordinator', async () => {
  await write(world, priya, assessment, 'safety', {
    'safety-needs': 'He waits outside the school.',
    'safety-score': 1,
    'coercive-control': 'somebody',
    'safe-to-meet': 'no',
  });
  assert.ok(await sees(priya, 'He waits outside the school.'));
  for (const who of [tom, bo]) {
    assert.equal((await (await world.as(who)).visit(`${url()}/sections/safety`)).status, 404);
    assert.equal((await (await world.as(who)).visit(`${url()}/sections/safety-of-person/${family.rosa.id}`)).status, 404);
    for (const words of ['He waits', 'Safety']) assert.equal(await sees(who, words), false, words);
    assert.deepEqual(await scoresSeenBy(who), []);
    await assert.rejects(write(world, who, assessment, 'safety', { 'safety-needs': 'x' }), { kind: 'not-found' });
  }
  assert.deepEqual(await scoresSeenBy(priya), ['safety-score']);
});

test('nobody names themself by writing where somebody else is named already', async () => {
  const other = await aFamily(world, [priya, tom]);
  await world.doAs(tom, work => nameSensitiveReader(work, other.id, 'mental-health', tom.id));
  const begun = await beginAssessment(world, priya, other);
  const hers = await world.as(priya);
  assert.equal((await hers.visit(`/assessments/${begun.id}/sections/adult-mental-health/${other.mina.id}`)).status, 404);
  await assert.rejects(write(world, priya, begun, 'adult-mental-health', { 'adult-mental-health-needs': 'x' }, other.mina), { kind: 'not-found' });
  await write(world, tom, begun, 'adult-mental-health', { 'adult-mental-health-needs': 'Low since the birth.' }, other.mina);
});

test('those named name others, who from then on read it; it is recorded', async () => {
  const page = `${url()}/readers/${sectionId(place('safety'))}`;
  assert.equal((await (await world.as(tom)).visit(page)).status, 404);
  assert.match((await (await world.as(priya)).fillIn(page)).text, /Error: Select who else may read it/);
  const named = await (await world.as(priya)).fillIn(page, { who: tom.id });
  assert.equal(named.goesTo, `${url()}/sections/safety`);
  assert.ok(await sees(tom, 'He waits outside the school.'));
  assert.equal(await sees(ines, 'He waits'), false);
  assert.equal((await world.stored(`select from platform.event where kind = 'assessments.reader-named' and details->>'sensitive' = 'abuse'`)).length, 1);
  await assert.rejects(
    world.doAs(priya, work => nameReader(work, place('safety'), tom.id)),
    { kind: 'invalid' },
    'named already',
  );
  const stranger = await world.worker('Stan Moor');
  await assert.rejects(
    world.doAs(priya, work => nameReader(work, place('safety'), stranger.id)),
    { kind: 'invalid' },
    'does not see the family',
  );
  await assert.rejects(
    world.doAs(stranger, work => nameReader(work, place('safety'), stranger.id)),
    { kind: 'not-found' },
  );
  await assert.rejects(
    world.doAs(priya, work => nameReader(work, place('parenting'), tom.id)),
    { kind: 'not-found' },
    'everybody reads it',
  );
});

test('a child’s words are kept to their writer until it is recorded who may read them', async () => {
  const voice = place('child-voice', family.rosa.id);
  const words = 'I hide in the bathroom.';
  await write(world, tom, assessment, 'child-voice', { 'voice-words': words }, family.rosa);
  assert.ok(await sees(tom, words));
  for (const who of [priya, bo]) assert.equal(await sees(who, words), false);
  const hers = await world.as(priya);
  assert.match((await hers.visit(url())).text, /Rosa’s own voice Tom Ashby is writing this Being written/);
  assert.equal((await hers.visit(`${url()}/sections/child-voice/${family.rosa.id}`)).status, 404);
  await assert.rejects(write(world, priya, assessment, 'child-voice', { 'voice-words': 'x' }, family.rosa), { kind: 'not-found' });
  await assert.rejects(
    world.doAs(tom, work => nameReader(work, voice, ines.id)),
    /Only those named/,
  );

  await write(world, tom, assessment, 'child-voice', { 'voice-words': words, 'voice-who-may-read': 'named' }, family.rosa);
  await world.doAs(tom, work => nameReader(work, voice, ines.id));
  assert.ok(await sees(ines, words));
  assert.equal(await sees(priya, words), false);

  await write(world, tom, assessment, 'child-voice', { 'voice-words': words, 'voice-who-may-read': 'team' }, family.rosa);
  for (const who of [priya, bo]) assert.ok(await sees(who, words));
  const events = await world.stored<{ section: string | null }>(
    `select details->>'section' as section from platform.event where kind = 'assessments.section-written' and actor_id = $1 order by at, id`,
    [tom.id],
  );
  assert.deepEqual(
    events.map(({ section }) => section).filter(section => section !== 'adult-mental-health'),
    [null, null, 'child-voice'],
  );
});
