import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAddress } from '#modules/people/index.ts';
import { getFeed, setSharingRule } from '#modules/targeting/index.ts';
import { families, holdFeed, linkRows } from '#test/builders/matches.ts';
import { officerOf, openTestFamily } from '#test/builders/people.ts';
import { analystOf, feed } from '#test/builders/targeting.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah', { roles: ['practitioner'] });

test('what a partner sends in a file stands on the family’s page once it is loaded, shared and matched; and a father whom the record does not name', async () => {
  const family = await openTestFamily(world, { name: 'Quillfeather', seenBy: [priya] });
  await world.doAs(await officerOf(world), work =>
    addAddress(work, family.familyId, { household: 'A', lines: '14 Larkspur Rise', postcode: 'ZZ4 7QW', isProtected: false }),
  );
  const { school, surgery } = families(40);
  await holdFeed(world, { name: 'School census', rows: school });
  await holdFeed(world, { name: 'Health visitors', rows: surgery });
  const home = { surname: 'Quillfeather', address: '14 Larkspur Rise', postcode: 'ZZ4 7QW' };
  const { feedId } = await feed(world, {
    ...{ name: 'Rent accounts', kind: 'housing', agency: 'Fernshire Homes' },
    rows: [
      { ...home, forename: 'Adaeze', born: '23/05/1990', sex: 'F', what: 'rent-arrears', happened_on: '02/11/2026', amount: '1240', worker: 'Sam Field' },
      { ...home, forename: 'Tobias', born: '03/02/1988', sex: 'M', what: 'tenancy', happened_on: '01/04/2022' },
    ],
  });
  const see = async () => (await (await world.as(priya)).visit(`${family.url}/single-view?purpose=safeguarding`)).text;
  assert.match(await see(), /No partner shares a file/);
  await world.doAs(await analystOf(world), async work =>
    setSharingRule(work, await getFeed(work, feedId), {
      roles: ['practitioner'],
      purposes: ['safeguarding'],
      shows: ['what', 'happened_on', 'amount', 'worker', 'household'],
      monthsBack: 60,
    }),
  );
  assert.match(await see(), /Not matched yet Rent accounts/);
  world.wait({ minutes: 5 });
  await linkRows(world);
  const text = await see();
  assert.match(text, /Adaeze Quillfeather, 36.*Behind with rent.*£1,240.*Sam Field.*Rent accounts As at 1 March 2027/);
  assert.match(text, /Others at the same address, according to partners.*Tobias Quillfeather 39/);
});
