import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, openTestFamily, relateAs } from '#test/builders/people.ts';
import { newWorld } from '#test/world.ts';
import { endMembership, joinFamily } from '../index.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah');
const sam = await world.worker('Sam Reed');
const mother = await openTestFamily(world, { seenBy: [priya, sam] });
const father = await openTestFamily(world, {
  name: 'Ekwueme',
  people: [{ givenName: 'Obi', familyName: 'Ekwueme', bornOn: day('1988-01-02'), sex: 'M', isChild: false }],
  seenBy: [priya],
});
const childId = mother.ids[1]!;

test('a child of two households is in two families, each of which reads its own', async () => {
  await world.doAs(priya, work => joinFamily(work, father.familyId, childId, { isChild: true, household: 'B' }));
  await relateAs(world, priya, father.familyId, father.ids[0]!, childId, 'parent');
  assert.match((await (await world.as(priya)).visit(father.url)).text, /Father: Obi/);
  assert.doesNotMatch((await (await world.as(sam)).visit(mother.url)).html, /Obi/, 'the other household does not show');
  assert.equal((await (await world.as(sam)).visit(father.url)).status, 404);
  const found = await (await world.as(sam)).fillIn('/families', { name: 'Chidi Okafor' });
  assert.doesNotMatch(found.html, new RegExp(father.familyId));
});

test('nobody joins twice, and nobody unseen is joined', async () => {
  await assert.rejects(
    world.doAs(priya, work => joinFamily(work, father.familyId, childId, { isChild: true })),
    { kind: 'conflict' },
  );
  await assert.rejects(
    world.doAs(sam, work => joinFamily(work, mother.familyId, father.ids[0]!, { isChild: false })),
    { kind: 'not-found' },
  );
});

test('who has left shows no more; the record of it stays', async () => {
  world.wait({ days: 1 });
  await world.doAs(priya, work => endMembership(work, father.familyId, childId));
  const browser = await world.as(priya);
  assert.doesNotMatch((await browser.visit(father.url)).html, /Chidi/);
  assert.match((await browser.visit(`${father.url}/chronology`)).text, /recorded that somebody is no longer in this family: Chidi Okafor/);
  await assert.rejects(
    world.doAs(priya, work => endMembership(work, father.familyId, father.ids[0]!, day('2020-01-01'))),
    { kind: 'invalid' },
  );
});
