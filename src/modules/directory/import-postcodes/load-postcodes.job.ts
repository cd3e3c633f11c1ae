import { sql } from 'kysely';
import { theService } from '#platform/actor.ts';
import type { Job, LongJob } from '#platform/module.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { postcodesImported, postcodesUnread } from '../directory.events.ts';
import { directoryTables } from '../records.queries.ts';
import { writeOut } from '../write-out.ts';
import { dropPostcodeBytes, findPlacesToLocate, nameWards, postcodeBytes, savePostcodes } from './postcode-files.queries.ts';
import { NoPostcodes, postcodeReader, type ReadPostcode } from './read-postcodes.ts';

const atOnce = 5000;
/** How far it is, is told every so many megabytes. */
const tellEvery = 8;

/** Reads a file of postcodes from end to end, and keeps those of the areas asked for: all in one transaction, or none. Never more than a few megabytes are held. */
export const loadPostcodes: LongJob = async (platform, { fileId = '' }) => {
  try {
    await doWork(platform, theService, 'change', work => load(platform, work, fileId));
  } catch (fault) {
    if (fault instanceof NotWaiting) return;
    // What is no fault of the file is tried again; the bytes are still there.
    if (!(fault instanceof NoPostcodes)) throw fault;
    await doWork(platform, theService, 'change', async work => {
      await dropPostcodeBytes(work, fileId);
      await settle(work, fileId, { state: 'failed', failure: fault.message });
      await work.record(postcodesUnread, { familyId: null, subjectId: fileId, details: {} });
    });
  }
};

async function load(platform: Platform, work: Work, fileId: string): Promise<void> {
  const { rows: free } = await sql<{ is: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${fileId}, 7)) as is`.execute(directoryTables(work));
  const file = await directoryTables(work)
    .selectFrom('directory.postcode_file')
    .select(['areas', 'bytes', 'state'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!free[0]?.is || file?.state !== 'reading') throw new NotWaiting();
  const reader = postcodeReader(file.areas);
  let [waiting, kept, bytes] = [[] as ReadPostcode[], 0, 0];
  const save = async (least: number) => {
    if (waiting.length === 0 || waiting.length < least) return;
    await savePostcodes(work, waiting);
    kept += waiting.length;
    waiting = [];
  };
  let told: Promise<unknown> = Promise.resolve();
  for await (const part of postcodeBytes(work, fileId)) {
    waiting.push(...reader.push(part));
    await save(atOnce);
    bytes += part.length;
    if (Math.floor(bytes / 1e6) % tellEvery !== 0) continue;
    await told;
    told = tellProgress(platform, fileId, { share: bytes / Number(file.bytes), rows: reader.counts.rows });
  }
  await told;
  waiting.push(...reader.end());
  await save(0);
  await nameWards(work, reader.wardNames);
  const places = await findPlacesToLocate(work);
  if (places.length > 0) await writeOut(work, places);
  await dropPostcodeBytes(work, fileId);
  await settle(work, fileId, {
    state: 'done',
    share: 1,
    rows_read: reader.counts.rows,
    report: JSON.stringify({ ...reader.counts, placesFound: places.length }),
  });
  await work.record(postcodesImported, { familyId: null, subjectId: fileId, details: { postcodes: kept } });
}

type Settled = { state: 'done' | 'failed'; failure?: string; share?: number; rows_read?: number; report?: string };

const settle = (work: Work, fileId: string, settled: Settled) =>
  directoryTables(work)
    .updateTable('directory.postcode_file')
    .set({ ...settled, ended_at: work.now })
    .where('id', '=', fileId)
    .execute();

/** How far it is, where everybody sees it at once. It does not matter if it cannot be told. */
const tellProgress = (platform: Platform, fileId: string, { share, rows }: { share: number; rows: number }) =>
  doWork(platform, theService, 'look', work =>
    directoryTables(work)
      .updateTable('directory.postcode_file')
      .set({ share, rows_read: rows })
      .where('id', '=', fileId)
      .where('state', '=', 'reading')
      .execute(),
  ).catch(() => undefined);

/** Every minute: a file whose reading was cut off, because its process ended, is begun again. While one is read, its lock is held. */
export const takeUpPostcodes: Job = async work => {
  const tables = directoryTables(work);
  const { rows } = await sql<{ id: string }>`
    select id from directory.postcode_file where state = 'reading' and began_at < ${work.now.subtract({ minutes: 2 }).toString()}`.execute(tables);
  for (const { id } of rows) {
    const { rows: free } = await sql<{ is: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${id}, 7)) as is`.execute(tables);
    if (!free[0]?.is) continue;
    await tables.updateTable('directory.postcode_file').set({ began_at: work.now }).where('id', '=', id).execute();
    await work.later('load-postcodes', { fileId: id });
  }
};

/** Another process reads this file, or it was read already. */
class NotWaiting extends Error {}
