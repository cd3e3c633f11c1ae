import assert from 'node:assert/strict';
import { newWorld } from '#test/world.ts';
import { referenceOn, sentIn } from './asking.ts';
import { journeyTest } from './walk.ts';

journeyTest(
  'A young person asks for help',
  async (begin, world) => {
    const kai = await begin();
    await kai.open('/ask-for-help');
    await kai.press('Start now');
    await kai.sees('You can ask by yourself. You do not need a parent to say yes.');
    await kai.choose('A young person');
    await kai.press('Continue');
    await kai.choose('Ask somebody I trust');
    await kai.choose('Do not contact me');
    await kai.press('Continue');
    await kai.isTold('Select “Do not contact me” or other answers, not both');
    await kai.untick('Do not contact me');
    await kai.press('Continue');
    await kai.press('Continue');
    await kai.isTold('Enter who we should ask');
    await kai.type('Who should we ask?', 'Ms Hale, at Fernbury College');
    await kai.press('Continue');
    await kai.choose('No', 'Is anyone in danger right now?');
    await kai.press('Continue');
    await kai.type('Your first name', 'Kai');
    await kai.date('Your date of birth', Temporal.PlainDate.from('2010-06-15'));
    await kai.press('Continue');
    await kai.choose('No');
    await kai.press('Continue');
    await kai.press('Continue');
    await kai.isTold('Select where home is');
    await kai.choose('I do not know', 'Where is home?');
    await kai.press('Continue');
    await kai.type('What is going well at home?', 'My sister.');
    await kai.press('Continue');
    await kai.choose('I am not sure', 'What do you want help with?');
    await kai.press('Continue');
    await kai.type('Tell us more about it', 'Everyone shouts and I stay in my room.');
    // How long, how things are, what would help and what would be new may all be left out.
    for (let left = 0; left < 5; left += 1) await kai.press('Continue');
    await kai.choose('No', 'Does anyone help you now?');
    await kai.press('Continue');
    await kai.sees('Ms Hale, at Fernbury College', '15 June 2010');
    await kai.press('Send');
    await kai.sees('We have your message', 'Somebody will read it by 5pm on Tuesday 2 March 2027.');
    assert.deepEqual(await sentIn(world), [{ reference: await referenceOn(kai), who: 'young-person', is_danger: false, sender_name: 'Kai' }]);
  },
  newWorld,
);
