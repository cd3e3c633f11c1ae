import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { theService } from '#platform/actor.ts';
import type { LongJob } from '#platform/module.ts';
import { ownFolder } from '#platform/received-file.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import type { Feed, Load } from '../feed.ts';
import { loadFailed, loadHeld, loadReplaced } from '../feed.events.ts';
import { getFeed } from '../feed.queries.ts';
import { dropBytes, findLoads, writeBytes } from '../load.queries.ts';
import type { EndTold } from '../read-file/asked.ts';
import { ColumnsLack, readAll } from '../read-file/reading-process.ts';
import { CannotRead } from '../read-file/table.ts';
import { claimLoad, insertOnlyNamed, insertRows, insertSetAside, removeRows } from './row.queries.ts';

/** Rows that are set aside can be mended up to here; beyond, only their numbers are kept, and why. */
export const mostAside = 10_000;

/**
 * Reads a waiting file. All its rows and the state "held" come in one transaction, with the end of what they replace: whatever happens on the way, what was
 * held before stays as it was. How far it is, is told in transactions of their own.
 */
export const loadFile: LongJob = async (platform, { loadId = '' }) => {
  const begun = await doWork(platform, theService, 'look', work => begin(work, loadId));
  if (!begun) return;
  const folder = await ownFolder('');
  const path = join(folder, 'file');
  try {
    const isThere = await doWork(platform, theService, 'look', work => writeBytes(work, loadId, path));
    if (!isThere) throw new CannotRead('The file is no longer there. Send it again.');
    await doWork(platform, theService, 'change', work => loadAll(platform, work, begun, path));
  } catch (fault) {
    if (fault instanceof BegunElsewhere) return;
    // What is no fault of the file is tried again; the bytes are still there.
    if (!(fault instanceof CannotRead)) throw fault;
    await doWork(platform, theService, 'change', work => fail(work, begun.load, fault));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Begun = { load: Load; feed: Feed };

async function begin(work: Work, loadId: string): Promise<Begun | null> {
  const load = (await findLoads(work, { id: loadId }))[0];
  if (load?.state !== 'reading') return null;
  await work
    .tables('targeting')
    .updateTable('targeting.feed_load')
    .set({ began_at: work.now, rows_done: 0, report: '{}' })
    .where('id', '=', loadId)
    .where('state', '=', 'reading')
    .execute();
  return { load, feed: await getFeed(work, load.feedId) };
}

async function loadAll(platform: Platform, work: Work, { load, feed }: Begun, path: string): Promise<void> {
  if (!(await claimLoad(work, load.id))) throw new BegunElsewhere();
  const { mapping, holdsPersonOnce } = feed;
  if (!mapping) throw new ColumnsLack('It is not known yet how this feed’s columns are read.');
  const batches = readAll({ path, mostAside, mapping, holdsPersonOnce, latest: load.currentAsOf.toString() });
  let told: Promise<unknown> = Promise.resolve();
  let next = await batches.next();
  try {
    for (; !next.done; next = await batches.next()) {
      const { rows, arrays, aside, onlyNamed, done, share } = next.value;
      if (rows > 0) await insertRows(work, load, arrays);
      await insertSetAside(work, load.id, aside);
      await insertOnlyNamed(work, load.id, onlyNamed);
      await told;
      told = tellProgress(platform, load.id, done, share);
    }
  } finally {
    await told;
    await batches.return(undefined as never);
  }
  await hold(work, load, feed, next.value);
}

/** How far it is, where everybody sees it at once. It does not matter if it cannot be told. */
const tellProgress = (platform: Platform, loadId: string, done: number, share: number) =>
  doWork(platform, theService, 'look', work =>
    work
      .tables('targeting')
      .updateTable('targeting.feed_load')
      .set({ rows_done: done, report: JSON.stringify({ share }) })
      .where('id', '=', loadId)
      .execute(),
  ).catch(() => undefined);

async function hold(work: Work, load: Load, feed: Feed, end: EndTold): Promise<void> {
  const { rows, kept, setAside, leftOut, unreadBirths, faults, format } = end;
  if (kept === 0 || (setAside > 20 && setAside * 2 > rows)) throw new MostlyUnread(end);
  const tables = work.tables('targeting');
  // One after the other, where two files of one feed are read at once.
  await tables.selectFrom('targeting.feed').select('id').where('id', '=', feed.id).forUpdate().execute();
  if (feed.way === 'replace') await replaceEarlier(work, load);
  await dropBytes(work, load.id);
  const notes = [
    ...(leftOut > 0 ? [`${leftOut.toLocaleString('en-GB')} rows were left out, as their words are set to be`] : []),
    ...(unreadBirths > 0 ? [`${unreadBirths.toLocaleString('en-GB')} rows have a date of birth that cannot be read; they are held without it`] : []),
  ];
  const { numUpdatedRows } = await tables
    .updateTable('targeting.feed_load')
    .set({ state: 'held', rows: kept, rows_done: rows, set_aside: setAside, format, report: JSON.stringify({ faults, notes }), ended_at: work.now })
    .where('id', '=', load.id)
    .where('state', '=', 'reading')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new BegunElsewhere();
  await work.record(loadHeld, { familyId: null, subjectId: load.id, details: { feedId: feed.id, loadId: load.id, rows: kept, setAside } });
}

async function replaceEarlier(work: Work, { id, feedId }: Load): Promise<void> {
  const held = await findLoads(work, { feedId }, 1000);
  for (const earlier of held.filter(one => one.state === 'held' && one.id !== id)) {
    const rows = await removeRows(work, earlier.id);
    await work.tables('targeting').updateTable('targeting.feed_load').set({ state: 'replaced' }).where('id', '=', earlier.id).execute();
    await work.record(loadReplaced, { familyId: null, subjectId: earlier.id, details: { feedId, loadId: earlier.id, rows } });
  }
}

/** A file whose columns are not those chosen waits for somebody to choose again; any other that cannot be read is done with. */
async function fail(work: Work, load: Load, fault: CannotRead): Promise<void> {
  const isWaiting = fault instanceof ColumnsLack;
  if (!isWaiting) await dropBytes(work, load.id);
  const report = fault instanceof MostlyUnread ? { faults: fault.end.faults } : {};
  const counts = fault instanceof MostlyUnread ? { rows_done: fault.end.rows, set_aside: fault.end.setAside } : { rows_done: 0 };
  await work
    .tables('targeting')
    .updateTable('targeting.feed_load')
    .set({ state: isWaiting ? 'waiting' : 'failed', failure: fault.message, report: JSON.stringify(report), ended_at: work.now, ...counts })
    .where('id', '=', load.id)
    .execute();
  const why = isWaiting ? 'columns' : fault instanceof MostlyUnread ? 'rows' : 'file';
  await work.record(loadFailed, { familyId: null, subjectId: load.id, details: { feedId: load.feedId, loadId: load.id, why } });
}

/** Another process reads this load already. */
class BegunElsewhere extends Error {}

/** A table, but hardly one of this feed. */
class MostlyUnread extends CannotRead {
  readonly end: EndTold;
  constructor(end: EndTold) {
    super(
      end.kept === 0
        ? 'Not one row could be loaded. The reasons are counted below; the columns may be chosen wrongly, or the first row may be no heading.'
        : 'More than half of the rows could not be read, so none were loaded. The reasons are counted below; the columns may be chosen wrongly.',
    );
    this.end = end;
  }
}
