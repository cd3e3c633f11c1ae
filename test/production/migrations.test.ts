import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { applyMigration, type Migration } from '#platform/apply-migration.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { connected, newDatabase, type Database } from './databases.ts';

// Migrations on a database that people are using.

const migrationOf = (name: string, text: string): Migration => ({ name, text, checksum: createHash('sha256').update(text).digest('hex') });
const short = { lockTimeout: '50ms', tries: 20, pause: 30 };
let database: Database;

before(async () => {
  database = await newDatabase();
  await migrate(database.urls.owner, undefined, database.urls.superuser);
});
after(() => database.drop());

test('one that needs a lock lets the others work, and comes back until it gets it', async () => {
  const [reader, owner, other] = await Promise.all([connected(database.urls.superuser), connected(database.urls.owner), connected(database.urls.superuser)]);
  await reader.query('begin; select count(*) from platform.message');
  const said: string[] = [];
  const add = applyMigration(owner, migrationOf('901_add.sql', 'alter table platform.message add column tried_by text'), line => said.push(line), short);
  await pause(150);
  const began = performance.now();
  await other.query('select count(*) from platform.message');
  assert.ok(performance.now() - began < 1000, 'somebody who reads meanwhile waits only for one short try');
  await reader.query('commit');
  await add;
  assert.match(said.join(), /901_add.sql waits for a lock/);
  assert.equal(said.length, 1);
});

test('one that never gets its lock says so in a line, and keeps nothing', async () => {
  const [reader, owner] = await Promise.all([connected(database.urls.superuser), connected(database.urls.owner)]);
  await reader.query('begin; select count(*) from platform.message');
  const half = migrationOf('902_half.sql', 'create table public.half (id int); alter table platform.message add column never text');
  await assert.rejects(
    applyMigration(owner, half, () => undefined, { ...short, tries: 3 }),
    {
      name: 'CannotStart',
      message: /902_half.sql could not be applied; nothing of it was kept: other work held a lock it needs, 3 times/,
    },
  );
  await reader.query('commit');
  const { rows } = await owner.query(`select to_regclass('public.half') as half`);
  assert.deepEqual(rows, [{ half: null }]);
});

test('an index is made while people write, though another start waits to migrate too; half-made, it is made again', async () => {
  const [writer, broken] = await Promise.all([connected(database.urls.superuser), connected(database.urls.superuser)]);
  const text = `-- outside a transaction: the table is large
drop index concurrently if exists platform.message_by_template;
create index concurrently message_by_template on platform.message (template);
`;
  const all = { migrations: [...readMigrations(), migrationOf('903_index.sql', text)], patience: short };
  // What a start leaves behind that was killed half-way.
  await broken.query('create index message_by_template on platform.message (template)');
  await broken.query(`update pg_index set indisvalid = false where indexrelid = 'platform.message_by_template'::regclass`);
  await broken.query('alter index platform.message_by_template owner to owner_').catch(() => undefined);

  await writer.query('begin; delete from platform.message where false');
  const both = [migrate(database.urls.owner, undefined, database.urls.superuser, all), migrate(database.urls.owner, undefined, database.urls.superuser, all)];
  await pause(100);
  await writer.query('commit');
  assert.deepEqual((await Promise.all(both)).flat(), ['903_index.sql']);
  const { rows } = await writer.query(`select indisvalid from pg_index where indexrelid = 'platform.message_by_template'::regclass`);
  assert.deepEqual(rows, [{ indisvalid: true }]);
});
