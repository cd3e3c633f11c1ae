import { createHash, randomUUIDv7 } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { addAgency } from '#modules/access/index.ts';
import { addFeed, beginLoad, chooseColumns, getFeed, receiveFile } from '#modules/targeting/index.ts';
import { theService } from '#platform/actor.ts';
import { openDatabase } from '#platform/database.ts';
import { joinRunning } from '#platform/start/embedded-postgres.ts';
import { say, step } from '#platform/start/progress.ts';
import { doWork, type Platform } from '#platform/work.ts';
import { makeDataFolder, startService } from '#test/kill/service.ts';
import { keep, type Target } from '../keep.ts';
import { usedBy } from '../speed/machine.ts';

// npm run bench -- feeds --size 1: how long a partner's file of a million rows (size 1) takes from its bytes in the database to rows held, checks, indexes and row
// security included; and the file that replaces it. In a database of its own. Kept in bench/results/feeds.json.

const most = 60;

export async function benchFeeds(size: number): Promise<Target[]> {
  const { folder, remove } = makeDataFolder();
  const service = await startService(folder);
  const own = mkdtempSync(join(tmpdir(), 'open-early-help-bench-'));
  try {
    await service.ready();
    const urls = await joinRunning(folder);
    if (!urls) throw new Error('The database cannot be joined');
    const db = openDatabase(urls.jobs, { connections: 5 });
    const platform: Platform = { db, clock: () => Temporal.Now.instant(), newId: () => randomUUIDv7(), demo: false };
    const rows = Math.round(1_000_000 * size);
    const path = join(own, 'file.csv');
    await step(say, `Writing a file of ${rows.toLocaleString('en-GB')} rows`, () => write(path, rows));
    const feedId = await makeFeed(platform);
    const before = usedBy(folder);
    const first = await load(platform, feedId, path);
    const after = usedBy(folder);
    say(`first file: ${first.seconds.toFixed(1)} s, ${Math.round(rows / first.seconds).toLocaleString('en-GB')} rows a second, ${first.held} held`);
    const second = await load(platform, feedId, path);
    say(`the file that replaces it: ${second.seconds.toFixed(1)} s`);
    await db.destroy();
    const targets = [
      target(
        `${rows.toLocaleString('en-GB')} rows loaded`,
        `≤${most * size} s`,
        `${first.seconds.toFixed(1)} s`,
        first.seconds <= most * size && first.held === rows,
      ),
    ];
    const megabytes = Number((statSync(path).size / 1024 / 1024).toFixed(0));
    // The process that reads the file counts for itself, and is not in these.
    const processorSeconds = { service: (after.appMs - before.appMs) / 1000, database: (after.databaseMs - before.databaseMs) / 1000 };
    say(`processor: service ${processorSeconds.service.toFixed(1)} s, database ${processorSeconds.database.toFixed(1)} s`);
    const more = {
      size,
      rows,
      megabytes,
      processorSeconds,
      serviceMegabytes: Math.round(after.appMegabytes),
      rowsASecond: Math.round(rows / first.seconds),
      loadMeanwhile: loadavg().map(one => Number(one.toFixed(1))),
    };
    keep('feeds', targets, more);
    return targets;
  } finally {
    rmSync(own, { recursive: true });
    service.runner.kill('SIGINT');
    await service.ended;
    await remove();
  }
}

const target = (name: string, goal: string, value: string, met: boolean): Target => ({ name, goal, value, met });

const columns = {
  ...{ their_id: 'Person ID', forename: 'Forename', surname: 'Surname', born: 'DOB', sex: 'Gender', address: 'Address', town: 'Town', postcode: 'Postcode' },
  ...{ what: 'Incident type', happened_on: 'Incident date', service: 'Station', amount: 'Count' },
};
const words = { missing: 'missing', asb: 'asb', arrest: 'arrest', 'domestic incident': 'domestic-abuse' };

async function write(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  const kinds = Object.keys(words);
  out.write(`${Object.values(columns).join(',')}\n`);
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, (_, nth) => {
      const n = from + nth;
      const day = String(1 + (n % 28)).padStart(2, '0');
      const who = `P${n},Fore${n % 3001},"Sur${n % 20_011}, ${n % 7}",${day}/0${1 + (n % 9)}/${1960 + (n % 60)},${n % 2 === 0 ? 'F' : 'M'}`;
      return `${who},"${1 + (n % 200)} Alder Way",Fernbury,ZZ${1 + (n % 90)} ${n % 10}AB,${kinds[n % kinds.length]},${day}/03/2026,Station ${n % 40},${n % 5}\n`;
    });
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const makeFeed = (platform: Platform): Promise<string> =>
  doWork(platform, theService, 'change', async work => {
    const agencyId = await addAgency(work, { slug: 'made-up-police', name: 'Made-up police', kind: 'police', sourceCode: '2B' });
    const about = { agreement: 'A', purpose: 'Early help', lawfulBasis: 'Public task', retentionMonths: 24, way: 'replace' } as const;
    const feedId = await addFeed(work, { name: 'Incidents', agencyId, kind: 'police', ...about });
    await chooseColumns(work, await getFeed(work, feedId), { columns, dates: 'day-first', what: { words } });
    return feedId;
  });

async function load(platform: Platform, feedId: string, path: string): Promise<{ seconds: number; held: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const file = { path, bytes: statSync(path).size, hash: hash.digest('hex') };
  const loadId = await doWork(platform, theService, 'change', async work => {
    const id = await receiveFile(work, await getFeed(work, feedId), { file, currentAsOf: work.today, again: true });
    await beginLoad(work, feedId, id);
    return id;
  });
  // The service's own worker reads it, as ever.
  const began = performance.now();
  for (;;) {
    const [row] = await doWork(platform, theService, 'look', work =>
      work.tables('targeting').selectFrom('targeting.feed_load').select(['state', 'rows', 'failure']).where('id', '=', loadId).execute(),
    );
    if (row?.state === 'held') return { seconds: (performance.now() - began) / 1000, held: row.rows };
    if (row?.state !== 'reading') throw new Error(row?.failure ?? 'The file was not loaded');
    await pause(100);
  }
}
