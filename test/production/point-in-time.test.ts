import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type pg from 'pg';
import { theService } from '#platform/actor.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { readHeads } from '#platform/audit/heads.ts';
import { eventKind } from '#platform/event.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { migrate } from '#platform/migrate.ts';
import { platformOn } from '#platform/start/start.ts';
import { doWork } from '#platform/work.ts';
import { connected } from './databases.ts';
import { makeClusters, whyNoServer } from './debian-postgres.ts';
import { newFolder, sealAll } from './fernshire.ts';
import { until } from './processes.ts';

// A server brought back to a moment, as docs/how-to/back-up-and-restore.md says: base backup, archived write-ahead log, recovery_target_time.

const happened = eventKind<{ number: number }>('test.happened', () => 'did something', { quiet: true });

describe('point in time', { skip: whyNoServer() }, () => {
  const clusters = makeClusters();
  const server = clusters.make('server');
  const archive = clusters.folder('archive');
  const heads = newFolder();
  let admin: pg.Client;
  let moment = '';
  let sealedAtMoment = 0;
  const clients: pg.Client[] = [];
  const open = async (url: string) => {
    const client = await connected(url);
    clients.push(client);
    return client;
  };

  /** Each a transaction of its own, acknowledged. */
  async function happen(from: number, to: number): Promise<void> {
    const platform = platformOn(server.url('web', 'early_help'), 2);
    for (let number = from; number <= to; number += 1) {
      await doWork(platform, theService, 'change', work => work.record(happened, { familyId: null, details: { number } }));
    }
    await platform.db.destroy();
  }
  const numbers = async (client: pg.Client) =>
    (await client.query<{ number: number }>(`select (details->>'number')::int as number from platform.event where kind = 'test.happened' order by 1`)).rows.map(
      ({ number }) => number,
    );
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  before(async () => {
    server.start({ archive_mode: 'on', archive_timeout: '1', archive_command: `'test ! -f ${archive}/%f && cp %p ${archive}/%f'` });
    admin = await open(server.url('postgres', 'postgres'));
    await admin.query('create role owner_ login createrole');
    await admin.query('create database early_help owner owner_');
    await migrate(server.url('owner_', 'early_help'), undefined, server.url('postgres', 'early_help'));
    await prepareJobs(server.url('owner_', 'early_help'));
  });
  after(async () => {
    for (const client of clients) await client.end().catch(() => undefined);
    clusters.remove();
  });

  test('what is written is in the archive soon after, without being asked for', async () => {
    // A server that has just started counts the time from its first checkpoint.
    await admin.query('checkpoint');
    const known = new Set(readdirSync(archive));
    const { rows } = await admin.query<{ file: string }>('select pg_walfile_name(pg_current_wal_lsn()) as file');
    await happen(1, 1);
    const file = rows[0]?.file ?? '';
    assert.ok(!known.has(file));
    // archive_timeout is a second here and a minute where people work: what was written longer ago is safe.
    await until(async () => readdirSync(archive).includes(file), 20_000);
  });

  test('the server comes back as it was at that moment: every row before it, none after', async () => {
    const restored = clusters.baseBackup(server, 'restored');
    await happen(2, 20);
    const jobs = await open(server.url('jobs', 'early_help'));
    await sealAll(jobs, heads);
    sealedAtMoment = readHeads(heads).size;
    moment = (await admin.query<{ moment: string }>('select clock_timestamp()::text as moment')).rows[0]?.moment ?? '';
    await happen(21, 30);
    await sealAll(jobs, heads);
    assert.ok(readHeads(heads).size > sealedAtMoment);
    const all = await open(server.url('postgres', 'early_help'));
    assert.deepEqual(await numbers(all), upTo(30));
    const { rows } = await admin.query<{ file: string }>('select pg_walfile_name(pg_switch_wal()) as file');
    await until(async () => readdirSync(archive).includes(rows[0]?.file ?? ''), 20_000);
    for (const client of clients.splice(0)) await client.end();
    server.stop();

    writeFileSync(join(restored.folder, 'recovery.signal'), '');
    restored.start({ restore_command: `'cp ${archive}/%f %p'`, recovery_target_time: `'${moment}'`, recovery_target_action: 'promote', archive_mode: 'off' });
    const there = await open(restored.url('postgres', 'early_help'));
    await until(async () => !(await there.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering')).rows[0]?.recovering, 20_000);
    assert.deepEqual(await numbers(there), upTo(20));

    const { faults } = await verifyAudit(restored.url('owner_', 'early_help'), heads);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0] ?? '', new RegExp(`^batch(es)? ${sealedAtMoment + 1} to .*cut off the end`), 'the heads outside say exactly what was given up');
  });
});
