import assert from 'node:assert/strict';
import { openFamily } from '#modules/access/index.ts';
import { frontDoorPeople, sendAndLink } from '#test/builders/deciding.ts';
import { aPerson } from '#test/builders/front-door.ts';
import { newWorld, type World } from '#test/world.ts';
import { journeyTest } from './walk.ts';

/** A school asked for support for a mother and two children; a health visitor leads, a teacher is in the team, a manager looks on. */
async function familyOf(world: World) {
  const { tom, grace, helen } = await frontDoorPeople(world);
  const people = [
    aPerson(),
    aPerson({ givenName: 'Jude', bornOn: Temporal.PlainDate.from('2026-10-20'), school: null }),
    aPerson({ givenName: 'Mina', bornOn: null, ageAbout: 34, isChild: false, relationship: 'Mother', school: null }),
  ];
  const { familyId } = await sendAndLink(world, tom, grace, { people });
  const priya = await world.worker('Priya Nair', { agency: 'Fernbury health visiting' });
  const sam = await world.worker('Sam Castle', { agency: 'Oakfield Primary School' });
  await world.asService(async work => {
    await openFamily(work, familyId, { accountId: priya.id }, 'lead practitioner');
    await openFamily(work, familyId, { accountId: sam.id }, 'team around the family');
    await openFamily(work, familyId, { accountId: helen.id }, 'supervision');
  });
  return { familyId, priya, sam, helen };
}

