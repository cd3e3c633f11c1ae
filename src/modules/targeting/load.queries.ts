import { writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { found } from '#platform/refusal.ts';
import { megabytesOf } from '#platform/megabytes.ts';
import type { Work } from '#platform/work.ts';
import type { Load, LoadState } from './feed.ts';

const tables = (work: Work) => work.tables('targeting');

export type NewLoad = {
  id: string;
  feedId: string;
  bytes: number;
  hash: string;
  cameBy: string;
  currentAsOf: Temporal.PlainDate;
  coversSince: Temporal.PlainDate | null;
};

export async function insertLoad(work: Work, { id, feedId, bytes, hash, cameBy, currentAsOf, coversSince }: NewLoad): Promise<void> {
  const received = { received_at: work.now, received_by: work.actor.id, came_by: cameBy };
  await tables(work)
    .insertInto('targeting.feed_load')
    .values({ id, feed_id: feedId, state: 'waiting', bytes, hash, current_as_of: currentAsOf, covers_since: coversSince, ...received })
    .execute();
}

/** The loads of a feed, the newest first; or one load. */
export async function findLoads(work: Work, by: { feedId: string } | { id: string }, most = 50): Promise<Load[]> {
  const all = tables(work)
    .selectFrom('targeting.feed_load')
    .select(['id', 'feed_id as feedId', 'state', 'format', 'bytes', 'received_at as receivedAt', 'came_by as cameBy', 'current_as_of as currentAsOf'])
    .select([
      'covers_since as coversSince',
      'rows',
      'rows_done as rowsDone',
      'set_aside as setAside',
      'report',
      'failure',
      'began_at as beganAt',
      'ended_at as endedAt',
    ])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most);
  const rows = await ('id' in by ? all.where('id', '=', by.id) : all.where('feed_id', '=', by.feedId)).execute();
  return rows.map(row => ({ ...row, state: row.state as LoadState, bytes: Number(row.bytes ?? 0), report: row.report as Load['report'] }));
}

export async function getLoad(work: Work, feedId: string, id: string): Promise<Load> {
  const load = found((await findLoads(work, { id }))[0]);
  return found(load.feedId === feedId ? load : undefined);
}

/** A load of the same bytes that is held, or may yet be. */
export const findSameFile = (work: Work, feedId: string, hash: string) =>
  tables(work)
    .selectFrom('targeting.feed_load')
    .select(['id', 'received_at as receivedAt'])
    .where('feed_id', '=', feedId)
    .where('hash', '=', hash)
    .where('state', 'in', ['waiting', 'reading', 'held'])
    .executeTakeFirst();

/** What became of these bytes, if they came by a folder since then. */
export async function findLoadOfBytes(
  work: Work,
  feedId: string,
  hash: string,
  since: Temporal.Instant,
): Promise<{ state: string; failure: string | null } | undefined> {
  return tables(work)
    .selectFrom('targeting.feed_load')
    .select(['state', 'failure'])
    .where('feed_id', '=', feedId)
    .where('hash', '=', hash)
    .where('came_by', '=', 'folder')
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .executeTakeFirst();
}

/** Keeps a file's bytes in the database until it is read: whichever process reads it, it finds them there. */
export async function keepBytes(work: Work, loadId: string, path: string): Promise<void> {
  for (const { part, bytes } of megabytesOf(path)) await tables(work).insertInto('targeting.file_part').values({ load_id: loadId, part, bytes }).execute();
}

/** Writes a waiting file's bytes to a path, a megabyte at a time. False: they are gone. */
export async function writeBytes(work: Work, loadId: string, path: string): Promise<boolean> {
  for (let part = 0; ; part += 1) {
    const row = await tables(work).selectFrom('targeting.file_part').select('bytes').where('load_id', '=', loadId).where('part', '=', part).executeTakeFirst();
    if (!row) return part > 0;
    writeFileSync(path, row.bytes, { flag: part === 0 ? 'w' : 'a', mode: 0o600 });
  }
}

export const dropBytes = (work: Work, loadId: string) => tables(work).deleteFrom('targeting.file_part').where('load_id', '=', loadId).execute();

export type Newest = { state: LoadState; rows: number; setAside: number; currentAsOf: Temporal.PlainDate | null };

/** Of each feed: how its last file fared, how many rows are held, and as of which day. */
export async function findNewest(work: Work): Promise<ReadonlyMap<string, Newest>> {
  const { rows } = await sql<{ feedId: string; state: LoadState; rows: string; setAside: string; asOf: Temporal.PlainDate | null }>`
    select feed_id as "feedId", (array_agg(state order by received_at desc, id desc))[1] as state,
           coalesce(sum(rows) filter (where state = 'held'), 0) as rows, coalesce(sum(set_aside) filter (where state = 'held'), 0) as "setAside",
           max(current_as_of) filter (where state = 'held') as "asOf"
      from targeting.feed_load group by feed_id`.execute(tables(work));
  return new Map(rows.map(row => [row.feedId, { state: row.state, rows: Number(row.rows), setAside: Number(row.setAside), currentAsOf: row.asOf }]));
}
