import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keepHeads, readHeads } from '#platform/audit/heads.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { restoreBackup, type Restoring } from '#platform/backup/restore-backup.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { migrate, readMigrations } from '#platform/migrate.ts';
import { CannotStart } from '#platform/start/progress.ts';
import { connected, newDatabase, type Database } from './databases.ts';
import { fernshire, hashesOf, leads, newFolder, now, sealAll, serviceOn } from './fernshire.ts';

// What a restore refuses, and that nothing is changed by it; a backup of an earlier release in a later one.

const file = join(newFolder(), 'fernshire.backup');
const heads = newFolder();
const source: Database = await fernshire();
const sealer = await connected(source.urls.jobs);
await sealAll(sealer, heads);
await sealer.end();
await writeBackup({ url: source.urls.owner, file, heads, version: '0.1.0', passphrase: null, now });

let ids = 0;
const id = () => `00000000-0000-7000-9998-${String(++ids).padStart(12, '0')}`;
const into = ({ urls }: Database, more: Partial<Restoring> = {}): Restoring => ({
  url: urls.owner,
  rolesUrl: urls.superuser,
  file,
  heads: newFolder(),
  passphrase: null,
  over: null,
  now,
  id: id(),
  ...more,
});

async function refusal(restoring: Restoring): Promise<string> {
  const fault: unknown = await restoreBackup(restoring).then(
    () => null,
    (found: unknown) => found,
  );
  assert.ok(fault instanceof CannotStart, String(fault));
  assert.ok(!fault.message.includes('\n'), 'one line');
  return fault.message;
}

async function holds({ urls }: Database): Promise<string> {
  const client = await connected(urls.superuser);
  try {
    if ((await client.query(`select from pg_class where oid = to_regclass('public.migration')`)).rowCount === 0) return 'nothing';
    return JSON.stringify([...(await hashesOf(client)), (await client.query('select count(*) from platform.event')).rows]);
  } finally {
    await client.end();
  }
}

const fresh = async () => {
  const database = await newDatabase();
  after(database.drop);
  return database;
};

test('a damaged file, a missing one and one of a newer release leave an empty database empty', async () => {
  const empty = await fresh();
  const bytes = readFileSync(file);
  const broken = join(newFolder(), 'broken.backup');
  writeFileSync(broken, bytes.subarray(0, bytes.length - 100));
  assert.match(await refusal(into(empty, { file: broken })), /cut off/);
  bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 1;
  writeFileSync(broken, bytes);
  assert.match(await refusal(into(empty, { file: broken })), /damaged/);
  assert.match(await refusal(into(empty, { file: '/nowhere/at-all' })), /no file/);
  const older = readMigrations().slice(0, -1);
  assert.match(await refusal(into(empty, { migrations: older })), /newer release \(0\.1\.0: it has 0/);
  const changed = readMigrations().map((one, index) => (index === 3 ? { ...one, checksum: 'f'.repeat(64) } : one));
  assert.match(await refusal(into(empty, { migrations: changed })), /not the one this backup was made with/);
  assert.equal(await holds(empty), 'nothing');
});

test('a database that people have used is kept, unless its name is typed and nobody is at work', async () => {
  const used = await fernshire();
  const { pathname } = new URL(used.urls.owner);
  const over = pathname.slice(1);
  const before = await holds(used);
  assert.match(await refusal(into(used)), new RegExp(`People have used the database ${over}.*--over ${over}`));
  assert.match(await refusal(into(used, { over: 'another' })), /People have used/);
  const atWork = await connected(used.urls.web);
  assert.match(await refusal(into(used, { over })), /Somebody is connected to the database \(web\)/);
  await atWork.end();
  assert.equal(await holds(used), before);

  const service = await serviceOn(used.urls.web);
  const client = await connected(used.urls.superuser);
  const [lead] = await leads(client);
  await (await service.as(lead!.username)).fillIn(`${lead!.page}/notes/new`, { kind: 'note', text: 'Lost' });
  await service.close();
  await client.end();
  await restoreBackup(into(used, { over }));
  const there = await connected(used.urls.superuser);
  assert.equal((await there.query(`select from people.note where text = 'Lost'`)).rowCount, 0);
  await there.end();
});

test('a database made by another set of migrations is not mixed with the backup', async () => {
  const earlier = await fresh();
  await migrate(earlier.urls.owner, undefined, earlier.urls.superuser, { migrations: readMigrations().slice(0, 4) });
  const before = await (await connected(earlier.urls.superuser)).query('select name from public.migration');
  await connected(earlier.urls.superuser).then(client =>
    client
      .query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
      .then(() => client.end()),
  );
  assert.match(await refusal(into(earlier)), /not the same migrations/);
  assert.equal((await (await connected(earlier.urls.superuser)).query('select name from public.migration')).rowCount, before.rowCount);
});

test('a backup of an earlier release is restored as it was, and brought up to date', async () => {
  const target = await fresh();
  const text = 'alter table people.note add column later text';
  const later = { name: '999_later.sql', text, checksum: createHash('sha256').update(text).digest('hex') };
  await restoreBackup(into(target, { migrations: [...readMigrations(), later] }));
  const client = await connected(target.urls.superuser);
  const { rows } = await client.query<{ notes: string }>('select count(*) as notes from people.note where later is null');
  assert.ok(Number(rows[0]?.notes) > 0);
});

test('heads kept outside the database are believed: others are refused, later ones are set aside', async () => {
  const empty = await fresh();
  const others = newFolder();
  keepHeads(others, '2027-01', [{ number: 1, head: 'a'.repeat(64) }]);
  assert.match(await refusal(into(empty, { heads: others })), /are not those of this backup \(batch 1\)/);

  const kept = join(newFolder(), 'audit-heads');
  const own = [...readHeads(heads)].map(([number, head]) => ({ number, head }));
  keepHeads(kept, '2027-01', [...own, { number: own.length + 1, head: 'b'.repeat(64) }]);
  const said: string[] = [];
  const restored = await restoreBackup(into(empty, { heads: kept }), line => said.push(line));
  assert.equal(restored.batches, own.length);
  assert.match(said.join('\n'), /1 batches? of events after the backup are not in it. Their heads are now in .*audit-heads-before-/);
  assert.deepEqual((await verifyAudit(empty.urls.owner, kept)).faults, []);
  assert.equal(readHeads(kept).size, own.length);
});
