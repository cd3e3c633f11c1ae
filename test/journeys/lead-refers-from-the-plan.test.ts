import assert from 'node:assert/strict';
import { referringPeople } from '#test/builders/referrals.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const aPlanThatNeedsAService = async () => {
  const world = await newWorld();
  return Object.assign(world, await referringPeople(world));
};

const why = 'Mornings are hard, and nobody is there to help.';

journeyTest(
  'A lead practitioner refers from a plan and sees the answer',
  async (begin, world) => {
    const lead = await begin(world.lead);
    await lead.open(`/plans/${world.planId}`);
    await lead.follow('Find a service for Somebody to visit in the mornings');
    await lead.press('Find services');
    await lead.isTold('Enter what would help');
    await lead.type('What would help?', 'home visits');
    await lead.press('Find services');
    await lead.sees('One service', 'Room not confirmed');
    await lead.follow('Choose it Home visits');
    await lead.sees('Its people read referrals here, and answer them here.');
    await lead.type('Why do they need it?', why);
    await lead.press('Continue');
    await lead.isTold(
      'Select what the family said. Ask them first',
      'Choose who it is for',
      'Enter what you ask the service to do',
      'Select how the service reaches the family',
    );
    await lead.says('Why do they need it?', why);
    await lead.choose('They agree that we refer them');
    await lead.select('Who said so?', 'Adaeze Okafor, 36');
    await lead.type('How did they say it?', 'At home');
    await lead.choose('Adaeze Okafor, 36', 'Who is it for?');
    await lead.type('What do you ask the service to do?', 'A visit each week');
    await lead.choose('It may get in touch with them');
    await lead.press('Continue');
    await lead.isTold('Enter how the service can reach the family safely');
    await lead.type('How is that safe?', 'Ring after 6pm. Leave no message.');
    await lead.press('Continue');
    await lead.sees('Check before you send', why, 'Ring after 6pm. Leave no message.', 'Adaeze Okafor, at home, on 1 March 2027');
    await lead.press('Send the referral');
    await lead.sees('Sent', 'Answer by 8 March 2027');

    const taker = await begin(world.taker);
    await taker.open('/referrals');
    await taker.follow('Adaeze Okafor, 36');
    await taker.sees('Opened, not answered yet', why);
    await taker.doesNotSee('Chidi', world.familyId);
    await taker.follow('Answer it');
    await taker.choose('The service says no');
    await taker.press('Save');
    await taker.isTold('Select why the service says no');
    await taker.choose('The service says yes', 'How does it stand?');
    await taker.type('A few words', 'Carol can begin in May.');
    await taker.press('Save');
    await taker.sees('Accepted, waiting to start');

    const later = await begin(world.lead);
    await later.open(`/plans/${world.planId}`);
    await later.sees('Home visits', 'Accepted, waiting to start', '1 March 2027');
    await later.follow('Home visits');
    await later.sees('Carol can begin in May.', 'Opened by the service', 'Jean Abbot');
    await later.follow('Take it back');
    await later.press('Take it back');
    await later.isTold('Select why it is taken back');
    await later.choose('Something else was found', 'Why is it taken back?');
    await later.press('Take it back');
    await later.sees('Taken back: something else was found');

    await taker.open('/referrals?show=waiting');
    await taker.sees('Nobody waits to start.');
    const [kept] = await world.stored('select state from referrals.referral');
    assert.equal(kept?.['state'], 'withdrawn');
  },
  aPlanThatNeedsAService,
);
