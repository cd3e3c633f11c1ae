import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { findTerms, publishRecords } from '#modules/directory/index.ts';
import { nobody } from '#platform/serve.ts';
import { doWork } from '#platform/work.ts';
import { makeDirectory } from '#seed/directory/make-directory.ts';
import { editorOf } from '#test/builders/directory.ts';
import { newWorld } from '#test/world.ts';

// As the standard's own validator judges a feed: over HTTP, the first, the middle and the last page of every list without per_page, then ten of the ids,
// each by the official schemas. They are not part of this repository: they are read from SHARED_DATA, or from ../shared/data beside it.

const shared = process.env['SHARED_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const schemata = join(shared, 'open-referral-uk/hsds-uk-3.0/schemata');
const isThere = existsSync(schemata);

const world = await newWorld();
const termIds = new Map((await doWork(world.platform, nobody, 'look', findTerms)).map(({ name, id }) => [name, id]));
const made = makeDirectory({ today: world.today, newId: world.platform.newId, termIds, agencyId: () => null });
await world.doAs(await editorOf(world), work => publishRecords(work, [...made.organizations, ...made.locations, ...made.services]));
const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
const feed = `${address}/open-referral-uk/v3`;

const ajv = new Ajv2020({ strict: false, allErrors: true });
const addFormats = addFormatsModule as unknown as (to: Ajv2020) => void;
addFormats(ajv);
if (isThere) for (const file of readdirSync(schemata)) ajv.addSchema({ ...(JSON.parse(readFileSync(join(schemata, file), 'utf8')) as object), $id: file });

type Page = {
  total_items: number;
  total_pages: number;
  page_number: number;
  size: number;
  first_page: boolean;
  last_page: boolean;
  empty: boolean;
  contents: { id: string }[];
};
const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${feed}${path}`);
  assert.equal(answer.status, 200, path);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  return (await answer.json()) as T;
};

function valid(schema: string, record: unknown): void {
  const check = ajv.getSchema(schema);
  assert.ok(check, `${schema} is there`);
  assert.ok(check(record), `${JSON.stringify(check.errors)} in ${JSON.stringify(record).slice(0, 400)}`);
  assert.deepEqual(nullsIn(record), [], 'what has no value is left out');
}

const nullsIn = (value: unknown, path = ''): string[] =>
  value === null ? [path] : typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => nullsIn(inner, `${path}/${key}`)) : [];

const lists = {
  services: 'service',
  service_at_locations: 'service_at_location',
  organizations: 'organization',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
} as const;

const unlessThere = (context: TestContext) => {
  if (!isThere) context.skip(`the official schemas are not at ${schemata}`);
  return !isThere;
};

test('the root says which version of the standard it is, in absolute addresses', async () => {
  const about = await get<Record<string, string>>('');
  assert.equal(about['version'], 'HSDS-UK-3.0');
  for (const name of ['profile', 'openapi_url']) assert.ok(URL.canParse(about[name] ?? ''), name);
  assert.deepEqual(await get('/'), about);
});

for (const [name, schema] of Object.entries(lists)) {
  describe(name, () => {
    test('pages 1, middle and last are pages, and hold valid records', async context => {
      if (unlessThere(context)) return;
      const first = await get<Page>(`/${name}`);
      assert.ok(first.total_items > 0, 'an empty list is warned of');
      const numbers = [...new Set([1, Math.ceil(first.total_pages / 2), first.total_pages])];
      for (const number of numbers) {
        const page = await get<Page>(`/${name}?page=${number}`);
        const { contents, ...about } = page;
        assert.deepEqual(about, {
          total_items: first.total_items,
          total_pages: first.total_pages,
          page_number: number,
          size: contents.length,
          first_page: number === 1,
          last_page: number === first.total_pages,
          empty: false,
        });
        for (const record of contents) valid(`${schema}.json`, record);
      }
    });

    test('ten of them in full are valid, and answer to their id', async context => {
      if (unlessThere(context)) return;
      const { contents } = await get<Page>(`/${name}`);
      for (const { id } of contents.slice(0, 10)) {
        const record = await get<{ id: string }>(`/${name}/${id}`);
        assert.equal(record.id, id);
        valid(`${schema}.json`, record);
        // The standard's description of this address names the schema of a service: it reads as one too.
        if (name === 'service_at_locations') valid('service.json', record);
      }
    });
  });
}

test('every service in full, and every organisation with its services, is valid', async context => {
  if (unlessThere(context)) return;
  const { contents } = await get<Page>('/services?full=true&per_page=1000');
  assert.equal(contents.length, made.services.length);
  for (const service of contents) valid('service.json', service);
  const organizations = await get<{ contents: { services: unknown[] }[] }>('/organizations?full_service=true&per_page=1000');
  for (const organization of organizations.contents) {
    valid('organization.json', organization);
    for (const service of organization.services) valid('service.json', service);
  }
});

test('a record that is wrong is found, so that the rest proves something', context => {
  if (unlessThere(context)) return;
  for (const wrong of [
    { id: 'one', name: 'No uuid', status: 'active' },
    { id: world.platform.newId(), status: 'active' },
    { id: world.platform.newId(), name: 'Strange', status: 'open' },
  ])
    assert.throws(() => valid('service.json', wrong), /errors|keyword/);
  assert.throws(() =>
    valid('service.json', { id: world.platform.newId(), name: 'Null', status: 'active', contacts: [{ id: world.platform.newId(), name: null }] }),
  );
});
