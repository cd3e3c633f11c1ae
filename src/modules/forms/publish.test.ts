import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { openDatabase } from '#platform/database.ts';
import { startEmbedded, type Embedded } from '#platform/start/embedded-postgres.ts';
import { readDefinitions } from './definition-files.ts';
import type { Definition } from './definition.ts';
import { publishForms } from './publish.ts';
import { tennisClub } from './tennis-club.ts';

let embedded: Embedded;
let owner: ReturnType<typeof openDatabase>;
const folder = mkdtempSync(join(tmpdir(), 'forms-'));

before(async () => {
  embedded = await startEmbedded(folder, () => undefined, { isThrownAway: true });
  await run(embedded.urls.superuser, 'db/roles.sql');
  for (const name of ['001_platform', '002_access', '003_forms']) await run(embedded.urls.owner, `db/migrations/${name}.sql`);
  owner = openDatabase(embedded.urls.owner);
});
after(async () => {
  await owner?.destroy();
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(connectionString: string, file: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(readFileSync(file, 'utf8'));
  await client.end();
}

const stored = async (form: string) =>
  (await sql<{ definition: Definition }>`select definition from forms.form_version where form = ${form} order by number`.execute(owner)).rows.map(
    row => row.definition,
  );

test('each written version is published once, also by two processes at once', async () => {
  const names = (await readDefinitions()).map(({ form, version }) => `${form}.${version}`);
  const [one, other] = await Promise.all([publishForms(owner), publishForms(owner)]);
  assert.deepEqual([...one, ...other].sort(), names.sort());
  assert.deepEqual(await publishForms(owner), []);
});

test('a published version keeps its words, and new words are a new version', async () => {
  await publishForms(owner, [tennisClub]);
  const reworded = { ...tennisClub, title: 'Joining our club' };
  await assert.rejects(publishForms(owner, [reworded]), /tennis-club.1 is published in other words. Make version 2 instead/);
  assert.deepEqual(await publishForms(owner, [tennisClub, { ...reworded, version: 2 }]), ['tennis-club.2']);
  assert.deepEqual(await stored('tennis-club'), [tennisClub, { ...reworded, version: 2 }]);
});

test('the database itself refuses to change, remove or empty what is published', async () => {
  await publishForms(owner, [tennisClub]);
  for (const change of ['update forms.form_version set published_at = null', 'delete from forms.form_version', 'truncate forms.form_version'])
    await assert.rejects(sql.raw(change).execute(owner), /cannot change|never altered/, change);
  assert.deepEqual((await stored('tennis-club'))[0], tennisClub);
});

test('everyone may read the forms, and nobody but the owner writes them', async () => {
  await publishForms(owner, [tennisClub]);
  const web = openDatabase(embedded.urls.web);
  const as = (role: string, statement: string) =>
    web.transaction().execute(async tx => {
      await sql`select set_config('role', ${role}, true)`.execute(tx);
      return (await sql.raw(statement).execute(tx)).rows.length;
    });
  try {
    for (const role of ['sees_own_families', 'sees_every_family', 'public_sender']) {
      assert.equal(await as(role, `select from forms.form_version where form = 'tennis-club' and number = 1`), 1);
      await assert.rejects(as(role, `insert into forms.form_version values ('x', 1, '{"form": "x", "version": 1}', now())`), /permission denied/);
    }
  } finally {
    await web.destroy();
  }
});
