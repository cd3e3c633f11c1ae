import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openFamily } from '#modules/access/index.ts';
import { doWork } from '#platform/work.ts';
import { aFamily, beginAssessment, finish, write, writeEnough, type AssessedFamily } from '#test/builders/assessments.ts';
import { newWorld, type Person } from '#test/world.ts';
import { assessmentPanel, shortened } from './assessment-panel.ts';
import { recordScores } from './score.queries.ts';

const world = await newWorld();
let priya: Person, family: AssessedFamily;
before(async () => {
  priya = await world.worker('Priya Nair');
  family = await aFamily(world, [priya]);
});

async function panelFor(who: Person): Promise<string | null> {
  const { actor } = await (await world.as(who)).session(world.platform);
  const shown = await doWork(world.platform, actor, 'look', work => assessmentPanel.load(work, family.id));
  return shown && shown.markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

test('before an assessment it says so, and where to start one', async () => {
  assert.match((await panelFor(priya)) ?? '', /Nobody has assessed this family’s needs here yet\. Start an assessment/);
});

test('then the level, what works, what worries, and each person’s number with the one before', async () => {
  const assessment = await beginAssessment(world, priya, family);
  assert.match((await panelFor(priya)) ?? '', /Being written Due in 10 working days Started by Priya Nair on 1 March 2027\. Carry on with the assessment/);
  await writeEnough(world, priya, assessment, family);
  await write(world, priya, assessment, 'scale', { 'how-things-are': 4 }, family.rosa);
  await write(world, priya, assessment, 'whole-picture', {
    'going-well': 'They laugh a lot.',
    'worried-about': 'Mornings.',
    'needs-to-happen': 'Help at eight.',
  });
  await finish(world, priya, assessment);
  const scores = [{ personId: family.rosa.id, key: 'how-things-are', value: 7, lowest: 0, highest: 10 }];
  await world.doAs(priya, work => recordScores(work, { familyId: family.id, sourceId: work.newId(), takenOn: Temporal.PlainDate.from('2027-04-12') }, scores));
  const words = (await panelFor(priya)) ?? '';
  for (const said of [
    'Level 3 Complex needs',
    'Finished, waiting to be signed off',
    'Working well They laugh a lot.',
    'Worried about Mornings.',
    'Rosa, 12 April 2027 7 out of 10, up from 4',
  ]) {
    assert.ok(words.includes(said), `${said} in ${words}`);
  }
});

test('whoever may not read assessments has no such panel', async () => {
  const officer = await world.worker('Olu Grant', { roles: ['front-door-officer'] });
  await world.asService(work => openFamily(work, family.id, { accountId: officer.id }, 'front door'));
  assert.equal(await panelFor(officer), null);
});

test('long text is cut between words', () => {
  assert.equal(shortened('Short.'), 'Short.');
  assert.match(shortened('word '.repeat(100)), /^(word )+…$/);
});
