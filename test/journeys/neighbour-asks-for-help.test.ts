import assert from 'node:assert/strict';
import { newWorld } from '#test/world.ts';
import { referenceOn, sentIn } from './asking.ts';
import { journeyTest } from './walk.ts';

journeyTest(
  'A neighbour asks for help and gives no name',
  async (begin, world) => {
    const neighbour = await begin();
    await neighbour.open('/ask-for-help');
    await neighbour.press('Start now');
    await neighbour.choose('A relative, friend or neighbour of a family');
    await neighbour.press('Continue');
    await neighbour.choose('Do not contact me');
    await neighbour.press('Continue');
    await neighbour.sees('We will not contact you', 'That is fine.');
    await neighbour.press('Continue');
    await neighbour.choose('No', 'Is anyone in danger right now?');
    await neighbour.press('Continue');
    // Nobody asks for a name.
    await neighbour.choose('Yes', 'Can you tell us who is in the family?');
    await neighbour.press('Continue');
    await neighbour.type('First name', 'Rosa');
    await neighbour.choose('A child or young person', 'Who is this?');
    await neighbour.press('Continue');
    await neighbour.choose('No');
    await neighbour.press('Continue');
    await neighbour.choose('At an address', 'Where is home?');
    await neighbour.type('Address', '3 Copper Lane');
    await neighbour.choose('No', 'Must we keep this secret from anyone?');
    await neighbour.press('Continue');
    await neighbour.press('Continue');
    await neighbour.press('Continue');
    await neighbour.isTold('Enter what worries you');
    await neighbour.type('What worries you?', 'The girl sits on the step until ten at night.');
    await neighbour.press('Continue');
    await neighbour.press('Continue');
    await neighbour.press('Continue');
    await neighbour.isTold('Select if the family knows');
    await neighbour.choose('No');
    await neighbour.press('Continue');
    await neighbour.press('Send');
    await neighbour.sees('We have your message', 'We will not contact you, as you asked.');
    assert.deepEqual(await sentIn(world), [{ reference: await referenceOn(neighbour), who: 'anonymous', is_danger: false, sender_name: null }]);
  },
  newWorld,
);
