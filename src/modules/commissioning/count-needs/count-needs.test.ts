import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { labelFamily } from '#modules/access/index.ts';
import type { Work } from '#platform/work.ts';
import { aFamily, beginAssessment, finish, write, writeEnough } from '#test/builders/assessments.ts';
import { holdRows } from '#test/builders/concerns.ts';
import { aPerson, sendAs } from '#test/builders/front-door.ts';
import { familyLacking, tellWards } from '#test/builders/needs.ts';
import { newWorld } from '#test/world.ts';
import { bandsAsked } from '../counts.ts';
import { leads } from '../crosswalk.ts';
import { countNeeds } from '../index.ts';

const world = await newWorld();
const priya = await world.worker('Priya Shah', { roles: ['practitioner', 'referrer'] });
await tellWards(world, { 'FN1 2AB': 'Fernbury Mills', 'FN2 4LF': 'Larkfield', 'FN1 4AA': 'Fernbury Mills' });

type Kept = { category: string; side: string; code: string; number: number | null };
const kept = (measure: string) =>
  world.stored<Kept>('select category, side, code, number from commissioning.need_count where measure = $1 order by category, side, code', [measure]);
const lines = async (measure: string) => (await kept(measure)).map(({ category, side, code, number }) => `${category} ${side} ${code}: ${number}`);
const repeat = async (times: number, task: (n: number) => Promise<unknown>) => {
  for (let n = 0; n < times; n += 1) await task(n);
};

test('a quarter that still runs is not counted', async () => {
  await repeat(7, () => familyLacking(world, { who: priya, postcode: 'FN1 2AB' }));
  await repeat(2, () => familyLacking(world, { who: priya, postcode: 'FN2 4LF', reason: 'far' }));
  await familyLacking(world, { who: priya, need: '10.2', whose: 'mother' });
  const sealed = await familyLacking(world, { who: priya, postcode: 'FN2 4LF' });
  await world.asService(work => labelFamily(work, sealed.familyId, 'sealed', [{ accountId: priya.id, isCustodian: true }]));
  await world.asService(countNeeds);
  assert.deepEqual(await kept('unmet'), []);
});

test('once it is over its needs are counted by ward, age and reason, without what is small and without sealed families', async () => {
  await repeat(3, async () => {
    const family = await aFamily(world, [priya]);
    const assessment = await beginAssessment(world, priya, family);
    for (const child of [family.rosa, family.jude]) await write(world, priya, assessment, 'needs-of-child', { 'outcome-needs-child': ['3.1', '1.4'] }, child);
    await write(world, priya, assessment, 'needs-of-adult', { 'outcome-needs-adult': ['5.1'] }, family.mina);
    await writeEnough(world, priya, assessment, family);
    await finish(world, priya, assessment);
  });
  await repeat(6, () => sendAs(world, priya, { people: [aPerson({ bornOn: Temporal.PlainDate.from('2010-05-04') }), aPerson()] }));
  world.wait({ months: 1 });
  await world.asService(countNeeds);
  assert.deepEqual(await lines('unmet'), ['15 all : null', '27 age 5-9: 9', '27 all : 9', '27 reason *: null', '27 ward *: null']);
  const found = await lines('found');
  assert.ok(found.includes('27 all : 6') && found.includes('42 all : 6') && found.includes('19 all : null'), found.join(', '));
  // Two worries of one request that lead to one category count once, and the youngest child says the age.
  assert.deepEqual(await lines('asked'), [
    '18 age 5-9: 6',
    '18 all : 6',
    '18 ward Fernbury Mills: 6',
    '42 age 5-9: 6',
    '42 all : 6',
    '42 ward Fernbury Mills: 6',
  ]);
});

test('what was counted once is never counted again', async () => {
  const before = await kept('unmet');
  world.wait({ days: 1 });
  await familyLacking(world, { who: priya });
  await world.asService(countNeeds);
  assert.deepEqual(await kept('unmet'), before);
  assert.equal((await world.stored(`select from platform.event where kind = 'commissioning.needs-counted'`)).length, 3);
});

test('children are counted in partners’ files, where there are enough of them', async () => {
  const people = (first: number, count: number, ward: string, bornOn: string) =>
    Array.from({ length: count }, (_, n) => ({ household: first + n, person: first + n, ward, bornOn, what: 'attendance' }));
  await holdRows(world, [
    ...people(1000, 1200, 'Larkfield', '2018-02-03'),
    ...people(4000, 400, 'Rectory', '2025-02-03'),
    ...people(5000, 1300, 'Larkfield', '1980-02-03'),
  ]);
  await world.asService(countNeeds);
  assert.deepEqual(await world.stored('select side, code, number from commissioning.child_count order by side, code'), [
    { side: 'age', code: '5-9', number: 1200 },
    { side: 'all', code: '', number: 1600 },
    { side: 'ward', code: 'Larkfield', number: 1200 },
  ]);
});

test('nobody but the service gets the whole numbers or writes any, whatever they may see otherwise', async () => {
  const wholeNumbers = async (work: Work) => {
    const asked = sql`select * from commissioning.count_needs('2027-01-01', '2027-04-01', ${JSON.stringify(leads)}::jsonb, ${bandsAsked}::jsonb)`;
    const { rows } = await asked.execute(work.tables('commissioning'));
    return rows.length;
  };
  assert.ok((await world.asService(async work => (await countNeeds(work), wholeNumbers(work)))) > 10);
  for (const role of ['commissioner', 'analyst', 'coordinator']) {
    const who = await world.worker(`Some ${role}`, { roles: [role] });
    const writes = async (work: Work) => {
      assert.equal(await wholeNumbers(work), 0, role);
      await sql`insert into commissioning.need_count values ('2020-01-01', 'found', '7', 'all', '', 5)`.execute(work.tables('commissioning'));
    };
    await assert.rejects(world.doAs(who, writes), /row-level security/, role);
  }
});
