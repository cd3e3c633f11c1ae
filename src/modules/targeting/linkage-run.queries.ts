import { sql } from 'kysely';
import type { Work } from '#platform/work.ts';
import type { KeptModel, RunReport } from './linkage-run.ts';
import { isStage, type Stage } from './run-progress.ts';

export type Run = {
  id: string;
  state: 'waiting' | 'running' | 'finished' | 'failed';
  beganAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  rows: number | null;
  pairs: number | null;
  persons: number | null;
  households: number | null;
  seconds: number | null;
  failure: string | null;
  report: RunReport | null;
  /** Only the rows of new files were linked, to the whole run before. */
  isIncrement: boolean;
  /** While it runs: what it is at. */
  at: { stage: Stage; done: number; of: number; since: Temporal.Instant } | null;
};

const runs = (work: Work) =>
  work
    .tables('targeting')
    .selectFrom('targeting.linkage_run')
    .select(['id', 'state', 'began_at', 'ended_at', 'rows', 'pairs', 'persons', 'households', 'seconds', 'failure', 'report', 'is_increment'])
    .select(['stage', 'stage_done', 'stage_of', 'stage_began_at'])
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc');

const runFrom = (row: Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]): Run => ({
  ...{ id: row.id, state: row.state as Run['state'], beganAt: row.began_at, endedAt: row.ended_at, rows: row.rows, pairs: row.pairs },
  ...{ persons: row.persons, households: row.households, seconds: row.seconds, failure: row.failure, report: row.report as RunReport | null },
  isIncrement: row.is_increment,
  at: isStage(row.stage) && row.stage_began_at ? { stage: row.stage, done: row.stage_done ?? 0, of: row.stage_of ?? 0, since: row.stage_began_at } : null,
});

/** The newest runs, the newest first. */
export const findRuns = async (work: Work, atMost = 10): Promise<Run[]> => (await runs(work).limit(atMost).execute()).map(runFrom);

/** Whole runs that ended well, the newest first. */
export const findFinishedRuns = async (work: Work, atMost = 2): Promise<Run[]> =>
  (await runs(work).where('state', '=', 'finished').where('is_increment', '=', false).limit(atMost).execute()).map(runFrom);

export async function findRun(work: Work, id: string): Promise<Run | null> {
  const row = await runs(work).where('id', '=', id).executeTakeFirst();
  return row ? runFrom(row) : null;
}

export async function findModel(work: Work, runId: string): Promise<KeptModel | null> {
  const row = await work.tables('targeting').selectFrom('targeting.linkage_run').select('model').where('id', '=', runId).executeTakeFirst();
  return (row?.model ?? null) as KeptModel | null;
}

/** Whether a run is under way now: one that was cut off holds nothing. */
export async function isRunning(work: Work): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select targeting.is_linkage_running() as is`.execute(work.tables('targeting'));
  return rows[0]?.is ?? false;
}

export type RunChange = { state: 'running' | 'finished' | 'failed' } & Partial<{
  began_at: Temporal.Instant;
  ended_at: Temporal.Instant;
  rows: number;
  pairs: number;
  persons: number;
  households: number;
  seconds: number;
  failure: string | null;
  model: string | null;
  report: string | null;
  is_increment: boolean;
  load_ids: string[] | null;
}>;

/** Changes a run that has not ended. False: it had. */
export async function changeRun(work: Work, id: string, change: RunChange): Promise<boolean> {
  const changed = await work
    .tables('targeting')
    .updateTable('targeting.linkage_run')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
