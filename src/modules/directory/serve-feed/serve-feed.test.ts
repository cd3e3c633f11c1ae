import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { addTestOrganization, addTestService, category } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';
import { understood } from './parameters.ts';

const world = await newWorld();
const feed = '/open-referral-uk/v3';
const browser = await world.as();
const ask = async (path: string, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'GET', url: `${feed}${path}`, headers: { host: 'localhost', ...headers } });

const organizationId = await addTestOrganization(world, { name: 'Fernshire Play' });
const other = await addTestOrganization(world, { name: 'Harbour Arts' });
const schedules = [{ freq: 'WEEKLY' as const, byday: 'SA', opensAt: '10:00', closesAt: '11:00' }];
for (const name of ['Trampoline', 'Older', 'Far']) await addTestService(world, { organizationId, name, termIds: [category.sports], at: {}, schedules });
await addTestService(world, { organizationId: other, name: 'Teeth' });

describe('what cannot be understood is said beside its name', () => {
  for (const [query, parameter] of [
    ['age=six', 'age'],
    ['day=someday', 'day'],
    ['start_time=9', 'start_time'],
    ['page=0', 'page'],
    ['per_page=100000', 'per_page'],
    ['taxonomy_term_id=sports', 'taxonomy_term_id'],
    ['postcode=nowhere', 'postcode'],
    ['postcode=FN77', 'postcode'],
    ['proximity=500', 'proximity'],
    ['postcode=FN1&proximity=-1', 'proximity'],
    ['modified_after=yesterday', 'modified_after'],
    ['full=perhaps', 'full'],
    ['format=xml', 'format'],
    ['postcodes=FN1', 'postcodes'],
    ['age=1&age=2', 'age'],
  ])
    test(`${query}`, async () => {
      const { statusCode, headers, body } = await ask(`/services?${query}`);
      assert.equal(statusCode, 400);
      assert.match(String(headers['content-type']), /^application\/problem\+json/);
      assert.ok((JSON.parse(body) as { parameters: Record<string, string> }).parameters[parameter!]);
    });

  test('a record that is not there, and an address that is not', async () => {
    for (const path of [`/services/${world.platform.newId()}`, '/services/one', '/nothing', `/organizations/${world.platform.newId()}`])
      assert.equal((await ask(path)).statusCode, 404, path);
    // What an empty form sends is no filter.
    assert.equal((JSON.parse((await ask('/services?search=&age=')).body) as { total_items: number }).total_items, 4);
  });
});

describe('anybody may read it', () => {
  test('from a page of any site, with the licence, with and without a slash at the end', async () => {
    for (const path of ['', '/', '/services', '/services/']) {
      const { statusCode, headers } = await ask(path, { origin: 'https://elsewhere.example' });
      assert.equal(statusCode, 200, path);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.match(String(headers['link']), /open-government-licence.*rel="license"/);
    }
    const preflight = await world.app.inject({
      method: 'OPTIONS',
      url: `${feed}/services`,
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    });
    assert.equal(preflight.statusCode, 204);
    assert.match(String(preflight.headers['access-control-allow-methods']), /GET/);
  });

  test('whoever has it already is told only that, until something changes', async () => {
    const first = await ask('/services');
    const tag = String(first.headers['etag']);
    const again = await ask('/services', { 'if-none-match': tag });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    await addTestService(world, { organizationId: other, name: 'Later' });
    const changed = await ask('/services', { 'if-none-match': tag });
    assert.equal(changed.statusCode, 200);
    assert.match(changed.body, /Later/);
  });

  test('but not without end: whoever asks too often is told when to come back', async () => {
    const { app } = await newWorld({ settings: { limits: { address: 2, account: 2 } } });
    const answers = [];
    for (let turn = 0; turn < 3; turn += 1) answers.push(await app.inject({ method: 'GET', url: `${feed}/services`, headers: { host: 'localhost' } }));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [200, 200, 429],
    );
    const { headers, body } = answers[2]!;
    assert.ok(Number(headers['retry-after']) > 0);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(body, /Too many requests/);
    assert.match(String(headers['content-type']), /problem\+json/);
  });

  test('no cookie is set, and nobody signed in is asked for', async () => {
    await browser.visit(`${feed}/services`);
    assert.equal(browser.cookies.size, 0);
  });
});

test('a page, the one after the last, all in lines, and ids alone', async () => {
  const page = JSON.parse((await ask('/services?per_page=2&page=2')).body) as object;
  assert.deepEqual(
    Object.entries(page).filter(([key]) => key !== 'contents'),
    Object.entries({ total_items: 5, total_pages: 3, page_number: 2, size: 2, first_page: false, last_page: false, empty: false }),
  );
  const after = JSON.parse((await ask('/services?page=9')).body) as { empty: boolean; last_page: boolean; contents: unknown[] };
  assert.deepEqual([after.empty, after.last_page, after.contents], [true, true, []]);
  const lines = (await ask('/services?format=ndjson&full=true')).body.trim().split('\n');
  assert.equal(lines.length, 5);
  assert.ok(lines.every(line => 'organization' in (JSON.parse(line) as object)));
  const minimal = JSON.parse((await ask('/services?minimal=true')).body) as object[];
  assert.deepEqual(
    minimal.map(one => Object.keys(one).join()),
    Array(5).fill('id,modified_date'),
  );
});

test('everything in one file says under what licence it is; formulas are dead in CSV', async () => {
  await addTestService(world, { organizationId: other, name: '=HYPERLINK("https://x.example")', description: '+1, "two"\nthree' });
  const all = JSON.parse((await ask('/everything.json')).body) as { licence: string; services: unknown[]; organizations: unknown[]; taxonomies: unknown[] };
  assert.match(all.licence, /Open Government Licence/);
  assert.deepEqual([all.services.length, all.organizations.length, all.taxonomies.length], [6, 2, 1]);
  const zipped = await world.app.inject({ method: 'GET', url: `${feed}/everything.zip`, headers: { host: 'localhost' } });
  const files = Object.fromEntries(Object.entries(unzipSync(zipped.rawPayload)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  assert.match(files['LICENCE.txt'] ?? '', /Open Government Licence/);
  assert.equal((files['taxonomy_terms.csv'] ?? '').trim().split('\r\n').length, 50);
  assert.match(files['services.csv'] ?? '', /"'=HYPERLINK\(""https:\/\/x\.example""\)","'\+1, ""two""\nthree"/);
  assert.equal((files['locations.csv'] ?? '').trim().split('\r\n').length, 4);
  assert.match(files['schedule.csv'] ?? '', /WEEKLY,,SA,,10:00,11:00/);
});

test('the documentation names every parameter that is read', async () => {
  const { paths } = JSON.parse((await ask('/openapi.json')).body) as { paths: Record<string, { get: { parameters?: { name: string }[] } }> };
  for (const [name, allowed] of Object.entries(understood))
    assert.deepEqual(
      paths[`/${name}`]?.get.parameters?.map(one => one.name),
      [...allowed],
    );
});
