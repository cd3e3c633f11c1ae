import { theService } from '#platform/actor.ts';
import { doWork, type Platform } from '#platform/work.ts';
import type { OnStage, Stage, StageSeconds } from '../run-progress.ts';

/** Milliseconds between two tellings of one stage. */
const often = 1000;

type Told = { stage: Stage; done: number; of: number };

/** Keeps where everybody sees it how far a run is, without holding it up; and how long each stage took. Whoever ends the run waits for the last telling. */
export function tellStages(platform: Platform, runId: string) {
  const seconds: Partial<Record<Stage, number>> = {};
  let now: Told | null = null;
  let [beganAt, toldAt] = [performance.now(), -often];
  let telling: Promise<unknown> = Promise.resolve();

  const endStage = () => {
    if (now) seconds[now.stage] = (performance.now() - beganAt) / 1000;
  };
  const onStage: OnStage = (stage, done, of) => {
    const isNew = now?.stage !== stage;
    if (isNew) {
      endStage();
      // How far the stage before came at last.
      const before = now;
      if (before) telling = telling.then(() => keep(platform, runId, before, false));
      beganAt = performance.now();
    }
    now = { stage, done, of };
    if (!isNew && performance.now() - toldAt < often) return;
    toldAt = performance.now();
    const told = now;
    telling = telling.then(() => keep(platform, runId, told, isNew));
  };
  return {
    onStage,
    /** Ends the last stage: how long each took. */
    end: async (): Promise<StageSeconds> => {
      endStage();
      await telling;
      return seconds;
    },
  };
}

/** It does not matter if it cannot be told. */
const keep = (platform: Platform, runId: string, { stage, done, of }: Told, isNew: boolean) =>
  doWork(platform, theService, 'look', work =>
    work
      .tables('targeting')
      .updateTable('targeting.linkage_run')
      .set({ stage, stage_done: done, stage_of: of, ...(stage === 'gathering' && { rows: done }), ...(isNew && { stage_began_at: work.now }) })
      .where('id', '=', runId)
      .where('state', '=', 'running')
      .execute(),
  ).catch(() => undefined);
