import assert from 'node:assert/strict';
import { test } from 'node:test';
import { families, holdFeed, linkRows, numbersOf } from '#test/builders/matches.ts';
import { newWorld } from '#test/world.ts';

const world = await newWorld();
const { school, surgery } = families(150);
const { feedId: schoolId } = await holdFeed(world, { name: 'School census', rows: school });
const { feedId: surgeryId } = await holdFeed(world, { name: 'Surgery', rows: surgery });

const newest = async () =>
  (
    await world.stored<{ state: string; failure: string | null; report: { changed: { rows: number } } }>(
      'select * from targeting.linkage_run order by began_at desc, id desc',
    )
  )[0]!;

test('rows of one person get one number, those of one household another', async () => {
  await linkRows(world);
  assert.equal((await newest()).state, 'finished');
  const numbers = await numbersOf(world);
  const households = await numbersOf(world, 'household_no');
  const both = surgery.filter(({ lasting_key }) => numbers[lasting_key] === numbers[lasting_key.replace('g', 's')]).length;
  assert.ok(both / surgery.length > 0.95, `${both} of ${surgery.length}`);
  assert.equal(households['s1-0'], households['s1-1']);
  assert.notEqual(numbers['s1-0'], numbers['s1-1']);
});

test('a second run of the same changes nothing', async () => {
  const before = await numbersOf(world);
  await linkRows(world);
  assert.deepEqual(await numbersOf(world), before);
  assert.equal((await newest()).report.changed.rows, 0);
});

test('when a file is replaced, everybody in it keeps their number', async () => {
  const before = await numbersOf(world);
  await holdFeed(world, { name: 'School census', rows: school.slice(10), feedId: schoolId });
  await linkRows(world);
  const after = await numbersOf(world);
  for (const { lasting_key } of school.slice(10)) assert.equal(after[lasting_key], before[lasting_key], lasting_key);
  assert.equal(after['s1-0'], undefined);
});

test('a feed that was withdrawn is nobody’s any more, and what was kept of it is gone', async () => {
  await world.stored('update targeting.feed set withdrawn_at = now() where id = $1', [surgeryId]);
  await linkRows(world);
  assert.ok(!('g1-0' in (await numbersOf(world))));
  assert.deepEqual(await world.stored('select from targeting.kept_number where feed_id = $1', [surgeryId]), []);
});

test('the days on which things happened tell who has left: without them two who were at one door are a household', async () => {
  const here = { address: '3 Harbour Row', town: 'Fernham', postcode: 'ZZ77 7AB' };
  const there = { address: '18 Beacon Hill', town: 'Fernham', postcode: 'ZZ78 8AB' };
  const ann = { forename: 'Annika', surname: 'Thorne', sex: 'F', born: '1985-02-03' };
  const ben = { forename: 'Benedict', surname: 'Marlow', sex: 'M', born: '1983-07-09' };
  const told = (day: (on: string) => string | null) => [
    { lasting_key: 'l1', ...ann, ...here, happened_on: day('2025-03-01') },
    { lasting_key: 'l2', ...ann, ...here, happened_on: day('2027-02-10') },
    { lasting_key: 'l3', ...ben, ...here, happened_on: day('2025-03-05') },
    { lasting_key: 'l4', ...ben, ...here, happened_on: day('2025-08-05') },
    { lasting_key: 'l5', ...ben, ...there, happened_on: day('2027-02-11') },
  ];
  const { feedId } = await holdFeed(world, { name: 'Incidents', rows: told(() => null) });
  await linkRows(world);
  const before = await numbersOf(world, 'household_no');
  assert.equal(before['l1'], before['l4']);
  await holdFeed(world, { name: 'Incidents', rows: told(on => on), feedId });
  await linkRows(world);
  const [persons, after] = [await numbersOf(world), await numbersOf(world, 'household_no')];
  assert.equal(persons['l3'], persons['l5']);
  assert.notEqual(after['l1'], after['l4']);
});
