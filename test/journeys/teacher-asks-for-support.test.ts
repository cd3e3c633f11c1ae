import assert from 'node:assert/strict';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const goingWell = 'Rosa reads with her mum every evening, and Jude loves the baby group.';
const worries = 'Rosa was late nine times in February.\nShe says there is no breakfast at home.';

journeyTest(
  'A teacher asks for support',
  async (begin, world) => {
    const tom = await world.worker('Tom Ashby', { roles: ['referrer'], agency: 'Oakfield Primary School' });
    const teacher = await begin(tom);

    await teacher.open('/requests/mine');
    await teacher.sees('You have not asked for support yet');
    await teacher.follow('Ask for support for a family');
    await teacher.press('Start now');

    // Somebody is in danger: 999 comes first, and what was said waits.
    await teacher.press('Continue');
    await teacher.isTold('Select yes if anyone is in immediate danger');
    await teacher.choose('Yes', 'Is anyone in immediate danger?');
    await teacher.press('Continue');
    await teacher.sees('Call 999 and ask for the police or an ambulance.', 'Your answers so far are saved.');
    await teacher.open('/requests/new');
    await teacher.follow(/^Request last saved on/);
    await teacher.sees('Call 999 now');
    await teacher.press('I have called 999, go on');

    await teacher.press('Continue');
    await teacher.isTold('Select yes if you think a child is suffering significant harm, or is likely to');
    await teacher.choose('No', 'Do you think a child is suffering significant harm, or is likely to?');
    await teacher.press('Continue');

    // Three people, one a page: the second has no date of birth.
    await teacher.type('Last name', 'Bramble');
    await teacher.choose('Yes', 'Do you know their date of birth?');
    await teacher.type('Day', '31', 'Date of birth');
    await teacher.type('Month', '2', 'Date of birth');
    await teacher.type('Year', '2018', 'Date of birth');
    await teacher.press('Continue');
    await teacher.isTold('Select if this is a child or an adult', 'Date of birth must be a real date');
    await teacher.says('Last name', 'Bramble');
    await teacher.says('Day', '31', 'Date of birth');
    await teacher.type('First name', 'Rosa');
    await teacher.choose('A child or young person', 'Who is this?');
    await teacher.date('Date of birth', Temporal.PlainDate.from('2018-05-04'));
    await teacher.type('School or nursery', 'Oakfield Primary School');
    await teacher.press('Continue');

    await teacher.press('Continue');
    await teacher.isTold('Select yes if you need to add another person');
    await teacher.choose('Yes');
    await teacher.press('Continue');
    await teacher.type('First name', 'Jude');
    await teacher.type('Last name', 'Bramble');
    await teacher.choose('A child or young person', 'Who is this?');
    await teacher.choose('No, but I know about how old they are', 'Do you know their date of birth?');
    await teacher.type('About how old are they?', '2 or 3');
    await teacher.press('Continue');
    await teacher.isTold('Age must be a whole number from 0 to 120');
    await teacher.says('About how old are they?', '2 or 3');
    await teacher.type('About how old are they?', '2');
    await teacher.press('Continue');

    await teacher.choose('Yes');
    await teacher.press('Continue');
    await teacher.type('First name', 'Mina');
    await teacher.type('Last name', 'Bramble');
    await teacher.choose('An adult', 'Who is this?');
    await teacher.choose('No', 'Do you know their date of birth?');
    await teacher.type('What are they to the children?', 'Mother');
    await teacher.press('Continue');
    await teacher.sees('Rosa Bramble', 'Jude Bramble', 'Mina Bramble');
    await teacher.choose('No');
    await teacher.press('Continue');

    await teacher.choose('At an address', 'Where does the family live?');
    await teacher.type('Postcode', 'fn1 4aa');
    await teacher.press('Continue');
    await teacher.isTold('Enter the address');
    await teacher.says('Postcode', 'fn1 4aa');
    await teacher.type('Address', '3 Copper Lane\nFernbury');
    await teacher.press('Continue');
    await teacher.isTold('Select yes if it must be kept secret from anyone');
    await teacher.says('Address', '3 Copper Lane\nFernbury');
    await teacher.choose('No', 'Must this be kept secret from anyone?');
    await teacher.press('Continue');

    await teacher.type('What has been tried already, and what came of it?', 'Breakfast club, for two weeks.');
    await teacher.press('Continue');
    await teacher.isTold('Enter what is going well for the family');
    await teacher.says('What has been tried already, and what came of it?', 'Breakfast club, for two weeks.');
    await teacher.type('What is going well for the family?', goingWell);
    await teacher.press('Continue');

    await teacher.type('What worries you?', worries);
    await teacher.press('Continue');
    await teacher.isTold('Select what it is about', 'Select how long it has been like this');
    await teacher.says('What worries you?', worries);
    await teacher.choose('Home', 'What is it about?');
    await teacher.choose('Learning, nursery or school', 'What is it about?');
    await teacher.choose('Some months', 'How long has it been like this?');
    await teacher.choose('4', 'How do you see things for the family now?');
    await teacher.press('Continue');

    await teacher.press('Continue');
    await teacher.isTold('Enter what you think would help');
    await teacher.type('What do you think would help?', 'Somebody to go through the money with mum.');
    await teacher.press('Continue');

    await teacher.press('Continue');
    await teacher.isTold('Select what the family knows');
    await teacher.choose('Yes, they know and agree');
    await teacher.type('Who agreed?', 'Mina Bramble, mother');
    await teacher.press('Continue');
    await teacher.isTold('Select how they told you', 'Enter when they told you');
    await teacher.says('Who agreed?', 'Mina Bramble, mother');
    await teacher.choose('Face to face', 'How did they tell you?');
    await teacher.date('When did they tell you?', Temporal.PlainDate.from('2027-02-26'));
    await teacher.press('Continue');

    await teacher.choose('Yes', 'Does anyone already help the family?');
    await teacher.press('Continue');
    await teacher.type('What do they do for the family?', 'Weight and sleep');
    await teacher.press('Continue');
    await teacher.isTold('Enter the name of the person or service');
    await teacher.type('Name of the person or service', 'Lena Frost, school nurse');
    await teacher.press('Continue');
    await teacher.choose('No');
    await teacher.press('Continue');

    // The register knows how to reach a worker; a wrong phone number is told.
    await teacher.says('Your name', 'Tom Ashby');
    await teacher.type('Your work phone number', 'ask the office');
    await teacher.press('Continue');
    await teacher.isTold('Enter a phone number, like 01632 960 001 or 07700 900 982');
    await teacher.says('Your work phone number', 'ask the office');
    await teacher.type('Your work phone number', '01632 960123');
    await teacher.press('Continue');

    // The police came, and nobody is in danger any more.
    await teacher.sees(goingWell, 'Rosa was late nine times in February.', 'Lena Frost, school nurse', '26 February 2027', '3 Copper Lane');
    await teacher.follow('Change (Immediate danger)');
    await teacher.hasChosen('Yes');
    await teacher.choose('No');
    await teacher.press('Continue');
    await teacher.sees('Check your answers', goingWell, 'Rosa was late nine times in February.');
    await teacher.press('Send request');

    await teacher.sees('Request sent', 'Your reference number', 'We will decide what happens next and tell you by 5pm on Tuesday 2 March 2027');
    const reference = await teacher.page.locator('.govuk-panel strong').innerText();
    await teacher.follow('My requests');
    await teacher.sees(reference, 'Rosa', 'Jude', 'Waiting to be looked at');
    await teacher.follow(reference);
    await teacher.sees(goingWell, '3 Copper Lane');

    const [sent] = await world.stored<{ reference: string; is_danger: boolean }>('select reference, is_danger from front_door.request');
    assert.deepEqual(sent, { reference, is_danger: false });
  },
  newWorld,
);
