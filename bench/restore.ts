import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { sealEvents, keepNewHeads } from '#platform/audit/sealer.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { writeBackup } from '#platform/backup/write-backup.ts';
import { readConfiguration } from '#platform/start/configuration.ts';
import { prepareDatabase } from '#platform/start/database.ts';
import { startEmbedded } from '#platform/start/embedded-postgres.ts';
import { explain, say, step } from '#platform/start/progress.ts';
import { begin, platformOn, version } from '#platform/start/start.ts';
import { stoppable } from '#platform/start/stopping.ts';
import { tellLarge } from '#seed/large/tell-large.ts';
import { findParts } from '../src/parts.ts';
import { query } from './crash/people.ts';
import { keep, numberAfter } from './keep.ts';

// npm run bench:restore -- --size 0.05   backs up a large council and restores it, encrypted, each in an embedded database of its own with fsync on;
// what it would take at 10 GB is worked out by proportion (S11: 15 minutes). Kept in bench/results/restore.json. --json prints the same.

const args = process.argv.slice(2);
const size = numberAfter('--size', 0.05);
const most = 15;
const passphrase = 'a passphrase for the bench';

const { onStop, stopAll } = stoppable();
const folderOf = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `oeh-${name}-`));
  onStop(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
async function timed<T>(what: string, task: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const began = performance.now();
  const result = await step(say, what, task);
  return { result, seconds: (performance.now() - began) / 1000 };
}
/** The most memory this process ever took, in megabytes. */
const memory = () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024);
const gigabytesOf = async (url: string) =>
  Number((await query<{ size: string }>(url, 'select pg_database_size(current_database()) as size'))[0]?.size ?? 0) / 1e9;

async function makeCouncil(dataFolder: string, heads: string) {
  const configuration = { ...readConfiguration({}, []), dataFolder };
  const parts = findParts({});
  const prepared = await prepareDatabase(configuration, say, onStop, parts.prepare);
  const owner = prepared.owner ?? '';
  const platform = platformOn(prepared.web);
  await begin(configuration, prepared, platform, parts);
  await platform.db.destroy();
  const superuser = owner.replace('owner_@', 'postgres@');
  await tellLarge(superuser, { size, seed: 1, today: Temporal.PlainDate.from('2027-03-01') }, say);
  const jobs = new pg.Client({ connectionString: owner.replace('owner_@', 'jobs@') });
  await jobs.connect();
  await sealEvents(jobs, () => Temporal.Now.instant());
  await keepNewHeads(jobs, heads, () => Temporal.Now.instant());
  await jobs.end();
  return owner;
}

const round = (number: number, places = 1) => Number(number.toFixed(places));

async function measure() {
  const [from, to, kept, file] = [folderOf('from'), folderOf('to'), folderOf('heads'), join(folderOf('file'), 'a.backup')];
  const heads = join(kept, 'audit-heads');
  const owner = await makeCouncil(from, heads);
  const gigabytes = await gigabytesOf(owner);
  const before = memory();
  const now = Temporal.Now.instant();
  const backup = await timed('Backing it up', () => writeBackup({ url: owner, file, heads, version, passphrase, now }, say));
  const { urls, stop } = await startEmbedded(to, say);
  onStop(stop);
  const restoring = { url: urls.owner, rolesUrl: urls.superuser, file, heads: join(folderOf('new-heads'), 'audit-heads'), passphrase, over: null, now };
  const restore = await timed('Restoring it', () => restoreBackup({ ...restoring, id: randomUUIDv7() }, say));
  const atTen = (seconds: number) => round((seconds / gigabytes) * (10 / 60));
  return {
    size,
    gigabytes: round(gigabytes, 2),
    rows: restore.result.rows,
    fileMegabytes: round(backup.result.bytes / 1e6),
    backupSeconds: round(backup.seconds),
    restoreSeconds: round(restore.seconds),
    backupGigabytesASecond: round(gigabytes / backup.seconds, 3),
    restoreGigabytesASecond: round(gigabytes / restore.seconds, 3),
    memoryMegabytes: { before, atMost: memory() },
    // Above the number of cores, others were at work on the machine meanwhile, and the seconds are not its own.
    loadMeanwhile: loadavg().map(load => round(load)),
    minutesAtTenGigabytes: { backup: atTen(backup.seconds), restore: atTen(restore.seconds) },
  };
}

try {
  const measured = await measure();
  const { backup, restore } = measured.minutesAtTenGigabytes;
  const targets = [
    { name: 'restore at 10 GB, by proportion', goal: `≤${most} min`, value: `${restore} min`, met: restore <= most },
    { name: 'backup at 10 GB, by proportion', goal: `≤${most} min`, value: `${backup} min`, met: backup <= most },
  ];
  keep('restore', targets, measured);
  await stopAll();
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ targets, ...measured })}\n`);
  else say(JSON.stringify({ ...measured, targets }, null, 2));
  process.exit(targets.every(({ met }) => met) ? 0 : 1);
} catch (fault) {
  await stopAll();
  process.exit(explain(fault));
}
