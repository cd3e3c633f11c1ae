import assert from 'node:assert/strict';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest, type Walk } from './walk.ts';

const aCouncilWithAService = async () => {
  const world = await newWorld();
  return Object.assign(world, await keepersOf(world));
};

/** What anybody's software reads of the service, without an account. */
async function readsOutside({ page }: Walk, serviceId: string): Promise<string> {
  const answer = await page.request.get(`${new URL(page.url()).origin}/open-referral-uk/v3/services/${serviceId}`);
  assert.equal(answer.status(), 200);
  return answer.text();
}

journeyTest(
  'A provider changes when it is, an editor asks and approves, and what is public changes',
  async (begin, world) => {
    const owner = await begin(world.owner);
    await owner.open('/directory');
    await owner.sees('My services', '1 service', 'Stay and play');
    await owner.follow('Stay and play');
    await owner.sees('When it is', 'Nothing is said yet', 'Room not confirmed');
    await owner.follow('Say when it is');
    await owner.choose('Tuesday', 'Time 1');
    await owner.type('From', '11am', 'Time 1');
    await owner.type('Until', '9.30am', 'Time 1');
    await owner.press('Save');
    await owner.isTold('It must end after it begins');
    await owner.type('Until', '12.30pm', 'Time 1');
    await owner.press('Save');
    await owner.sees('A change waits for approval', 'Tuesdays, 11am to 12:30pm');
    await owner.follow('Say how it is today');
    await owner.choose('A few places are left', 'How much room is there?');
    await owner.press('So it is today');
    await owner.sees('A few places are left');
    assert.doesNotMatch(await readsOutside(owner, world.serviceId), /12:30/);

    const editor = await begin(world.editor);
    await editor.open('/directory/changes');
    await editor.follow('Stay and play');
    await editor.sees('Public now', 'The change', 'Tuesdays, 11am to 12:30pm');
    await editor.choose('Send it back', 'What happens with it?');
    await editor.type('What is to be put right?', 'In the holidays too?');
    await editor.press('Save');
    await editor.sees('No change waits');

    await owner.open(`/directory/records/${world.serviceId}`);
    await owner.sees('The last change came back', 'In the holidays too?');
    await owner.follow('Take it up again');
    await owner.sees('Tuesdays, 11am to 12:30pm');
    await owner.press('Take it up again');
    await owner.open(`/directory/records/${world.serviceId}/change/when`);
    await owner.type('Anything else', 'In term time only', 'Time 1');
    await owner.press('Save');
    await owner.sees('Tuesdays, 11am to 12:30pm, In term time only');

    await editor.open('/directory/changes');
    await editor.follow('Stay and play');
    await editor.choose('Make it public', 'What happens with it?');
    await editor.press('Save');
    await editor.sees('Public', 'In term time only');
    assert.match(await readsOutside(editor, world.serviceId), /12:30/);
    await editor.follow(/History/);
    await editor.sees('Public now', 'Came back', 'Was public');

    const visitor = await begin();
    await visitor.open(`/services/${world.serviceId}/report`);
    await visitor.press('Send');
    await visitor.isTold('Say what is wrong');
    await visitor.type('What is wrong?', 'The door is at the side');
    await visitor.press('Send');
    await visitor.sees('Thank you');

    await owner.open('/directory/reports');
    await owner.follow('Stay and play');
    await owner.sees('The door is at the side');
    await owner.type('What was done about it?', 'It is said on the page of the place now');
    await owner.press('Mark as done');
    await owner.sees('Done');
    await owner.open(`/directory/records/${world.serviceId}`);
    await owner.press('It is still right');
    await owner.sees('by Fernshire Play');
  },
  aCouncilWithAService,
);
