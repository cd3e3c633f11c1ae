import assert from 'node:assert/strict';
import { openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest, type Walk } from './walk.ts';

const wanted = 'A grown-up is there every school morning';
const bringBeds = 'Bring two beds and mend the heating';

/** A family that has early help and no plan; three others, each of an agency of their own, who will help. */
async function aFamilyWithoutPlan() {
  const world = await newWorld();
  const lead = await world.worker('Priya Shah', { agency: 'Early help north', jobTitle: 'Family worker' });
  const noel = await world.worker('Noel Finch', { agency: 'Fernshire Homes', jobTitle: 'Housing officer' });
  const amira = await world.worker('Amira Hussain', { agency: 'Oakfield Primary School', jobTitle: 'Class teacher' });
  const lena = await world.worker('Lena Frost', { agency: 'Fernshire Community Health', jobTitle: 'School nurse' });
  return Object.assign(world, { people: { lead, noel, amira, lena }, episode: await openTestEpisode(world, { lead }) });
}

async function addToTeam(lead: Walk, looksFor: string, name: string): Promise<void> {
  await lead.follow('Add somebody');
  await lead.type('Name, job or agency', looksFor);
  await lead.press('Search');
  await lead.follow(`Add ${name}`);
  await lead.press('Add to the team');
}

journeyTest(
  'The team around the family makes the plan',
  async (begin, world) => {
    const { people, episode } = world;
    const lead = await begin(people.lead);
    await lead.open('/my-families');
    await lead.follow('The Okafor family');
    await lead.follow('Start the family plan');
    await lead.press('Start the plan');
    await lead.sees('Being written', 'Nothing is in the plan yet.');

    await lead.follow('The team');
    await addToTeam(lead, 'housing', 'Noel Finch');
    await addToTeam(lead, 'Amira', 'Amira Hussain');
    await addToTeam(lead, 'health', 'Lena Frost');
    await lead.sees('Early help north', 'Fernshire Homes', 'Oakfield Primary School', 'Fernshire Community Health');
    await lead.follow('The family’s page');
    await lead.follow('The whole plan');

    await lead.follow('Add a need');
    await lead.type('What does the family want instead?', wanted);
    await lead.press('Save and add actions');
    await lead.isTold('Enter what is hard now');
    await lead.says('What does the family want instead?', wanted);
    await lead.type('What is hard now?', 'Chidi is late most mornings. He sleeps in a cold room.');
    await lead.choose('Chidi Okafor', 'Who is this about?');
    await lead.select('Kind of need', '1.1 Attendance under 90% over two terms');
    await lead.type('A question the family can score from 0 to 10', 'How calm are our mornings?');
    await lead.choose('3', 'What do they score today?');
    await lead.press('Save and add actions');
    await lead.type('What will be done?', bringBeds);
    await lead.choose('Noel Finch, Housing officer', 'Who will do it?');
    await lead.press('Save the action');
    await lead.isTold('Enter by when it will be done');
    await lead.says('What will be done?', bringBeds);
    await lead.date('By when?', world.today.add({ days: 14 }));
    await lead.press('Save the action');
    await lead.sees(wanted, bringBeds, 'Noel Finch', '15 March 2027');

    await lead.follow('Record a meeting');
    await lead.type('Where was it?', 'Oakfield Primary School');
    await lead.choose('No', 'Would the place tell somebody where the family can be found?');
    for (const who of ['Adaeze Okafor', 'Priya Shah, lead practitioner', 'Noel Finch, Housing officer', 'Amira Hussain, Class teacher'])
      await lead.choose(who, 'Who came?');
    await lead.choose('Lena Frost, School nurse', 'Who sent apologies?');
    await lead.press('Save the meeting');
    await lead.isTold('Enter what was said');
    await lead.hasChosen('Noel Finch, Housing officer', 'Who came?');
    await lead.type('What was said?', 'Adaeze: “The mornings are the worst.”');
    await lead.press('Save the meeting');
    await lead.sees('First meeting', 'Came Adaeze, Priya Shah, Noel Finch and Amira Hussain', 'Apologies Lena Frost');
    await lead.follow('The plan');

    await lead.follow('Agree the plan');
    await lead.press('Agree the plan');
    await lead.isTold('Choose who in the family agreed');
    await lead.choose('Adaeze Okafor', 'Who in the family agreed the plan?');
    await lead.press('Agree the plan');
    await lead.sees('Agreed On 1 March 2027 with Adaeze.');

    world.wait({ days: 7 });
    const noel = await begin(people.noel);
    await noel.page.setViewportSize({ width: 320, height: 640 });
    await noel.open('/my-families');
    await noel.follow(bringBeds);
    await noel.choose('Stuck', 'How does it go?');
    await noel.press('Save');
    await noel.isTold('Say what is in the way');
    await noel.choose('Started', 'How does it go?');
    await noel.type('A few words for the team', 'The beds are ordered.');
    await noel.press('Save');
    await noel.sees('“The beds are ordered.” Noel Finch, 8 March 2027');

    const last = await begin(people.lead);
    await last.open(`/families/${episode.familyId}`);
    await last.sees('Started', 'Since you last looked');
    await last.follow('The whole team');
    await last.follow('Change lead practitioner');
    await last.choose('Amira Hussain, Oakfield Primary School', 'Who takes over?');
    await last.choose('No', 'Does the one who led until now stay in the team?');
    await last.press('Change lead practitioner');
    await last.isTold('Choose why the lead practitioner changes');
    await last.choose('They left their post', 'Why?');
    await last.press('Change lead practitioner');
    await last.sees('My families');
    await last.doesNotSee('Okafor');

    world.wait({ days: 21 });
    const amira = await begin(people.amira);
    await amira.open('/my-families');
    await amira.sees('Lead practitioner');
    await reviewAndClose(amira);

    const [closed] = await world.stored('select state from plans.episode');
    assert.equal(closed?.['state'], 'closed');
    const ledger = await world.stored('select outcome_need, state, evidence from plans.outcome_result');
    assert.deepEqual(ledger, [{ outcome_need: '1.1', state: 'met', evidence: 'On time for four weeks' }]);
    const [voice] = await world.stored('select score, words, may_hear from plans.review_voice');
    assert.deepEqual(voice, { score: 8, words: 'My room is warm.', may_hear: 'team' });
  },
  aFamilyWithoutPlan,
);

