import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameFor, officerOf, openTestFamily } from '#test/builders/people.ts';
import { linkFamily, sharedFeed } from '#test/builders/single-view.ts';
import { addAddress } from '#modules/people/index.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah', { roles: ['practitioner'] });
const officer = await officerOf(world);
await sharedFeed(world, { name: 'North homes', postcodes: ['ZZ1', 'ZZ2'] });
await sharedFeed(world, { name: 'South homes', postcodes: ['ZZ9'] });
await sharedFeed(world, { name: 'Tenancies', whom: 'tenants of one landlord' });

/** A family that lives where it is said, seen by its worker. */
async function familyAt(postcode: string | null, isProtected = false) {
  const family = await openTestFamily(world, { seenBy: [priya] });
  if (postcode) await world.doAs(officer, work => addAddress(work, family.familyId, { household: 'A', lines: '4 Elm Row', postcode, isProtected }));
  await linkFamily(world, family.familyId);
  const see = async () => (await (await world.as(priya)).visit(`${family.url}/single-view?purpose=assessing`)).text;
  return { ...family, see };
}

test('outside the districts that a feed covers nothing is held; inside, nothing is known', async () => {
  const text = await (await familyAt('ZZ2 4AA')).see();
  assert.match(text, /Not held South homes \(covers only people who live in ZZ9\)/);
  assert.match(text, /Nothing known North homes \(covers all ages in ZZ1 and ZZ2 since/);
});

test('a feed that holds some people alone does not say that nothing is known of others', async () =>
  assert.match(
    await (await familyAt('ZZ2 4AA')).see(),
    /Not known whether held Tenancies \(covers all ages in the whole council since 1 January 2025; only tenants of one landlord/,
  ));

test('where no address is known it cannot be told', async () => {
  const text = await (await familyAt(null)).see();
  assert.match(
    text,
    /Not known whether held.*North homes \(covers only people who live in ZZ1 and ZZ2; where this person lives is not known here, or protected\)/,
  );
});

test('of a protected address not even the district is told, but to those named for it', async () => {
  const hidden = await familyAt('ZZ9 1AA', true);
  const text = await hidden.see();
  assert.doesNotMatch(text, /Nothing known South|Not held North/);
  assert.match(text, /where this person lives is not known here, or protected/);
  await nameFor(world, officer, hidden.familyId, 'address', priya);
  assert.match(await hidden.see(), /Not held North homes/);
});
