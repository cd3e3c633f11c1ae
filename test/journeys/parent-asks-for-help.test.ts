import assert from 'node:assert/strict';
import { newWorld } from '#test/world.ts';
import { draftsIn, referenceOn, sentIn } from './asking.ts';
import { journeyTest, type Walk } from './walk.ts';

const hard = 'The rent went up and I owe two months.\nI do not sleep.';

/** How it is safe to reach the parent comes before anything about the family, and before anything is kept. */
async function saysHowToReachHer(parent: Walk): Promise<void> {
  await parent.open('/ask-for-help');
  await parent.sees('If anyone is in danger now, call 999.', 'You do not need an account.', 'Exit this page');
  await parent.press('Start now');
  await parent.press('Continue');
  await parent.isTold('Select who you are');
  await parent.choose('A parent or carer');
  await parent.press('Continue');
  await parent.press('Continue');
  await parent.isTold('Select how it is safe to reach you');
  await parent.choose('Text me');
  await parent.choose('Email me');
  await parent.press('Continue');
  await parent.type('When is it safe?', 'In school hours');
  await parent.press('Continue');
  await parent.isTold('Enter a phone number', 'Select yes if we may leave a voice message');
  await parent.says('When is it safe?', 'In school hours');
  await parent.type('What number is safe?', '07700 900321');
  await parent.choose('No', 'May we leave a voice message?');
  await parent.press('Continue');
  await parent.type('What email address is safe?', 'mina at example');
  await parent.press('Continue');
  await parent.isTold('Enter an email address in the correct format, like name@example.org');
  await parent.says('What email address is safe?', 'mina at example');
  await parent.type('What email address is safe?', 'mina@example.org');
  await parent.press('Continue');
}

journeyTest(
  'A parent leaves quickly',
  async (begin, world) => {
    const parent = await begin();
    await saysHowToReachHer(parent);
    await parent.choose('No', 'Is anyone in danger right now?');
    await parent.press('Continue');
    await parent.type('Your first name', 'Mina');
    assert.equal(await draftsIn(world), 1);

    await parent.leaveQuickly();
    assert.equal(await draftsIn(world), 0);
    await parent.goBack();
    await parent.sees('Your answers are not here any more');
    await parent.doesNotSee('Mina', '07700 900321', 'mina@example.org');
    await parent.follow('Start again');
    await parent.sees('Ask for help for a family');
    await parent.doesNotSee('Carry on');
  },
  newWorld,
);

journeyTest(
  'A parent asks for help',
  async (begin, world) => {
    const parent = await begin();
    await saysHowToReachHer(parent);

    await parent.choose('Yes', 'Is anyone in danger right now?');
    await parent.press('Continue');
    await parent.sees('Call 999. Ask for the police or an ambulance.', 'press 55', 'What you told us so far is still here.');
    await parent.press('Go on');

    await parent.type('Your last name', 'Bramble');
    await parent.press('Continue');
    await parent.isTold('Enter your first name');
    await parent.says('Your last name', 'Bramble');
    await parent.type('Your first name', 'Mina');
    await parent.press('Continue');

    await parent.choose('Yes');
    await parent.press('Continue');
    await parent.type('First name', 'Rosa');
    await parent.press('Continue');
    await parent.isTold('Select if this is a child or an adult');
    await parent.says('First name', 'Rosa');
    await parent.choose('A child or young person', 'Who is this?');
    await parent.choose('No, but I know about how old they are', 'Do you know their date of birth?');
    await parent.type('About how old are they?', '8');
    await parent.type('Who are they to you?', 'My daughter');
    await parent.press('Continue');
    await parent.choose('No');
    await parent.press('Continue');

    await parent.choose('At an address', 'Where is home?');
    await parent.type('Address', '3 Copper Lane\nFernbury');
    await parent.press('Continue');
    await parent.isTold('Select yes if it must be kept secret from anyone');
    await parent.says('Address', '3 Copper Lane\nFernbury');
    await parent.choose('Yes', 'Must we keep this secret from anyone?');
    await parent.press('Continue');

    // What goes well may be left out.
    await parent.press('Continue');
    await parent.press('Continue');
    await parent.isTold('Select what you want help with');
    await parent.choose('Money or work', 'What do you want help with?');
    await parent.press('Continue');
    await parent.type('Tell us more about it', hard);
    await parent.press('Continue');
    await parent.choose('Some months', 'How long has it been like this?');
    await parent.press('Continue');
    await parent.choose('2', 'How are things at home now?');
    await parent.press('Continue');
    // What would help may be left out too.
    await parent.press('Continue');
    await parent.type('If things got better, what would be new?', 'We would laugh more.');
    await parent.press('Continue');
    await parent.choose('No', 'Does anyone help you now?');
    await parent.press('Continue');

    await parent.sees('Check your answers', 'The rent went up and I owe two months.', '07700 900321', '3 Copper Lane', 'We would laugh more.');
    await parent.press('Send');
    await parent.sees('We have your message', 'Your reference number', 'call 999', 'before anything else');
    const reference = await referenceOn(parent);
    assert.deepEqual(await sentIn(world), [{ reference, who: 'parent-or-carer', is_danger: true, sender_name: 'Mina Bramble' }]);
    assert.equal(await draftsIn(world), 0);

    // Whoever takes the phone after her does not find it.
    const receipt = parent.page.url();
    await parent.leaveQuickly();
    await parent.open(receipt);
    await parent.sees('Page not found');
    await parent.doesNotSee(reference);
  },
  newWorld,
);
