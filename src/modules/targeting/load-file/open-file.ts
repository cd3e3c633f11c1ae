import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ownFolder } from '#platform/received-file.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Feed, Load } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { getFeed } from '../feed.queries.ts';
import { getLoad, writeBytes } from '../load.queries.ts';
import type { Look } from '../read-file/asked.ts';
import { lookInto } from '../read-file/reading-process.ts';

/** A file that waits for a person, with its first rows. They are shown, and kept nowhere but in the file. */
export type Waiting = { feed: Feed; load: Load; look: Look };

export async function getWaiting(work: Work, { feedId, loadId }: { feedId: string; loadId: string }, rows = 10): Promise<Waiting> {
  // Before anything of it is read.
  work.require(mayLoadFeeds(work.actor));
  const feed = await getFeed(work, feedId);
  const load = await getLoad(work, feedId, loadId);
  if (load.state !== 'waiting') throw new Refusal('conflict', 'This file no longer waits: it was begun, loaded or withdrawn');
  return { feed, load, look: await withWaitingFile(work, loadId, path => lookInto(path, rows)) };
}

/** Does something with a waiting file where it lies for that long. */
export async function withWaitingFile<T>(work: Work, loadId: string, task: (path: string) => Promise<T>): Promise<T> {
  const folder = await ownFolder('');
  try {
    const path = join(folder, 'file');
    if (!(await writeBytes(work, loadId, path))) throw new Refusal('conflict', 'The file is no longer there. Send it again.');
    return await task(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
