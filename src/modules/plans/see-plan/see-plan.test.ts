import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishAssessment, writeSection, findSection, startAssessment } from '#modules/assessments/index.ts';
import { officerOf } from '#test/builders/people.ts';
import { agreeTestPlan, startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah', { jobTitle: 'Health visitor', phone: '01632 960222' });
const teacher = await world.worker('Amira Hussain');

test('the team reads the plan, and the reading is recorded', async () => {
  const plan = await agreeTestPlan(world, { lead, team: [teacher] });
  const page = await (await world.as(teacher)).visit(`/plans/${plan.planId}`);
  assert.match(page.text, /1\. A grown-up is there every school morning What is hard: Chidi is late most mornings For: Chidi/);
  assert.match(page.text, /Walk to breakfast club Adaeze 15 March 2027 Not started/);
  assert.match(page.text, /Priya Shah Health visitor, Oakfield Primary School 01632 960222/);
  assert.doesNotMatch(page.html, new RegExp(`/plans/${plan.planId}/agree`));
  const read = await world.stored("select family_id from platform.event where kind = 'page.read' and actor_id = $1 and subject_id = $2", [
    teacher.id,
    plan.planId,
  ]);
  assert.deepEqual(read, [{ family_id: plan.familyId }]);
});

test('needs that the assessment found are offered, filled in, until the plan answers them', async () => {
  const plan = await startTestPlan(world, { lead, goal: { outcomeNeed: null } });
  await world.doAs(lead, async work => {
    const { id: assessmentId, version } = await startAssessment(work, { familyId: plan.familyId, reason: 'Often late' });
    const write = async (section: string, personId: string | null, answers: Record<string, string | string[]>) => {
      const place = { assessmentId, section, personId };
      await writeSection(work, { ...place, answers, version: (await findSection(work, place))?.version ?? 0 });
    };
    await write('needs-of-child', plan.childId, { 'outcome-needs-child': ['1.1'] });
    await write('child-learning', plan.childId, { 'child-learning-needs': 'Late on Mondays' });
    await write('parenting', null, { 'parenting-strengths': 'Adaeze reads with him' });
    await write('child-voice', plan.childId, { 'voice-words': 'I like science.', 'voice-who-may-read': 'team' });
    await write('analysis', null, { 'why-now': 'Now', impact: 'Tired', 'level-of-need': 'complex', 'level-of-need-why': 'Many' });
    await finishAssessment(work, { assessmentId, version });
  });
  const browser = await world.as(lead);
  assert.match(
    (await browser.visit(`/plans/${plan.planId}`)).text,
    /Found by the assessment, not in the plan yet Attendance under 90% over two terms \(Chidi\)/,
  );
  const url = `/plans/${plan.planId}/goals/new?found=0`;
  const filled = await browser.visit(url);
  assert.match(filled.text, /Filled in from the assessment finished on 1 March 2027/);
  assert.match(filled.html, /Late on Mondays<\/textarea>/);
  await browser.fillIn(url, { wanted: 'In school on time' });
  const page = await browser.visit(`/plans/${plan.planId}`);
  assert.match(page.text, /2\. In school on time What is hard: Late on Mondays For: Chidi/);
  assert.doesNotMatch(page.text, /Found by the assessment/);
});

test('somebody with no part in the plan may not read it, and to others it does not exist', async () => {
  const plan = await startTestPlan(world, { lead });
  const url = `/plans/${plan.planId}`;
  assert.equal((await (await world.as(await officerOf(world))).visit(url)).status, 403);
  const stranger = await world.as(await world.worker('Ola Brandt', { roles: ['practitioner', 'team-manager'] }));
  const [hidden, absent] = [await stranger.visit(url), await stranger.visit(`/plans/${plan.familyId}`)];
  assert.equal(hidden.status, 404);
  assert.equal(hidden.text, absent.text);
  assert.equal((await stranger.visit('/plans/1')).status, 404);
});
