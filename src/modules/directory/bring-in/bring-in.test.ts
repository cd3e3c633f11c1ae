import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import {
  addSource,
  bringIn,
  findServicePage,
  findTerms,
  fromCsvTables,
  fromOfsted,
  fromStandard,
  publishRecords,
  type ServicePage,
} from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { makeDirectory } from '#seed/directory/make-directory.ts';
import { addTestOrganization, addTestService, editorOf, serviceSaid } from '#test/builders/directory.ts';
import { newWorld, type World } from '#test/world.ts';
import { listOf, type Loose } from './standard-record.ts';

const world = await newWorld();
const editor = await editorOf(world);
const sourceOf = (where: World, name: string, kind: 'standard' | 'ofsted' = 'standard') =>
  editorOf(where).then(who => where.doAs(who, work => addSource(work, { name, kind })));
const page = (id: string, where = world) => doWork(where.platform, nobody, 'look', work => findServicePage(work, id));

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const service = (more: Loose = {}): Loose => ({
  id: id(1),
  name: 'Story time',
  description: '<p>Stories &amp; songs.</p><p>Come along.</p>',
  status: 'active',
  minimum_age: 0,
  maximum_age: 5,
  organization: { id: id(2), name: 'A library', description: 'Books' },
  schedules: [{ id: id(3), freq: 'WEEKLY', byday: 'TU', opens_at: '10:00:00', closes_at: '11:00Z' }],
  cost_options: [{ id: id(4), amount: 0 }],
  attributes: [{ id: id(5), taxonomy_term: { id: id(6), name: 'Libraries', taxonomy: 'Another list', taxonomy_id: id(7) } }],
  service_at_locations: [
    {
      id: id(8),
      location: {
        id: id(9),
        name: 'The library',
        location_type: 'physical',
        latitude: 54,
        longitude: 1,
        addresses: [
          { id: id(10), address_1: '1 Book Lane', city: 'Town', state_province: '', postal_code: 'FN1 1AA', country: 'GB', address_type: 'physical' },
        ],
      },
    },
  ],
  ...more,
});

test('what comes in is public, under the terms it names; the next time says what has changed, and what has ended', async () => {
  const sourceId = await sourceOf(world, 'Next county');
  const first = await world.doAs(editor, work =>
    bringIn(work, sourceId, fromStandard([service(), service({ id: id(11), name: 'Chess' })], [], 'next'), { isWhole: true }),
  );
  assert.deepEqual([first.added, first.changed, first.ended, first.problems], [4, 0, 0, []]);
  const shown = await page(id(1));
  assert.equal(shown?.content.description, 'Stories & songs.\nCome along.');
  assert.equal(shown?.content.cost, 'free');
  assert.deepEqual(
    shown?.terms.map(({ name }) => name),
    ['Libraries'],
  );
  assert.equal(shown?.places[0]?.location.addresses?.[0]?.postcode, 'FN1 1AA');
  assert.deepEqual(
    shown?.content.schedules?.map(({ byday, opensAt, closesAt }) => [byday, opensAt, closesAt]),
    [['TU', '10:00', '11:00']],
  );

  const second = await world.doAs(editor, work => bringIn(work, sourceId, fromStandard([service({ name: 'Story hour' })], [], 'next'), { isWhole: true }));
  assert.deepEqual(second.changes.map(({ name, what }) => [name, what]).sort(), [
    ['Chess', 'ended'],
    ['Story hour', 'changed'],
  ]);
  assert.equal(second.same, 2);
  assert.equal((await page(id(11)))?.status, 'defunct');
  assert.equal((await page(id(1)))?.number, 2);
  const third = await world.doAs(editor, work => bringIn(work, sourceId, fromStandard([service({ name: 'Story hour' })], [], 'next'), { isWhole: true }));
  assert.deepEqual([third.added, third.changed, third.ended], [0, 0, 0]);
  const kept = await world.stored<{ changed: number; ended: number }>('select changed, ended from directory.import order by began_at, id');
  assert.deepEqual(
    kept.map(({ changed, ended }) => [changed, ended]),
    [
      [0, 0],
      [1, 1],
      [0, 0],
    ],
  );
});

test('what is wrong is left out and told; what is kept here is left as it is', async () => {
  const sourceId = await sourceOf(world, 'Somebody careless');
  const organizationId = await addTestOrganization(world);
  const ours = await addTestService(world, { organizationId, name: 'Ours' });
  const outcome = await world.doAs(editor, work =>
    bringIn(
      work,
      sourceId,
      fromStandard(
        [
          service({ id: ours, name: 'Theirs', organization: { id: id(20), name: 'Them' } }),
          service({ id: id(21), name: '' }),
          service({ id: 'no uuid', name: 'Fine', organization: { id: id(20), name: 'Them' }, service_at_locations: [] }),
        ],
        [],
        'careless',
      ),
      {
        isWhole: false,
      },
    ),
  );
  assert.equal((await page(ours))?.content.name, 'Ours');
  assert.deepEqual(
    outcome.problems.map(({ why }) => why).sort(),
    // The service, and the organisation and the place that another source keeps.
    ['It has no name', ...Array<string>(3).fill('It is kept here, and was left as it is')],
  );
});

