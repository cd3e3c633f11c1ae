import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type pg from 'pg';
import { addAccount, addAgency, openFamily } from '#modules/access/index.ts';
import { openFamilyRecord } from '#modules/people/index.ts';
import { somebody, theService, type Actor } from '#platform/actor.ts';
import { eventKind } from '#platform/event.ts';
import { makeMetrics } from '#platform/metrics/metrics.ts';
import { migrate } from '#platform/migrate.ts';
import { prepareJobs } from '#platform/jobs.ts';
import { doReading } from '#platform/reading.ts';
import { Refusal } from '#platform/refusal.ts';
import { openReplica, type Replica } from '#platform/replica.ts';
import { platformOn } from '#platform/start/start.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { connected } from './databases.ts';
import { makePair, whyNoStandby, type Server } from './standby.ts';

// Reports from a streaming replica of Debian's PostgreSQL; from the primary while it is gone or behind.

const reportRead = eventKind<object>('test.report-read', () => 'read a report', { quiet: true });

describe('a replica for reports', { skip: whyNoStandby() }, () => {
  let servers: Awaited<ReturnType<typeof makePair>>;
  let platform: Platform;
  let replica: Replica;
  let onPrimary: pg.Client;
  let onReplica: pg.Client;
  let worker: Actor;
  const said: string[] = [];

  before(async () => {
    servers = await makePair();
    onPrimary = await connected(servers.primary.url);
    await onPrimary.query('create role owner_ login');
    await onPrimary.query('create database council owner owner_');
    const at = (server: Server, login: string) => server.url.replace('postgres@', `${login}@`).replace(/postgres$/, 'council');
    await migrate(at(servers.primary, 'owner_'), undefined, at(servers.primary, 'postgres'));
    await prepareJobs(at(servers.primary, 'owner_'));
    onPrimary = await connected(at(servers.primary, 'postgres'));
    onReplica = await connected(at(servers.replica, 'postgres'));
    const writer = platformOn(at(servers.primary, 'web'));
    replica = openReplica(writer.db, { url: at(servers.replica, 'web'), mayBeBehind: 2, restFor: 300 }, line => said.push(line));
    platform = { ...writer, replica };
    worker = await makeWorker(platform);
  });
  after(async () => {
    await replica.close();
    await platform.db.destroy();
    await Promise.all([onPrimary.end(), onReplica.end()]);
    servers.remove();
  });

  /** A report on the families one sees; says which server it was read from, and whether the reading was already recorded there. */
  const report = (actor: Actor) =>
    doReading(
      platform,
      actor,
      work => work.record(reportRead, { familyId: null, details: {} }),
      async ({ tables }) => {
        const { rows } = await sql<{ from: string; recorded: number }>`
          select case when pg_is_in_recovery() then 'replica' else 'primary' end as from,
                 (select count(*) from platform.event where kind = 'test.report-read')::int as recorded`.execute(tables('reporting'));
        const families = await tables('people').selectFrom('people.family').select('family_id').execute();
        return { ...rows[0], families: families.length };
      },
    );
  const recorded = async () =>
    (await onPrimary.query<{ many: number }>(`select count(*)::int as many from platform.event where kind = 'test.report-read'`)).rows[0]?.many;

  test('a report is recorded on the primary first, then read on the replica under the same row security', async () => {
    assert.deepEqual(await report(worker), { from: 'replica', recorded: 1, families: 1 });
    assert.deepEqual(
      await report(somebody('00000000-0000-7000-8000-0000000000aa')),
      { from: 'replica', recorded: 0, families: 0 },
      'a stranger sees nothing there either',
    );
    assert.equal(await recorded(), 2);
  });

  test('what may not be read is not, and nothing can be changed there', async () => {
    const refuse = doReading(
      platform,
      worker,
      async work => {
        work.require({ allowed: false, reason: 'Only an analyst reads this' });
        return null;
      },
      async () => assert.fail('it was read'),
    );
    await assert.rejects(refuse, Refusal);
    const change = doReading(
      platform,
      worker,
      work => work.record(reportRead, { familyId: null, details: {} }),
      ({ tables }) => sql`update people.family set version = 2`.execute(tables('people')),
    );
    await assert.rejects(change, /A reading may not change anything/);
    assert.deepEqual(said, [], 'that is no fault of the replica');
  });

  test('an idle primary is no lag: after a quiet while the replica is used at once', async () => {
    await new Promise(resolve => setTimeout(resolve, 1500));
    assert.equal((await report(worker)).from, 'replica');
    assert.equal((await figures())['early_help_replica_in_use'], 1);
    assert.equal((await figures())['early_help_replica_behind_bytes'], 0);
  });

  test('a replica that does not catch up in time is passed over, and used again when it has', async () => {
    await onReplica.query('select pg_wal_replay_pause()');
    const began = performance.now();
    assert.equal((await report(worker)).from, 'primary');
    assert.ok(performance.now() - began > 1900, 'it was waited for');
    const again = performance.now();
    assert.equal((await report(worker)).from, 'primary');
    assert.ok(performance.now() - again < 1900, 'the next one does not wait');
    const lag = await figures();
    assert.equal(lag['early_help_replica_in_use'], 0);
    assert.ok((lag['early_help_replica_behind_bytes'] ?? 0) > 0 && (lag['early_help_replica_behind_seconds'] ?? 0) > 0);
    await onReplica.query('select pg_wal_replay_resume()');
    await waitUntil(async () => (await report(worker)).from === 'replica');
    assert.deepEqual(said.splice(0), [
      'The replica is too far behind: reports are read from the primary until it has caught up.',
      'Reports are read from the replica again.',
    ]);
  });

  test('a replica that is lost costs no report, and is found again', async () => {
    servers.replica.stop();
    assert.equal((await report(worker)).from, 'primary');
    assert.equal((await report(worker)).from, 'primary');
    assert.ok(Number.isNaN((await figures())['early_help_replica_behind_bytes']));
    servers.replica.start();
    await waitUntil(async () => (await report(worker)).from === 'replica');
    assert.deepEqual(said.splice(0), ['The replica cannot be read: reports are read from the primary.', 'Reports are read from the replica again.']);
  });

  test('a replica lost in the middle of a report: the same report comes from the primary', async () => {
    let tries = 0;
    const from = await doReading(
      platform,
      worker,
      work => work.record(reportRead, { familyId: null, details: {} }),
      async ({ tables }) => {
        tries += 1;
        if (tries === 1) servers.replica.stop();
        const { rows } = await sql<{ isReplica: boolean }>`select pg_is_in_recovery() as "isReplica"`.execute(tables('people'));
        return rows[0]?.isReplica ? 'replica' : 'primary';
      },
    );
    assert.deepEqual([from, tries], ['primary', 2]);
  });

  async function figures(): Promise<Record<string, number>> {
    const metrics = makeMetrics();
    replica.measure(metrics);
    const lines = (await metrics.read()).body.split('\n').filter(line => line.startsWith('early_help_replica'));
    return Object.fromEntries(lines.map(line => line.split(' ')).map(([name = '', value = '']) => [name, Number(value)]));
  }
});

async function makeWorker(platform: Platform): Promise<Actor> {
  return doWork(platform, theService, 'change', async work => {
    const agencyId = await addAgency(work, { slug: 'oakfield', name: 'Oakfield', kind: 'school', sourceCode: '2A' });
    const identity = { issuer: 'test', subject: 'priya.shah' };
    const id = await addAccount(work, { username: 'priya.shah', ...identity, name: 'Priya Shah', roles: ['practitioner'], agencyId });
    const familyId = await openFamilyRecord(work, { name: 'Okafor', because: 'front door' });
    await openFamily(work, familyId, { accountId: id }, 'lead practitioner');
    return { ...somebody(id), kind: 'worker', agencyId, sees: 'own families' };
  });
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('waited too long');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
