import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { theService } from '#platform/actor.ts';
import type { LongJob } from '#platform/module.ts';
import { keep, ownFolder } from '#platform/received-file.ts';
import { Refusal } from '#platform/refusal.ts';
import { isUuid } from '#platform/route.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import type { FeedSettings } from '../configuration.ts';
import { findFeeds } from '../feed.queries.ts';
import { receiveFile } from '../load-file/receive-file.ts';
import { findLoadOfBytes } from '../load.queries.ts';

/** Seconds a file must have lain untouched: it may still be on its way. */
const settled = 30;

/**
 * Every minute: takes what lies in a feed's folder (FEEDS_DIR/<the feed's id>/). A file is moved to done/ or failed/ only once what became of it is kept; until
 * then it stays, so that a stop at any moment loses nothing and loads nothing twice. Beside a file that failed lies why.
 */
export const watchFolder =
  ({ folder, mostFileBytes }: FeedSettings): LongJob =>
  async platform => {
    if (folder === null) return;
    for (const feed of await readdir(folder, { withFileTypes: true })) {
      if (!feed.isDirectory() || !isUuid(feed.name)) continue;
      const own = join(folder, feed.name);
      for (const entry of await readdir(own, { withFileTypes: true }))
        if (entry.isFile() && !/^\.|\.(part|tmp|crdownload)$/.test(entry.name))
          await lookAt(platform, { feedId: feed.name, own, name: entry.name, mostFileBytes });
    }
  };

type Lying = { feedId: string; own: string; name: string; mostFileBytes: number };

async function lookAt(platform: Platform, lying: Lying): Promise<void> {
  const path = join(lying.own, lying.name);
  const { size, ctimeMs, mtimeMs } = await lstat(path);
  const put = Temporal.Instant.fromEpochMilliseconds(Math.floor(Math.max(ctimeMs, mtimeMs)));
  if (Temporal.Instant.compare(put.add({ seconds: settled }), platform.clock()) > 0) return;
  if (size > lying.mostFileBytes) return move(lying, 'failed', 'The file is too large.');
  const within = await ownFolder('');
  try {
    // A copy of its own: what is read is what was hashed, whatever happens in the folder meanwhile.
    const file = await keep(createReadStream(path), join(within, 'file'));
    const became = await doWork(platform, theService, 'look', async work => {
      const load = await findLoadOfBytes(work, lying.feedId, file.hash, put);
      return load ?? take(work, lying.feedId, file);
    });
    if (became.state === 'reading') return;
    await (became.state === 'failed' || became.state === 'waiting'
      ? move(lying, 'failed', became.failure ?? 'It is not known how its columns are read. Choose them on the feed’s page.')
      : move(lying, 'done'));
  } finally {
    await rm(within, { recursive: true, force: true });
  }
}

type Became = { state: string; failure: string | null };

async function take(work: Work, feedId: string, file: Parameters<typeof receiveFile>[2]['file']): Promise<Became> {
  const [feed] = await findFeeds(work, feedId);
  if (!feed) return { state: 'failed', failure: 'There is no feed of this number.' };
  if (!feed.mapping) return { state: 'failed', failure: 'It is not known yet how this feed’s columns are read. Load a first file on its page.' };
  try {
    await receiveFile(work, feed, { file, currentAsOf: work.today, cameBy: 'folder' });
    return { state: 'reading', failure: null };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { state: 'failed', failure: Object.values(fault.mistakes)[0] ?? fault.message };
  }
}

async function move({ own, name }: Lying, to: 'done' | 'failed', why: string | null = null): Promise<void> {
  const there = join(own, to);
  await mkdir(there, { recursive: true, mode: 0o700 });
  if (why !== null) await writeFile(join(there, `${name}.why.txt`), `${why}\n`, { mode: 0o600 });
  await rename(join(own, name), join(there, name));
}