journeyTest(
  'A health visitor assesses',
  async (begin, world) => {
    const { familyId, priya, sam, helen } = await familyOf(world);
    const nurse = await begin(priya);

    await nurse.open(`/families/${familyId}`);
    await nurse.follow('Start an assessment');
    await nurse.sees('What is known from the request for support of 1 March 2027 is filled in for you to check.');
    await nurse.press('Start the assessment');
    await nurse.isTold('Enter why the family is being assessed');
    await nurse.type('Why is the family being assessed now?', 'Rosa is often late, and Jude does not gain weight.');
    await nurse.press('Start the assessment');
    await nurse.sees('Due in', 'Rosa’s own voice', 'Mina’s views');
    const overview = new URL(nurse.page.url()).pathname;

    // What the school asked with is there already, and says where it came from.
    await nurse.follow('The whole picture');
    await nurse.sees('Filled in from the request for support of 1 March 2027.');
    await nurse.says('What are we worried about?', 'Rosa is often late and says she is hungry.');
    await nurse.press('Save, this section is done');
    await nurse.isTold('Enter what needs to happen');
    await nurse.says('What is working well?', 'Rosa reads with her mum every evening.');
    await nurse.type('What needs to happen?', 'A calm start to the day, and food in the house.');
    await nurse.press('Save, this section is done');

    await nurse.follow('Family relationships');
    await nurse.type('What is strong in how the family gets on together?', 'They laugh a lot, and Mina asks for help early.');
    await nurse.choose('4', 'What score from 1 to 5 does this get?');
    await nurse.press('Save and come back later');
    await nurse.sees('In progress');

    // A colleague writes another section while she writes hers.
    const teacher = await begin(sam);
    await teacher.open(overview);
    await teacher.follow('Rosa’s learning');
    await nurse.follow('Home, money and work');
    await nurse.type('What is hard about home, money and work?', 'The rent went up in January.');
    await nurse.choose('Yes', 'Could the family lose their home?');
    await nurse.type('What puts the home at risk, and by when?', 'Two months are owed; a letter says the end of April.');
    await teacher.type('What does Rosa enjoy and do well in learning and play?', 'She loves maths and helps the younger ones.');
    await teacher.choose('Yes, support in nursery, school or college', 'Does Rosa have help for special educational needs?');
    await nurse.press('Save, this section is done');
    await teacher.press('Save, this section is done');
    await teacher.sees('Priya Nair, 1 March 2027', 'Sam Castle, 1 March 2027');

    await nurse.follow('Jude’s health');
    await nurse.type('What worries anyone about Jude’s health?', 'He has not gained weight in four weeks.');
    await nurse.choose('2', 'What score from 1 to 5 does this get?');
    await nurse.press('Save, this section is done');

    await nurse.follow('Rosa’s own voice');
    await nurse.type('How was Rosa given the space to say what they think?', 'At school, drawing, with Ms Hale in the room.');
    await nurse.press('Save, this section is done');
    await nurse.isTold('Enter what Rosa said or showed', 'Select who may read Rosa’s words');
    await nurse.says('How was Rosa given the space to say what they think?', 'At school, drawing, with Ms Hale in the room.');
    await nurse.type('What did Rosa say or show?', 'I like it when Mum is not tired.');
    await nurse.choose('The team around the family', 'Who may read Rosa’s words?');
    await nurse.press('Save, this section is done');

    // What is said of her mental health is for those named.
    await nurse.follow('Mina’s mental health, alcohol and drugs');
    await nurse.sees('Nobody is named for it yet. When you save it, you will be the only one who can read it.');
    await nurse.type('What is hard for Mina, and how does it touch the children?', 'She has felt low since Jude was born.');
    await nurse.press('Save, this section is done');
    await teacher.open(overview);
    await teacher.doesNotSee('mental health, alcohol and drugs', 'felt low');
    await teacher.follow('Read the whole assessment');
    await teacher.sees('I like it when Mum is not tired.', 'The rent went up in January.');
    await teacher.doesNotSee('felt low');

    await nurse.follow('How things are: Mina');
    await nurse.choose('4', 'How does Mina say things are for the family now?');
    await nurse.type('Why that number, and what would make it one higher?', 'One night of sleep.');
    await nurse.press('Save, this section is done');
    await nurse.follow('How things are: Rosa');
    await nurse.choose('7', 'How does Rosa say things are for the family now?');
    await nurse.press('Save, this section is done');

    // What is missing is told before she finishes, and leads to where it is written.
    await nurse.sees('Before it can be finished:', 'Select the level of need');
    await nurse.follow('Finish the assessment');
    await nurse.press('Finish the assessment');
    await nurse.isTold('Enter what Jude said or showed, or why that is not here', 'Select the level of need');
    await nurse.follow('Select the level of need');
    await nurse.type('Why does the family need help now?', 'Rosa has missed a day each week since Christmas.');
    await nurse.type('What is life like for each child, and what will it be like if nothing changes?', 'Rosa is tired and worries about her mum.');
    await nurse.choose('3 Complex needs', 'What is the level of need?');
    await nurse.press('Save, this section is done');
    await nurse.isTold('Enter what tells you the level of need');
    await nurse.hasChosen('3 Complex needs', 'What is the level of need?');
    await nurse.type('What tells you so?', 'School, health and housing all have a part in it.');
    await nurse.press('Save, this section is done');
    await nurse.follow('Finish the assessment');
    await nurse.type('Why are Jude’s own words not here?', 'He slept through both visits.');
    await nurse.press('Finish the assessment');
    await nurse.sees('Finished, waiting to be signed off');

    // The manager asks for more once, and then signs.
    const manager = await begin(helen);
    await manager.open(overview);
    await manager.follow('Sign it off, or send it back');
    await manager.sees('3 Complex needs', 'A calm start to the day, and food in the house.');
    await manager.press('Save the decision');
    await manager.isTold('Select if the assessment is good enough to plan from');
    await manager.choose('No, send it back to its writer');
    await manager.press('Save the decision');
    await manager.isTold('Enter what is still needed');
    await manager.type('What is still needed?', 'Watch Jude play, and write down what you see.');
    await manager.press('Save the decision');

    await nurse.open(overview);
    await nurse.sees('Helen Ostrowski asks for more before signing this off', 'Watch Jude play, and write down what you see.');
    await nurse.follow('Jude’s own voice');
    await nurse.type('What did Jude say or show?', 'He smiled and reached for Mina.');
    await nurse.choose('The team, and the family’s own copies', 'Who may read Jude’s words?');
    await nurse.press('Save, this section is done');
    await nurse.follow('Finish the assessment');
    await nurse.press('Finish the assessment');

    await manager.open(`${overview}/sign-off`);
    await manager.choose('Yes, sign it off');
    await manager.type('Anything to say to the writer?', 'Clear, and fair to Mina.');
    await manager.press('Save the decision');
    await manager.sees('Signed off');
    await nurse.open(`${overview}/read`);
    await nurse.sees('Signed off by Helen Ostrowski', 'Clear, and fair to Mina.', 'He smiled and reached for Mina.', 'She has felt low since Jude was born.');
    await nurse.open(`/families/${familyId}`);
    await nurse.sees('3 Complex needs', 'Signed off');

    const states = await world.stored<{ kind: string }>(
      `select kind from platform.event where kind like 'assessments.%' and kind not like '%.written' order by at, id`,
    );
    assert.deepEqual(states.map(({ kind }) => kind).filter(kind => /finished|returned|signed/.test(kind)).length, 4);
  },
  newWorld,
);
