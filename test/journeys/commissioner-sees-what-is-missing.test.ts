import { countNeeds } from '#modules/commissioning/index.ts';
import { sayRoomOf } from '#modules/directory/index.ts';
import { aFamily, beginAssessment, finish, write, writeEnough } from '#test/builders/assessments.ts';
import { addTestService, editorOf } from '#test/builders/directory.ts';
import { familyLacking, tellWards } from '#test/builders/needs.ts';
import { startTestPlan } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const mentalHealth = 'eb4cd23d-82a7-5621-b820-3be61fa4f3f2';

async function aCouncilInNeed() {
  const world = await newWorld({ now: '2027-03-30T09:00Z' });
  const lead = await world.worker('Priya Shah');
  const commissioner = await world.worker('Faye Winslow', { roles: ['commissioner'], agency: 'Fernshire County Council' });
  await tellWards(world, { 'FN1 2AB': 'Fernbury Mills', 'FN2 4LF': 'Larkfield' });
  const service = await addTestService(world, { name: 'Talk it over', termIds: [mentalHealth], minimumAge: 5, maximumAge: 17, at: { ward: 'Larkfield' } });
  await world.doAs(await editorOf(world), work => sayRoomOf(work, service, { state: 'waiting-list', waitWeeks: 6 }));
  for (let n = 0; n < 4; n += 1) {
    const family = await aFamily(world, [lead]);
    const assessment = await beginAssessment(world, lead, family);
    for (const child of [family.rosa, family.jude]) await write(world, lead, assessment, 'needs-of-child', { 'outcome-needs-child': ['3.1'] }, child);
    await writeEnough(world, lead, assessment, family);
    await finish(world, lead, assessment);
  }
  for (let n = 0; n < 5; n += 1) await familyLacking(world, { who: lead, reason: 'full' });
  const plan = await startTestPlan(world, { lead, name: 'Adeyemi', goal: { outcomeNeed: '3.1', wanted: 'Chidi sleeps through' } });
  return Object.assign(world, { lead, commissioner, plan });
}

journeyTest(
  'A lead practitioner finds nothing for a need, and a commissioner sees that it happens and why',
  async (begin, world) => {
    const lead = await begin(world.lead);
    await lead.open(`/goals/${world.plan.goalId}/actions/new`);
    await lead.follow('say that nothing was found');
    await lead.press('Save');
    await lead.isTold('Select why nothing was found');
    await lead.choose('It is full and takes no more names', 'Why was nothing found?');
    await lead.type('What would have helped?', 'Somebody to talk to on Thursdays');
    await lead.press('Save');
    await lead.sees('What could not be found', 'Somebody to talk to on Thursdays');
    await lead.open(`/plans/${world.plan.planId}`);
    await lead.sees('What could not be found', 'Nothing found');
    await lead.follow(/^Close/);
    await lead.choose('Something was found', 'What became of it?');
    await lead.press('Close it');
    await lead.sees('Found');

    const early = await begin(world.commissioner);
    await early.open('/');
    await early.sees('No quarter has been counted yet');
    world.wait({ days: 3 });
    await world.asService(countNeeds);
    const commissioner = await begin(world.commissioner);
    await commissioner.open('/commissioning');
    await commissioner.sees('January to March 2027', '8 people ÷ 1 service = 8.0 for each', 'typically 6 weeks’ wait', 'It is full and takes no more names: 6');
    await commissioner.select('What is counted', 'Needs for which nothing was found');
    await commissioner.select('One age band', '5 to 9');
    await commissioner.press('Apply filters');
    await commissioner.sees('Needs for which nothing was found, ages 5 to 9');
    await commissioner.follow(/Ages 5 to 9/);
    await commissioner.open('/commissioning?ward=Larkfield&age=5-9');
    await commissioner.isTold('Choose a ward or an age, not both. So few people are in both that somebody could be known');
  },
  aCouncilInNeed,
);
