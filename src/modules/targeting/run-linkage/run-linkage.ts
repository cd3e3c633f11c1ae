import { join } from 'node:path';
import { sql } from 'kysely';
import { theService } from '#platform/actor.ts';
import type { LongJob } from '#platform/module.ts';
import { isPassing } from '#platform/once-more.ts';
import { doWork, type Platform, type Work } from '#platform/work.ts';
import { changeRun, findRun } from '../linkage-run.queries.ts';
import { linkageBegan, linkageFailed, linkageFinished } from '../match.events.ts';
import type { StageSeconds } from '../run-progress.ts';
import { findBaseRun, heldLoads } from './base-run.ts';
import type { Outcome } from './exchange.ts';
import { handOver } from './read-rows.ts';
import { CannotLink, startThread } from './thread.ts';
import { tellStages } from './tell-stages.ts';
import { writeLinks } from './write-links.ts';

const seed = 1;

/**
 * Finds out who in partners' files is who, and writes down what differs, in one transaction: whatever ends it before leaves everything as it was. Without a
 * run that somebody asked for (every night) it begins one of its own, of all rows. Whoever asks by day gets the rows of new files linked to the last whole run, where
 * one is kept in `keptIn` (a cache of what the database holds, on this machine alone). One runs at a time; the next waits.
 */
export const runLinkage =
  (keptIn: string | null): LongJob =>
  async (platform, { runId: asked }) => {
    const runId = asked ?? platform.newId();
    await doWork(platform, theService, 'look', async work => {
      // Held until this transaction ends, however that comes. It writes nothing, so that nobody waits for it.
      await sql`select pg_advisory_xact_lock(33, 1)`.execute(work.tables('targeting'));
      if (await begin(platform, runId)) await run(platform, { runId, path: keptIn && join(keptIn, 'run'), mayAdd: asked !== undefined });
    });
  };

const change = <T>(platform: Platform, task: (work: Work) => Promise<T>) => doWork(platform, theService, 'change', task);

/** Whoever holds the lock knows that every other run that says it is running was cut off. False: this one has ended, it was told of twice. */
const begin = (platform: Platform, runId: string): Promise<boolean> =>
  change(platform, async work => {
    await work.record(linkageBegan, { familyId: null, subjectId: runId, details: { runId } });
    const tables = work.tables('targeting');
    await tables
      .updateTable('targeting.linkage_run')
      .set({ state: 'failed', ended_at: work.now, failure: 'It was cut off. Nothing of it was kept.' })
      .where('state', '=', 'running')
      .where('id', '<>', runId)
      .execute();
    const known = await findRun(work, runId);
    if (known) return changeRun(work, runId, { state: 'running', began_at: work.now });
    await tables.insertInto('targeting.linkage_run').values({ id: runId, state: 'running', is_increment: false, began_at: work.now }).execute();
    return true;
  });

/** What a run wants: where whole runs are kept, and whether rows may be added to the last one. */
type Wanted = { runId: string; path: string | null; mayAdd: boolean };

async function run(platform: Platform, { runId, path, mayAdd }: Wanted): Promise<void> {
  const began = performance.now();
  const telling = tellStages(platform, runId);
  const end = async (): Promise<Took> => ({ seconds: (performance.now() - began) / 1000, stages: await telling.end() });
  const look = <T>(task: (work: Work) => Promise<T>) => doWork(platform, theService, 'look', task);
  const onRows = (done: number, of: number) => telling.onStage('gathering', done, of);
  let thread = startThread(telling.onStage);
  try {
    const base = mayAdd && path ? await look(findBaseRun) : null;
    if (base && path) {
      const latestYear = await look(async work => {
        await handOver(work, thread, onRows, base);
        return work.today.year;
      });
      const added = await thread.add({ kind: 'add', path, about: base.id, latestYear });
      if (added) {
        await keep(platform, runId, { outcome: added, end, loadIds: null });
        return;
      }
      await thread.end();
      thread = startThread(telling.onStage);
    }
    const { decisions, latestYear, loadIds } = await look(async work => ({
      ...(await handOver(work, thread, onRows)),
      latestYear: work.today.year,
      loadIds: await heldLoads(work),
    }));
    const outcome = await thread.link({ kind: 'link', decisions, latestYear, seed });
    telling.onStage('writing', 0, 1);
    const first = await keep(platform, runId, { outcome, end, loadIds });
    // Where it cannot be kept (a full disk), the next run reads all rows again.
    if (path) await thread.tell({ kind: 'keep', path, about: runId, ...first }).catch(() => undefined);
  } catch (fault) {
    // What passes is tried again by the queue, from the beginning.
    if (isPassing(fault)) throw fault;
    await fail(
      platform,
      runId,
      fault instanceof CannotLink ? fault.message : 'Something went wrong that nobody here can mend. It was noted for those who run the service.',
    );
    if (!(fault instanceof CannotLink)) throw fault;
  } finally {
    await thread.end();
  }
}

type Took = { seconds: number; stages: StageSeconds };
/** `loadIds`: the files that a whole run read; null for an increment. */
type ToKeep = { outcome: Outcome; end: () => Promise<Took>; loadIds: string[] | null };

const keep = (platform: Platform, runId: string, { outcome, end, loadIds }: ToKeep) =>
  change(platform, async work => {
    const { rows, pairs, persons, households, model, report } = outcome;
    const first = await writeLinks(work, runId, outcome, loadIds === null);
    const { seconds, stages } = await end();
    await work.record(linkageFinished, { familyId: null, subjectId: runId, details: { runId, rows, persons } });
    const isOurs = await changeRun(work, runId, {
      ...{ state: 'finished', ended_at: work.now, rows, pairs, persons, households, seconds, is_increment: loadIds === null, load_ids: loadIds },
      ...{ model: model && JSON.stringify(model), report: report && JSON.stringify({ ...report, stages }) },
    });
    if (!isOurs) throw new CannotLink('Another run began meanwhile.');
    return first;
  });

const fail = (platform: Platform, runId: string, failure: string) =>
  change(platform, async work => {
    await changeRun(work, runId, { state: 'failed', ended_at: work.now, failure });
    await work.record(linkageFailed, { familyId: null, subjectId: runId, details: { runId } });
  });
