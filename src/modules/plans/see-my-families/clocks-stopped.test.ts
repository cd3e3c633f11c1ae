import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson, endPregnancy } from '#modules/people/index.ts';
import { openTestEpisode } from '#test/builders/plans.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const lead = await world.worker('Priya Shah');
const coordinator = await world.worker('Cara Quinn', { roles: ['coordinator'] });

test('a pregnancy that ends without a birth stops every clock, also for those who may not know of it, and nothing says why', async () => {
  const { familyId } = await openTestEpisode(world, { lead });
  const dueOn = world.today.add({ months: 3 });
  const babyId = await world.doAs(lead, work => addPerson(work, familyId, { givenName: 'Baby', familyName: 'Okafor', dueOn, isChild: true }));
  const pages = async () => {
    const seen = [];
    for (const who of [lead, coordinator]) seen.push((await (await world.as(who)).visit(`/families/${familyId}`)).text);
    return seen;
  };
  for (const text of await pages()) assert.match(text, /Start the early help assessment/);

  world.wait({ days: 2 });
  await world.doAs(lead, work => endPregnancy(work, familyId, { ended: 'loss', personIds: [babyId] }));

  for (const text of await pages()) {
    assert.doesNotMatch(text, /Start the early help assessment|Agree the plan with the family/);
    assert.doesNotMatch(text, /loss|stopped|pregnan/i);
  }
  assert.match((await (await world.as(lead)).visit('/my-families')).text, /Okafor family/, 'the family itself is not forgotten');
});
