import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type pg from 'pg';
import { verifyAudit } from '#platform/audit/verify.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { connected, newDatabase, type Database } from './databases.ts';
import { makeClusters, whyNoServer } from './debian-postgres.ts';
import { fernshire, hashesOf, leads, newFolder, now, sealAll, serviceOn } from './fernshire.ts';

// Everything in one file, and back: on the server of the tests, and to Debian's PostgreSQL and back again.

const passphrase = 'a passphrase for the tests';
const folder = newFolder();
const heads = newFolder();
const source: Database = await fernshire();
const atSource = await connected(source.urls.superuser);
const sealer = await connected(source.urls.jobs);
await sealAll(sealer, heads);
let ids = 0;
const restoring = (url: string, name: string, headsFolder = newFolder()) => ({
  url,
  file: join(folder, name),
  heads: headsFolder,
  passphrase,
  over: null,
  now,
  id: `00000000-0000-7000-9999-${String(++ids).padStart(12, '0')}`,
});
const writing = (url: string, name: string, headsFolder = heads) => ({ url, file: join(folder, name), heads: headsFolder, version: '0.1.0', passphrase, now });

/** Notes that people have written, and the events that say so: one of each in every transaction. */
const noted = async (client: pg.Client) =>
  (
    await client.query<{ notes: string; events: string }>(
      `select (select count(*) from people.note where text = 'Written meanwhile') as notes,
              (select count(*) from platform.event where kind = 'people.note-added' and at = $1) as events`,
      [now.toString()],
    )
  ).rows[0];

/** Tables that do not hold the same rows in two databases. */
async function differing(one: pg.Client, other: pg.Client): Promise<string[]> {
  const [here, there] = [await hashesOf(one), await hashesOf(other)];
  assert.ok(here.size > 70);
  return [...new Set([...here.keys(), ...there.keys()])].filter(table => here.get(table) !== there.get(table));
}

test('a backup made while people write holds whole pieces of work, and restores', async () => {
  const service = await serviceOn(source.urls.web);
  const [lead] = await leads(atSource);
  assert.ok(lead);
  const browser = await service.as(lead.username);
  const before = Number((await noted(atSource))?.events);
  let isOver = false;
  let written = 0;
  const write = async () => {
    while (!isOver) {
      const saved = await browser.fillIn(`${lead.page}/notes/new`, { kind: 'note', text: 'Written meanwhile' });
      assert.equal(saved.status, 303);
      written += 1;
    }
  };
  const writers = write();
  while (written < 2) await new Promise(resolve => setTimeout(resolve, 20));
  const result = await writeBackup(writing(source.urls.owner, 'busy.backup'));
  isOver = true;
  await writers;
  await service.close();
  assert.ok(result.tables > 70 && result.rows > 5000 && result.heads > 0);
  assert.equal(statSync(join(folder, 'busy.backup')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ['busy.backup'], 'nothing unfinished is left');

  const target = await newDatabase();
  after(target.drop);
  const restored = await restoreBackup({ ...restoring(target.urls.owner, 'busy.backup'), rolesUrl: target.urls.superuser });
  assert.equal(restored.rows, result.rows);
  const there = await noted(await connected(target.urls.superuser));
  assert.ok(Number(there?.notes) >= 2 && Number(there?.notes) <= written);
  assert.equal(Number(there?.events) - before, Number(there?.notes), 'a note and its event come together or not at all');
});

describe('to Debian’s PostgreSQL, whose owner is no superuser, and back', { skip: whyNoServer() }, () => {
  const clusters = makeClusters();
  const cluster = clusters.make('restored');
  const debian = (login: string) => cluster.url(login, 'early_help');
  const debianHeads = newFolder();
  let atDebian: pg.Client;
  before(async () => {
    cluster.start();
    const superuser = await connected(cluster.url('postgres', 'postgres'));
    await superuser.query('create role council login createrole; grant pg_read_all_stats to council');
    await superuser.query('create database early_help owner council');
    await superuser.end();
  });
  after(async () => {
    await atDebian?.end();
    clusters.remove();
  });

  test('every table holds the same rows', async () => {
    await sealAll(sealer, heads);
    const written = await writeBackup(writing(source.urls.owner, 'still.backup'));
    const restored = await restoreBackup(restoring(debian('council'), 'still.backup', debianHeads));
    assert.equal(restored.rows, written.rows);
    assert.ok(restored.hasHeads && restored.batches > 0);
    atDebian = await connected(debian('postgres'));
    assert.deepEqual(await differing(atDebian, atSource), []);
    assert.equal((await atDebian.query('select from platform.session')).rowCount, 0, 'nobody is signed in');
  });

  test('people sign in, see the family’s page as it was, and go on', async () => {
    const [here, there] = [await serviceOn(source.urls.web), await serviceOn(debian('web'))];
    const people = await leads(atSource);
    assert.equal(people.length, 4);
    for (const { username, page } of people) {
      const [was, is] = [await (await here.as(username)).visit(page), await (await there.as(username)).visit(page)];
      assert.equal(is.status, 200);
      assert.equal(is.text, was.text);
    }
    const { username, page } = people[0]!;
    const saved = await (await there.as(username)).fillIn(`${page}/notes/new`, { kind: 'note', text: 'Written after the restore' });
    assert.equal(saved.status, 303);
    await Promise.all([here.close(), there.close()]);
  });

  test('the audit trail goes on where it stopped, though this server counts its transactions anew', async () => {
    const { rows } = await atDebian.query<{ behind: boolean }>(
      'select pg_current_xact_id() < (select xid from platform.event order by xid limit 1) or (select transactions_before from platform.installation) > 0 as behind',
    );
    assert.equal(rows[0]?.behind, true, 'the case that matters is the one tried');
    const before = await verifyAudit(debian('council'), debianHeads);
    assert.deepEqual(before.faults, []);
    assert.ok(before.waiting > 0);
    const jobs = await connected(debian('jobs'));
    await sealAll(jobs, debianHeads);
    const { faults, waiting, batches } = await verifyAudit(debian('council'), debianHeads);
    assert.deepEqual(faults, []);
    assert.equal(waiting, 0);
    assert.ok(batches > before.batches);
    await jobs.end();
  });

  test('and back again', async () => {
    await writeBackup(writing(debian('council'), 'debian.backup', debianHeads));
    const target = await newDatabase();
    after(target.drop);
    await restoreBackup({ ...restoring(target.urls.owner, 'debian.backup'), rolesUrl: target.urls.superuser });
    const there = await connected(target.urls.superuser);
    assert.deepEqual(await differing(there, atDebian), []);
  });
});
