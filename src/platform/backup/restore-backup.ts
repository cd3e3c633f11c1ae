import pg from 'pg';
import type { Migration } from '../apply-migration.ts';
import { verifyAgainst } from '../audit/verify.ts';
import { prepareJobs } from '../jobs.ts';
import { migrate, readMigrations } from '../migrate.ts';
import { readBeginning } from '../start/beginning.ts';
import { CannotStart, sayNothing, step, type Say } from '../start/progress.ts';
import { goOn } from './go-on.ts';
import { layOpen } from './laying-open.ts';
import { compare, load, matched, setSequences } from './load.ts';
import { readBackup, type Contents } from './read-backup.ts';
import type { Manifest } from './records.ts';
import { headsOf, settleHeads } from './restored-heads.ts';
import { alike, leftOutOf, tablesOf } from './tables.ts';
import { refuseIfInUse, targetOf } from './target.ts';

export type Restoring = {
  /** The login that owns the tables, or will. */
  url: string;
  /** Who may make roles, where that is somebody else. */
  rolesUrl?: string;
  file: string;
  heads: string;
  passphrase: string | null;
  /** The name of a used database that is given up for the backup. */
  over: string | null;
  now: Temporal.Instant;
  /** For the event that tells of it. */
  id: string;
  /** All that this release has; tests give others. */
  migrations?: readonly Migration[];
};

export type Restored = { tables: number; rows: number; madeAt: string; version: string; events: number; batches: number; hasHeads: boolean };

/**
 * Puts a backup back: read through first, then filled, compared and verified in one transaction, which is kept only if every table holds the same rows and
 * the audit trail is whole. A backup of an earlier release is restored as it was and then brought up to date.
 */
export async function restoreBackup(restoring: Restoring, tell: Say = sayNothing): Promise<Restored> {
  const { url, file, passphrase, migrations = readMigrations() } = restoring;
  const { manifest } = await step(tell, 'Reading the backup through', () => readBackup(file, passphrase));
  const had = migrationsOf(manifest, migrations);
  const client = new pg.Client({ connectionString: url, application_name: 'open-early-help restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(alike);
    const isGivenUp = await makeReady(client, restoring, had, tell);
    const restored = await inOneTransaction(client, restoring, manifest, isGivenUp, tell);
    await migrate(url, tell, restoring.rolesUrl ?? url, { migrations });
    await step(tell, 'Counting what the tables hold, for quick answers', () => client.query('analyze'));
    return restored;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Those that the backup's database had. A newer release's are not known here. */
function migrationsOf({ version, migrations }: Manifest, known: readonly Migration[]): Migration[] {
  const had = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = [...had.keys()].find(name => !known.some(one => one.name === name));
  if (unknown) throw new CannotStart(`This backup was made by a newer release (${version}: it has ${unknown}). Use that release. Nothing was changed.`);
  const changed = known.find(({ name, checksum }) => had.has(name) && had.get(name) !== checksum);
  if (changed)
    throw new CannotStart(`db/migrations/${changed.name} is not the one this backup was made with. Use the release that made it. Nothing was changed.`);
  return known.filter(({ name }) => had.has(name));
}

/** An empty database gets the tables that the backup's had; a used one must be given up by name. True: it is. */
async function makeReady(client: pg.Client, { url, rolesUrl, over }: Restoring, had: readonly Migration[], tell: Say): Promise<boolean> {
  const target = await targetOf(client);
  await refuseIfInUse(client);
  if (target.isUsed && over !== target.name)
    throw new CannotStart(
      `People have used the database ${target.name}. To lose what is in it and put the backup in its place, add: --over ${target.name}. Nothing was changed.`,
    );
  const others = target.migrations.filter(name => !had.some(one => one.name === name));
  if (target.migrations.length > 0 && (others.length > 0 || target.migrations.length < had.length))
    throw new CannotStart(
      `The database ${target.name} has not the same migrations as the backup. Restore into a new one (another DATA_DIR, or a new database for DATABASE_URL). Nothing was changed.`,
    );
  if (target.migrations.length === 0)
    await step(tell, 'Making the tables as they were', async () => {
      await migrate(url, tell, rolesUrl ?? url, { migrations: had });
    });
  await prepareJobs(url);
  await readBeginning(url);
  return target.isUsed;
}

async function inOneTransaction(client: pg.Client, restoring: Restoring, expected: Manifest, isGivenUp: boolean, tell: Say): Promise<Restored> {
  const { heads: folder, now, id } = restoring;
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '10s'; set local maintenance_work_mem = '512MB'; set local work_mem = '64MB'`);
    const there = await tablesOf(client);
    const tables = matched(expected, there);
    const all = [...there.map(({ name }) => name), ...(await leftOutOf(client))];
    const { mend, close } = await layOpen(client, all);
    await client.query(`truncate ${all.join(', ')}`);
    const contents: Contents = await step(tell, 'Putting the rows back', () => load(client, restoring, tables, tell));
    await step(tell, 'Reading every table back', () => compare(client, contents, tables));
    await setSequences(client, contents.manifest.sequences);
    // What is read below is read by index.
    await step(tell, 'Making indexes, and checking every reference', mend);
    const last = (await client.query<{ last: number }>('select coalesce(max(number), 0)::int as last from platform.seal')).rows[0]?.last ?? 0;
    const found = headsOf(folder, contents.heads, last, isGivenUp);
    const verdict = await step(tell, 'Verifying the audit trail', () => verified(client, found.heads, folder));
    const { madeAt, version } = contents.manifest;
    await goOn(client, { id, now, madeAt, version });
    await close();
    await client.query('commit');
    await settleHeads(client, folder, found, now, tell);
    return {
      tables: tables.size,
      rows: contents.rows,
      madeAt,
      version,
      events: verdict.rows + verdict.waiting,
      batches: verdict.batches,
      hasHeads: !found.none,
    };
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}

/** Events of the backup carry numbers of another server's transactions, so none is impossible yet; heads that were not kept cannot be missed. */
async function verified(client: pg.Client, heads: ReadonlyMap<number, string>, folder: string) {
  const verdict = await verifyAgainst(client, () => heads, folder);
  const faults = verdict.faults.filter(fault => !/of transactions that never were|not kept outside/.test(fault));
  if (faults.length > 0) throw new CannotStart(`The audit trail in the backup was tampered with: ${faults.slice(0, 3).join('; ')}. Nothing was changed.`);
  return verdict;
}