test('all of Fernshire, taken away as JSON or as CSV and brought in elsewhere, says the same', async () => {
  const terms = await doWork(world.platform, nobody, 'look', findTerms);
  const made = makeDirectory({ today: world.today, newId: world.platform.newId, termIds: new Map(terms.map(one => [one.name, one.id])), agencyId: () => null });
  await world.doAs(editor, work => publishRecords(work, [...made.organizations, ...made.locations, ...made.services]));
  const take = (file: string) => world.app.inject({ method: 'GET', url: `/open-referral-uk/v3/${file}`, headers: { host: 'localhost' } });
  const everything = JSON.parse((await take('everything.json')).body) as Loose;
  const files = Object.fromEntries(
    Object.entries(unzipSync((await take('everything.zip')).rawPayload)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
  const told = (shown: ServicePage | undefined) => {
    const { name, description, ways, minimumAge, maximumAge, cost, costOptions, languages, endsOn, areas, alert } = shown?.content ?? serviceSaid();
    return { name, description, ways, minimumAge, maximumAge, cost, amounts: costOptions?.map(({ amount }) => amount), languages, endsOn, areas, alert };
  };
  for (const [name, brought] of [
    ['JSON', fromStandard(listOf(everything['services']), listOf(everything['organizations']), 'fernshire')],
    ['CSV', fromCsvTables(files, 'fernshire')],
  ] as const) {
    const elsewhere = await newWorld();
    const sourceId = await sourceOf(elsewhere, name);
    const outcome = await elsewhere.doAs(await editorOf(elsewhere), work => bringIn(work, sourceId, brought, { isWhole: true }));
    assert.deepEqual(outcome.problems, [], name);
    for (const { id: one } of made.services.filter((_, place) => place % 7 === 0)) {
      const [before, after] = [await page(one), await page(one, elsewhere)];
      const free = (shown: ReturnType<typeof told>) => (shown.cost === 'free' ? { ...shown, amounts: undefined } : shown);
      assert.deepEqual(free(told(after)), free(told(before)), name);
      assert.deepEqual(
        after?.places.map(({ id: place, location, schedules }) => [place, location.name, location.ward, (schedules ?? []).map(({ byday }) => byday)]),
        before?.places.map(({ id: place, location, schedules }) => [place, location.name, undefined, (schedules ?? []).map(({ byday }) => byday)]),
      );
      assert.deepEqual(after?.terms, before?.terms);
    }
  }
});

test('Ofsted’s list: by its headers, whatever they are called this year; who works at home is not told', async () => {
  const csv = [
    'Provider URN,Provider name,Registration status,Provider type,Provider subtype,Provider Address Line 1,Postal Town,Postcode,Places,Full inspection date,Overall effectiveness',
    'EY900001,Little Looms,Active,Childcare on non-domestic premises,Full day care,8 Bobbin Mews,Fernbury,FN1 8LL,40,12/03/2025,2',
    'EY900002,REDACTED,Active,Childminder,Childminder,5 Secret Close,Fernbury,FN2 5SC,6,NULL,NULL',
    'EY900003,Gone Away,Cancelled,Childcare on non-domestic premises,Sessional day care,1 Past Road,Fernbury,FN2 1PR,20,,',
  ].join('\r\n');
  const terms = await doWork(world.platform, nobody, 'look', findTerms);
  const sourceId = await sourceOf(world, 'Ofsted', 'ofsted');
  const outcome = await world.doAs(editor, work => bringIn(work, sourceId, fromOfsted(csv, new Map(terms.map(one => [one.name, one.id]))), { isWhole: true }));
  assert.deepEqual(outcome.problems, []);
  const ids = outcome.changes.filter(({ kind }) => kind === 'service').map(one => one.id);
  const [nursery, minder] = await Promise.all(ids.map(one => page(one)));
  assert.equal(ids.length, 2);
  assert.deepEqual(nursery?.content.childcare, { kind: 'nursery', ofstedNumber: 'EY900001', places: 40, inspected: { on: '2025-03-12', outcome: 'Good' } });
  assert.equal(nursery?.places[0]?.location.addresses?.[0]?.lines, '8 Bobbin Mews');
  assert.equal(minder?.content.name, 'Childminder EY900002');
  assert.doesNotMatch(JSON.stringify(minder), /Secret|5SC|REDACTED/);
  assert.match(fromOfsted('a,b\n1,2', new Map()).problems[0]?.why ?? '', /No column was found for: urn, type/);
});
