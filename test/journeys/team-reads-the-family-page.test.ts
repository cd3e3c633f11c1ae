import { addNote } from '#modules/people/index.ts';
import { relateAs } from '#test/builders/people.ts';
import { addTestAction, addTestGoal, agreeTestPlan, nameInPlan, openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const guarded = ['Adaeze does not sleep and cries', 'Adaeze has somebody to talk to', 'She told me how low she is', 'Ring the talking therapy'];

/** Two families with early help: one has a plan with something late in it and a part about mental health, the other waits for its assessment. */
async function twoFamilies() {
  const world = await newWorld();
  const lead = await world.worker('Priya Shah', { agency: 'Early help north' });
  const noel = await world.worker('Noel Finch', { agency: 'Fernshire Homes' });
  const lena = await world.worker('Lena Frost', { agency: 'Fernshire Community Health' });
  const plan = await agreeTestPlan(world, { lead, team: [noel, lena] });
  await relateAs(world, lead, plan.familyId, plan.motherId, plan.childId, 'parent');
  await nameInPlan(world, plan, 'mental-health', lead);
  const [need = '', wanted = '', note = '', what = ''] = guarded;
  const goalId = await addTestGoal(world, plan, { personIds: [plan.motherId], need, wanted, outcomeNeed: null, sensitive: 'mental-health' });
  await addTestAction(world, { ...plan, goalId }, { what, doer: { workerId: lead.id } });
  await world.doAs(lead, work => addNote(work, plan.familyId, { kind: 'spoke', text: note, sensitive: 'mental-health' }));
  await world.doAs(lead, work => addNote(work, plan.familyId, { kind: 'visited', text: 'Chidi showed me his reading book.' }));
  world.wait({ days: 20 });
  await openTestEpisode(world, { lead, team: [noel], name: 'Bramble' });
  await nameInPlan(world, plan, 'mental-health', lena);
  return Object.assign(world, { people: { lead, noel, lena }, plan });
}

journeyTest(
  'The team reads the family page',
  async (begin, world) => {
    const { people, plan } = world;
    const noel = await begin(people.noel);
    await noel.open('/my-families');
    await noel.sees(/The Okafor family.*Late.*The Bramble family/);
    await noel.doesNotSee(...guarded);

    await noel.follow('Find a family');
    await noel.press('Search');
    await noel.isTold('Enter a name or a date of birth');
    await noel.type('Name', 'okafor chidi');
    await noel.date('Date of birth, if you know it', Temporal.PlainDate.from('2019-09-14'));
    await noel.press('Search');
    await noel.sees(/Chidi Okafor.*Okafor family.*Likely:.*same date of birth.*Chidi Bramble.*Possible:.*another last name/);
    await noel.follow('Okafor family');

    await noel.sees('Who is in the family', 'Adaeze Okafor', 'Chidi Okafor', 'Who leads, and the team', 'Priya Shah', 'Noel Finch', 'Lena Frost');
    await noel.sees(
      'What is agreed',
      'A grown-up is there every school morning',
      'What is next',
      'Walk to breakfast club',
      'Late',
      'Chidi showed me his reading book.',
    );
    await noel.doesNotSee(...guarded);
    await noel.follow('Chronology');
    await noel.sees('Priya Shah', 'agreed', '1 March 2027', 'Chidi showed me his reading book.');
    await noel.doesNotSee(...guarded);
    await noel.open(`/plans/${plan.planId}`);
    await noel.sees('A grown-up is there every school morning');
    await noel.doesNotSee(...guarded);

    // Who is named for it reads it, marked as what it is.
    const lena = await begin(people.lena);
    await lena.open(`/families/${plan.familyId}`);
    await lena.sees('Mental health', ...guarded.slice(1));
    await lena.open(`/families/${plan.familyId}/chronology`);
    await lena.sees('She told me how low she is');
  },
  twoFamilies,
);
