import assert from 'node:assert/strict';
import { openTestFamily } from '#test/builders/people.ts';
import { addRow, linkFamily, sharedFeed } from '#test/builders/single-view.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

/** One landlord shares with coordinators who assess or plan, a school census covers schoolchildren, and the police share for a worry about safety alone. */
async function aFamilyThatPartnersKnow() {
  const world = await newWorld();
  const cora = await world.worker('Cora Ord', { roles: ['coordinator'] });
  const family = await openTestFamily(world);
  const [mother = ''] = family.ids;
  const forCoordinators = { roles: ['coordinator'], purposes: ['assessing', 'planning'] };
  const rent = await sharedFeed(world, { name: 'Rent accounts', rule: forCoordinators });
  await sharedFeed(world, { name: 'College register', kind: 'post-16', fromAge: 16, untilAge: 18, rule: forCoordinators });
  await sharedFeed(world, { name: 'Police incidents', kind: 'police', rule: { roles: ['coordinator'], purposes: ['safeguarding'] } });
  await linkFamily(world, family.familyId);
  await addRow(world, rent, { of: mother, on: '2026-11-02', amount: 1240, worker: 'Sam Field', contact: '01632 960111' });
  return Object.assign(world, { cora, family });
}

journeyTest(
  'A coordinator sees what partners know',
  async (begin, world) => {
    const { cora, family } = world;
    const walk = await begin(cora);
    await walk.open(family.url);
    await walk.follow('Look at what partners know of this family');
    await walk.doesNotSee('Sam Field');
    await walk.press('Show what partners know');
    await walk.isTold('Select why you need this');
    await walk.choose('Assessing what the family needs', 'Why do you need this?');
    await walk.press('Show what partners know');
    await walk.sees('Assessing what the family needs. Recorded with your name', 'Behind with rent', '£1,240', 'Sam Field', '01632 960111');
    // Never “not involved”: outside whom a file covers nothing is held.
    await walk.sees('Not held', 'College register (covers ages 16 to 18)', 'A service that is not here may still be involved');
    await walk.doesNotSee('Police incidents', 'not involved');
    await walk.follow('Choose another purpose');
    await walk.choose('A worry about a child’s safety', 'Why do you need this?');
    await walk.press('Show what partners know');
    await walk.sees('Police incidents', 'Nothing to show you');
    await walk.doesNotSee('Rent accounts');
    const shown = await world.stored<{ purpose: string }>(
      `select details->>'purpose' as purpose from platform.event where kind = 'targeting.single-view-shown' and actor_id = $1 order by at, id`,
      [cora.id],
    );
    assert.deepEqual(
      shown.map(({ purpose }) => purpose),
      ['assessing', 'safeguarding'],
    );
  },
  aFamilyThatPartnersKnow,
);
