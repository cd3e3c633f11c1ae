import { addTestService } from '#test/builders/directory.ts';
import { keepersOf } from '#test/builders/keeping.ts';
import { newWorld } from '#test/world.ts';
import { journeyTest } from './walk.ts';

const aCouncilWithChildcare = async () => {
  const world = await newWorld();
  const kept = await keepersOf(world);
  const week = [{ freq: 'WEEKLY' as const, byday: 'MO,TU,WE,TH,FR', opensAt: '07:30', closesAt: '18:00' }];
  const acorns = await addTestService(world, {
    organizationId: kept.organizationId,
    name: 'Acorns',
    childcare: { kind: 'nursery', ofstedNumber: 'EY900001', fundedHours: ['9-months-30'] },
    maximumAge: 4,
    schedules: week,
    at: {},
  });
  await addTestService(world, {
    organizationId: kept.organizationId,
    name: 'After school',
    childcare: { kind: 'out-of-school' },
    minimumAge: 5,
    at: { name: 'School' },
  });
  return Object.assign(world, kept, { acorns });
};

journeyTest(
  'A nursery says which places are free, and a parent finds it by age and free places',
  async (begin, world) => {
    const owner = await begin(world.owner);
    await owner.open(`/directory/records/${world.acorns}`);
    await owner.sees('Places for children', 'Free places not confirmed');
    await owner.follow('Say which are free');
    await owner.press('So it is today');
    await owner.isTold('Say it for at least one age');
    await owner.select('Under 2', 'Places are free');
    await owner.type('How many places are free for children under 2?', '2');
    await owner.press('So it is today');
    await owner.sees('2 places are free', 'Said on 1 March 2027');

    const parent = await begin();
    await parent.open('/services');
    await parent.follow('Childcare, with places free and funded hours');
    await parent.sees('2 places for childcare', 'After school');
    await parent.type('Age of your child, in years', 'one');
    await parent.press('Search');
    await parent.isTold('Age must be a number from 0 to 17');
    await parent.type('Age of your child, in years', '1');
    await parent.press('Search');
    await parent.sees('One place for childcare', 'Under 2:', '2 places are free', 'Funded hours: from 9 months', 'Ofsted EY900001');
    await parent.follow('Acorns');
    await parent.sees('Day nursery', 'Monday to Friday, 07:30 to 18:00', '2 places are free');
  },
  aCouncilWithChildcare,
);