/** The one who leads now reviews the plan, finds that it is done, and closes it. */
async function reviewAndClose(amira: Walk): Promise<void> {
  await amira.follow('The Okafor family');
  await amira.follow('The whole plan');
  await amira.follow(/^Review the/);
  await amira.sees(wanted, 'What was hard: Chidi is late most mornings.');
  await amira.choose('8', 'How calm are our mornings?');
  await amira.choose('8', 'How are things for Chidi?');
  await amira.type('What Chidi said', 'My room is warm.');
  await amira.type('What was said at the review?', 'Everybody is proud.');
  await amira.choose('Close the plan', 'What happens with the plan?');
  await amira.press('Save the review');
  await amira.isTold(`Choose how “${wanted}” stands`);
  await amira.says('What Chidi said', 'My room is warm.');
  await amira.choose('Met', 'How does it stand?');
  await amira.press('Save the review');
  await amira.isTold('Choose who may hear what Chidi said');
  await amira.choose('The team', 'Who may hear what Chidi said?');
  await amira.press('Save the review');

  await amira.sees('Close the family plan', '1 action is still open', bringBeds);
  await amira.choose('Met', 'Is it met?');
  await amira.type('What shows it?', 'On time for four weeks');
  await amira.press('Close the plan');
  await amira.isTold('Enter what changed, and what helps if things get hard again', 'Select why early help ends');
  await amira.says('What shows it?', 'On time for four weeks');
  await amira.type('What changed, and what helps if things get hard again?', 'The room is warm. Breakfast club goes on.');
  await amira.choose('Support or intervention provided', 'Why does early help end?');
  await amira.press('Close the plan');
  await amira.sees('Closed');
}
