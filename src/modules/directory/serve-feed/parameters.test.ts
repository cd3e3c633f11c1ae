import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { importPostcodes } from '#modules/directory/index.ts';
import { addTestOrganization, addTestService, category, editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { understood, type ListName, type ParameterName } from './parameters.ts';

const world = await newWorld();
const feed = '/open-referral-uk/v3';
const ask = async (path: string, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'GET', url: `${feed}${path}`, headers: { host: 'localhost', ...headers } });
type Listed = { total_items: number; contents: { id: string; name: string; service?: { name: string } }[] };
const list = async (path: string) => JSON.parse((await ask(path)).body) as Listed;
const names = async (path: string) => (await list(path)).contents.map(({ name, service }) => service?.name ?? name).sort();

await world.doAs(await editorOf(world), work =>
  importPostcodes(work, [
    { postcode: 'FN1 2AB', latitude: 54.9, longitude: 1.5, ward: 'Mills' },
    { postcode: 'FN8 1AA', latitude: 55, longitude: 1.2, ward: 'Cotter' },
  ]),
);
const organizationId = await addTestOrganization(world, { name: 'Fernshire Play', identifiers: [{ kind: 'Charity number', identifier: '000000' }] });
const other = await addTestOrganization(world, { name: 'Harbour Arts' });
const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const session = (byday: string, opensAt: string, closesAt: string) => [{ freq: 'WEEKLY' as const, byday, opensAt, closesAt }];

// The planted record, and neighbours that differ from it in one thing each.
await addTestService(world, {
  organizationId,
  name: 'Trampoline',
  description: 'Bouncing for beginners.',
  minimumAge: 5,
  maximumAge: 8,
  termIds: [category.sports],
  at: at(54.9, 1.5),
  schedules: session('SA', '10:00', '11:00'),
});
await addTestService(world, {
  organizationId,
  name: 'Older',
  description: 'Next to it.',
  minimumAge: 9,
  maximumAge: 15,
  termIds: [category.sports],
  at: at(54.9, 1.5),
  schedules: session('SA', '12:00', '13:00'),
});
await addTestService(world, {
  organizationId,
  name: 'Far',
  description: 'Next to it.',
  minimumAge: 5,
  maximumAge: 8,
  termIds: [category.activities],
  at: at(54.95, 1.5),
  schedules: session('SU', '10:00', '11:00'),
});
world.wait({ days: 1 });
const newest = world.now;
await addTestService(world, {
  organizationId: other,
  name: 'Teeth',
  description: 'Brushing.',
  termIds: [category['oral health']],
  ways: ['phone'],
  areas: [{ name: 'Cotter', districts: ['FN8'] }],
});

describe('what is planted is found, and its neighbours are not', () => {
  test('by age', async () => {
    assert.deepEqual(await names('/services?age=6'), ['Far', 'Teeth', 'Trampoline']);
    assert.deepEqual(await names('/services?age=8.5'), ['Teeth']);
    assert.deepEqual(await names('/services?minimum_age=9'), ['Older']);
    assert.deepEqual(await names('/services?maximum_age=8'), ['Far', 'Trampoline']);
  });

  test('by postcode and proximity', async () => {
    assert.deepEqual(await names('/services?postcode=FN1%202AB&proximity=1000'), ['Older', 'Trampoline']);
    assert.deepEqual(await names('/services?postcode=fn12ab&proximity=6000'), ['Far', 'Older', 'Trampoline']);
    assert.deepEqual(await names('/service_at_locations?postcode=FN1%202AB&proximity=1000'), ['Older', 'Trampoline']);
    assert.deepEqual(await names('/services?postcode=FN1'), ['Far', 'Older', 'Trampoline'], 'Teeth is for those who live elsewhere');
    assert.deepEqual(await names('/services?postcode=FN8%201AA'), ['Far', 'Older', 'Teeth', 'Trampoline']);
  });

  test('by day and time', async () => {
    assert.deepEqual(await names('/services?day=SA'), ['Older', 'Trampoline']);
    assert.deepEqual(await names('/services?day=Saturday&end_time=11:00'), ['Trampoline']);
    assert.deepEqual(await names('/services?start_time=11:30'), ['Older']);
    assert.deepEqual(await names('/service_at_locations?day=SU'), ['Far']);
    assert.deepEqual(await names('/services?day=SU&start_time=10:30'), []);
  });

  test('by taxonomy', async () => {
    assert.deepEqual(await names(`/services?taxonomy_term_id=${category.sports}`), ['Older', 'Trampoline']);
    assert.deepEqual(await names(`/services?taxonomy_term_id=${category.health}`), ['Teeth']);
    assert.deepEqual(await names(`/services?taxonomy_term_id=${category.sports}&taxonomy_term_id=${category.health}`), []);
  });

  test('by text', async () => {
    assert.deepEqual(await names('/services?search=bounce'), ['Trampoline']);
    assert.deepEqual(await names('/service_at_locations?search=bounce'), ['Trampoline']);
    assert.deepEqual(await names('/organizations?search=harbour'), ['Harbour Arts']);
  });

  test('and all of it together', async () => {
    const all = `postcode=FN1%202AB&proximity=1000&age=6&day=SA&start_time=09:00&end_time=11:00&taxonomy_term_id=${category.sports}&search=trampoline&organization_id=${organizationId}`;
    assert.deepEqual(await names(`/services?${all}`), ['Trampoline']);
    assert.deepEqual(await names(`/services?${all.replace('age=6', 'age=9')}`), []);
  });
});

/** A value for each parameter, and what must be there for it to matter. */
const values: Readonly<Record<ParameterName, string>> = {
  search: 'bounce',
  page: '2&per_page=1',
  per_page: '1',
  taxonomy_term_id: category.sports,
  taxonomy_id: world.platform.newId(),
  organization_id: other,
  age: '6',
  minimum_age: '9',
  maximum_age: '8',
  day: 'SU',
  start_time: '11:30',
  end_time: '11:00',
  postcode: 'FN1%202AB',
  proximity: '1000&postcode=FN8%201AA',
  modified_after: newest.toString(),
  full: 'true',
  full_service: 'true',
  minimal: 'true',
  format: 'ndjson',
};

describe('every parameter of every list changes the answer', () => {
  for (const [name, allowed] of Object.entries(understood) as [ListName, readonly ParameterName[]][])
    for (const parameter of allowed)
      test(`${name}?${parameter}`, async () => {
        const base = parameter === 'page' ? '?per_page=1' : parameter === 'proximity' ? '?postcode=FN8%201AA' : '';
        // There is but one list of terms, and no place is outside an area: these say so with what is there.
        const value =
          parameter === 'search' && name.startsWith('tax')
            ? 'zither'
            : parameter === 'postcode' && name === 'service_at_locations'
              ? 'FN8%201AA'
              : values[parameter];
        if (name === 'taxonomies' && ['page', 'per_page'].includes(parameter)) {
          assert.notEqual((await ask('/taxonomies?page=2')).body, (await ask('/taxonomies')).body);
          return;
        }
        const [without, withIt] = [await ask(`/${name}${base}`), await ask(`/${name}?${parameter}=${value}`)];
        assert.equal(without.statusCode, 200);
        assert.equal(withIt.statusCode, 200, withIt.body);
        if (parameter === 'postcode' && name === 'service_at_locations') {
          // Nearest first: from the other side of the county, another one.
          assert.notDeepEqual((JSON.parse(withIt.body) as Listed).contents, (JSON.parse((await ask(`/${name}?postcode=FN1%202AB`)).body) as Listed).contents);
          return;
        }
        assert.notEqual(withIt.body, without.body);
      });
});
