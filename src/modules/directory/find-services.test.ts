import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobody } from '#platform/serve.ts';
import { doWork, type Work } from '#platform/work.ts';
import { addTestOrganization, addTestService, category, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { findServiceIds, findServicePages, findTaxonomies, findTerms, placeOf, publishRecords, readPostcode, statusOn, type Wanted } from './index.ts';

const world = await newWorld();
const organizationId = await addTestOrganization(world);
const add = (name: string, more: Parameters<typeof addTestService>[1] = {}) => addTestService(world, { organizationId, name, description: name, ...more });
const look = <T>(task: (work: Work) => Promise<T>) => doWork(world.platform, nobody, 'look', task);
const namesOf = (wanted: Wanted) =>
  look(async work => (await findServicePages(work, (await findServiceIds(work, wanted, { from: 0, most: 50 })).ids)).map(({ content }) => content.name));

const tuesday = [{ freq: 'WEEKLY' as const, byday: 'TU,TH', opensAt: '09:30', closesAt: '11:00' }];
const mill = {
  latitude: 51.5,
  longitude: -1,
  addresses: [{ lines: '1 Mill Lane', town: 'Fernbury', postcode: 'FN1 2AB', country: 'GB', kind: 'physical' as const }],
};
await add('Baby massage', { minimumAge: 0, maximumAge: 1, at: mill, schedules: tuesday, cost: 'costs', languages: [{ code: 'pl', name: 'Polish' }] });
await add('Dentists for children', { minimumAge: 0, maximumAge: 16, termIds: [category['oral health']], at: { ...mill, latitude: 51.53 }, cost: 'unknown' });
await add('Football', {
  minimumAge: 8,
  maximumAge: 12,
  termIds: [category.sports],
  at: { ...mill, latitude: 52.5 },
  schedules: [{ freq: 'MONTHLY', byday: '2SA', opensAt: '10:00' }],
});
await add('Helpline', { ways: ['phone', 'online'], areas: [{ name: 'Fernbury', districts: ['FN1', 'FN2'] }] });
await add('Coast club', {
  areas: [
    {
      name: 'The coast',
      outline: [
        [0, 53],
        [1, 53],
        [1, 54],
        [0, 54],
      ],
    },
  ],
  send: { isInLocalOffer: true },
});
const here = { postcode: 'FN12AB', district: 'FN1', latitude: 51.5, longitude: -1, ward: null, isExact: true };

test('each thing asked for leaves out what does not have it, and all of them hold together', async () => {
  assert.deepEqual(await namesOf({ age: 10 }), ['Dentists for children', 'Football', 'Helpline', 'Coast club']);
  assert.deepEqual(await namesOf({ minimumAge: 5 }), ['Football']);
  assert.deepEqual(await namesOf({ maximumAge: 12 }), ['Baby massage', 'Football']);
  assert.deepEqual(await namesOf({ words: 'dentist' }), ['Dentists for children']);
  assert.deepEqual(await namesOf({ day: 2 }), ['Baby massage']);
  assert.deepEqual(await namesOf({ day: 6 }), ['Football']);
  assert.deepEqual(await namesOf({ startsFrom: '09:31' }), ['Football']);
  assert.deepEqual(await namesOf({ endsBy: '11:00' }), ['Baby massage']);
  assert.deepEqual(await namesOf({ costs: ['unknown'] }), ['Dentists for children']);
  assert.deepEqual(await namesOf({ isOnline: true }), ['Helpline']);
  assert.deepEqual(await namesOf({ language: 'pl' }), ['Baby massage']);
  assert.deepEqual(await namesOf({ isSend: true }), ['Coast club']);
  assert.deepEqual(await namesOf({ age: 0.5, day: 2, costs: ['costs'] }), ['Baby massage']);
  assert.deepEqual(await namesOf({ age: 10, day: 2 }), []);
});

test('a term finds what is under it and under those below it', async () => {
  assert.deepEqual(await namesOf({ termIds: [category['oral health']] }), ['Dentists for children']);
  assert.deepEqual(await namesOf({ termIds: [category.health] }), ['Dentists for children']);
  const [taxonomy] = await look(findTaxonomies);
  assert.equal((await look(findTerms)).filter(({ taxonomyId }) => taxonomyId === taxonomy?.id).length, 49);
  assert.equal((await namesOf({ taxonomyIds: [taxonomy?.id ?? ''] })).length, 5);
});

test('near a place: the nearest first; those who come to people are lost only if that is asked', async () => {
  assert.deepEqual(await namesOf({ place: here, within: 1000 }), ['Baby massage']);
  assert.deepEqual(await namesOf({ place: { ...here, latitude: 51.52 }, within: 5000 }), ['Dentists for children', 'Baby massage']);
  assert.deepEqual(await namesOf({ place: here, within: 1000, reach: 'or comes to people' }), ['Baby massage', 'Helpline']);
});

test('an area keeps out who lives elsewhere', async () => {
  const everybody = ['Baby massage', 'Dentists for children', 'Football'];
  assert.deepEqual((await namesOf({ place: here })).sort(), [...everybody, 'Helpline'].sort());
  assert.deepEqual((await namesOf({ place: { ...here, district: 'FN7', latitude: 53.5, longitude: 0.5 } })).sort(), [...everybody, 'Coast club'].sort());
});

test('a postcode is where the council says, else in the middle of its district', async () => {
  await world.stored(
    `insert into directory.postcode (postcode, district, latitude, longitude, ward) values ('FN12AB', 'FN1', 53.6, 1.2, 'Mills'), ('FN12AC', 'FN1', 53.8, 1.4, 'Docks')`,
  );
  const places = await look(work => Promise.all(['fn1 2ab', 'FN1 9ZZ', 'FN1', 'SW1A 1AA', 'nowhere', 'FN8 1AA'].map(typed => placeOf(work, typed))));
  assert.deepEqual(places[0], { postcode: 'FN12AB', district: 'FN1', latitude: 53.6, longitude: 1.2, ward: 'Mills', isExact: true });
  assert.deepEqual(
    places.slice(1, 3).map(place => [place?.latitude.toFixed(1), place?.longitude.toFixed(1), place?.isExact]),
    [
      ['53.7', '1.3', false],
      ['53.7', '1.3', false],
    ],
  );
  assert.equal(places[3]?.district, 'SW1A');
  assert.ok(Math.abs((places[3]?.latitude ?? 0) - 51.5) < 0.1);
  assert.deepEqual(places.slice(4), [null, null]);
  assert.deepEqual(readPostcode('m1 1ae'), { postcode: 'M11AE', district: 'M1' });
  assert.equal(readPostcode('12345'), null);
});

test('a place with a postcode and no position is found near it; a hidden one is not', async () => {
  for (const [name, hidden] of [
    ['By postcode', false],
    ['Hidden by postcode', true],
  ] as const) {
    const locationId = world.platform.newId();
    const addresses = [{ lines: '2 Dock Road', town: 'Fernbury', postcode: 'FN1 2AC', country: 'GB', kind: 'physical' as const }];
    const content = { name: 'Docks', kind: 'physical', hidden, addresses };
    await world.doAs(await editorOf(world), work => publishRecords(work, [{ id: locationId, kind: 'location', content }]));
    await add(name, { places: [{ locationId }], ways: ['in-person'] });
  }
  assert.deepEqual(await namesOf({ place: { ...here, latitude: 53.8, longitude: 1.4 }, within: 300 }), ['By postcode']);
  const rows = await world.stored<{ wards: string[] }>("select wards from directory.service where name like '%ostcode' order by name");
  assert.deepEqual(
    rows.map(({ wards }) => wards),
    [['Docks'], []],
  );
});

test('what a service is on a day', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  assert.equal(statusOn({ opensOn: '2027-03-02' }, day('2027-03-01')), 'inactive');
  assert.equal(statusOn({ opensOn: '2027-03-01' }, day('2027-03-01')), 'active');
  assert.equal(statusOn({ endsOn: '2027-03-01' }, day('2027-03-01')), 'active');
  assert.equal(statusOn({ endsOn: '2027-03-01' }, day('2027-03-02')), 'defunct');
  assert.equal(statusOn({ closed: { from: '2027-03-01', until: '2027-03-03' } }, day('2027-03-03')), 'temporarily closed');
  assert.equal(statusOn({ closed: { from: '2027-03-01', until: '2027-03-03' } }, day('2027-03-04')), 'active');
});
