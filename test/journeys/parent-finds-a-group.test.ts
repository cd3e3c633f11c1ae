import assert from 'node:assert/strict';
import { addTestOrganization, addTestService, locationSaid } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

async function worldWithServices() {
  const world = await newWorld();
  const organizationId = await addTestOrganization(world);
  const saturdays = [{ freq: 'WEEKLY' as const, byday: 'SA', opensAt: '10:00', closesAt: '11:30' }];
  await addTestService(world, { organizationId, name: 'Saturday stay and play', at: locationSaid(), maximumAge: 5, schedules: saturdays });
  await addTestService(world, { organizationId, name: 'Big football', at: locationSaid({ name: 'The pitch' }), minimumAge: 10, schedules: saturdays });
  return world;
}

journeyTest(
  'A parent finds a group on Saturday near them, keeps it, reads it on one sheet and has it sent',
  async begin => {
    const parent = await begin();
    await parent.open('/ask-for-help');
    await parent.follow('find help and activities');
    await parent.type('What do you need?', 'toddler group on saturday');
    await parent.type('Near', 'Nowhereville');
    await parent.press('Search');
    await parent.isTold('We do not know this place. Enter a postcode, or the name of a town');
    await parent.type('Near', 'Fernbury');
    await parent.press('Search');
    await parent.sees('Find help and activities near you', 'Saturday stay and play');
    assert.ok(!parent.page.url().includes('toddler'));
    await parent.follow('Saturday stay and play');
    await parent.sees('Fernshire Play Saturday stay and play', 'Saturdays, 10:00 to 11:30');
    await parent.press(/^Add to shortlist/);
    await parent.sees('Your shortlist', 'Saturday stay and play');
    await parent.page.emulateMedia({ media: 'print' });
    assert.ok(!(await parent.page.getByRole('button', { name: /shortlist/ }).isVisible()), 'buttons are not printed');
    assert.ok(await parent.page.getByText('Saturdays, 10:00 to 11:30').isVisible());
    assert.ok(!(await parent.page.getByLabel('Your email address').isVisible()), 'what is for the screen is not printed');
    await parent.page.emulateMedia({ media: 'screen' });
    await parent.type('Your email address', 'grace');
    await parent.press('Send the list');
    await parent.isTold('Enter an email address in the correct format, like name@example.org');
    await parent.type('Your email address', 'grace@example.org');
    await parent.press('Send the list');
    await parent.sees('Your list is on its way');
    assert.ok(!parent.page.url().includes('grace'));
  },
  worldWithServices,
);
