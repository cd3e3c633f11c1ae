import assert from 'node:assert/strict';
import { frontDoorPeople } from '#test/builders/deciding.ts';
import { aPerson, sendAs, sendAsSomebody } from '#test/builders/front-door.ts';
import { day, openTestFamily } from '#test/builders/people.ts';
import { newWorld, type World } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const feedback = 'Marcus Bell will ring the family on Tuesday.';
const reason = 'School, money and sleep hang together.';

/** One of the children is known already. One request came in on Friday, another on Monday. */
async function aMondayMorning() {
  const world = await newWorld({ now: '2027-02-26T09:00Z' });
  const people = await frontDoorPeople(world);
  await openTestFamily(world, {
    name: 'Bramble',
    people: [{ givenName: 'Rosa', familyName: 'Bramble', bornOn: day('2018-05-04'), isChild: true, household: 'A' }],
  });
  const first = await sendAs(world, people.tom);
  world.wait({ days: 3 });
  const teacher = await world.worker('Edie Lowe', { roles: ['referrer'], agency: 'Ash Tree Academy' });
  const later = await sendAs(world, teacher, { people: [aPerson({ givenName: 'Otis', familyName: 'Vane' })] });
  return Object.assign(world, { people, first, later });
}

const mailsIn = (world: World) =>
  world.stored<{ send_to: string; subject: string; body: string }>(`select * from platform.message where template like 'request-%'`);
const assertNamesNobody = ({ subject, body }: { subject: string; body: string }) =>
  assert.doesNotMatch(subject + body, /Rosa|Mina|Bramble|Marcus|Oakfield|Tuesday|school|money/i);

journeyTest(
  'A front-door officer decides',
  async (begin, world) => {
    const { people, first, later } = world;
    const officer = await begin(people.grace);
    await officer.open('/requests');
    await officer.sees('Requests for support', '2 requests', new RegExp(`${first.reference}.*Oakfield Primary School.*${later.reference}.*Ash Tree Academy`));
    await officer.follow(first.reference);
    await officer.sees('Rosa is often late and says she is hungry.', 'What to do next');
    await officer.follow('Take this request');
    await officer.press('Take this request');

    await officer.follow('Who is this about?');
    await officer.sees('Some of these people may be known already', /(Almost certain|Likely, but check)\. .*[Dd]ate of birth/, 'Nobody is told about this');
    await officer.choose('Rosa Bramble, born 4 May 2018', 'Who is Rosa Bramble?');
    await officer.choose('Somebody new', 'Who is Mina Bramble?');
    await officer.choose('Yes', 'Does Mina Bramble live at the address in the request?');
    await officer.choose('The record that the people you chose are in already', 'Which record is it?');
    await officer.press('Save and go on');

    await officer.choose('3 Complex needs', 'Level of need');
    await officer.choose('Passed to early help', 'What happens next?');
    await officer.select('Who will help the family?', 'Marcus Bell, Early help north');
    await officer.type('Why did you decide this?', reason);
    await officer.press('Decide');
    // Whoever asks hears back: a request is not decided without it.
    await officer.isTold('Enter what the sender will be told');
    await officer.says('Why did you decide this?', reason);
    await officer.type('What will the sender be told?', feedback);
    await officer.press('Decide');
    await officer.sees('What was decided', feedback, 'Sender told In their own requests, 1 March 2027');
    await officer.open('/requests');
    await officer.sees(later.reference);
    await officer.doesNotSee(first.reference);

    const teacher = await begin(people.tom);
    await teacher.open('/requests/mine');
    await teacher.sees(first.reference, 'Decided', 'The family gets early help.', feedback);
    await teacher.follow(first.reference);
    await teacher.sees('What was decided', feedback);
    await teacher.doesNotSee(reason, 'Complex needs');

    const mails = (await mailsIn(world)).filter(({ subject }) => subject.includes('decided'));
    assert.deepEqual([mails.length, mails[0]?.send_to], [1, 'tom.ashby@example.org']);
    assertNamesNobody(mails[0]!);
    const members = await world.stored('select p.given_name, m.household from people.family_member m join people.person p on p.id = m.person_id order by 1');
    assert.deepEqual(members, [
      { given_name: 'Mina', household: 'A' },
      { given_name: 'Rosa', household: 'A' },
    ]);

    const lead = await begin(people.marcus);
    await lead.open('/my-families');
    await lead.sees('Bramble');
  },
  aMondayMorning,
);

journeyTest(
  'A parent without an account is told what came of it',
  async (begin, world) => {
    const { grace } = await frontDoorPeople(world);
    const { reference } = await sendAsSomebody(world);
    const officer = await begin(grace);
    await officer.open('/requests');
    await officer.follow(reference);
    await officer.follow('Decide what happens next');
    await officer.choose('2 Additional needs', 'Level of need');
    await officer.choose('Advice, information or signposting', 'What happens next?');
    await officer.type('What did you advise?', 'The money advice hour at the library.');
    await officer.type('Why did you decide this?', 'Advice is enough for now.');
    await officer.type('What will the sender be told?', 'Come to the money advice hour.');
    await officer.press('Decide');

    // It stays on the list until she knows.
    await officer.sees('Tell the sender', 'In school hours', 'Do not leave a message');
    await officer.press('Save');
    await officer.isTold('Select how they were told');
    await officer.open('/requests?show=to-tell');
    await officer.sees(reference, 'Not told yet');
    await officer.follow(reference);
    await officer.doesNotSee('Close without a reply');
    await officer.follow('Tell the sender');
    await officer.choose('Text message', 'How were they told?');
    await officer.press('Save');
    await officer.sees('Sender told Text message, 1 March 2027');
    await officer.open('/requests?show=to-tell');
    await officer.sees('Every sender has been told what was decided.');

    const told = (await mailsIn(world)).filter(({ body }) => body.includes('We have an answer for you'));
    assert.deepEqual([told.length, told[0]?.send_to], [1, '07700 900321']);
    assertNamesNobody(told[0]!);
  },
  newWorld,
);
