import { page } from '#platform/page.ts';
import { findFinishedRuns, findModel, type Run } from '../linkage-run.queries.ts';
import type { KeptModel } from '../linkage-run.ts';
import { findCalibration, type Calibration } from '../match-decisions.queries.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { seeModelView } from './see-model.view.ts';

export type ModelShown = { run: Run; before: Run | null; model: KeptModel; calibration: readonly Calibration[] } | null;

/** What the newest run learnt, and whether it may be trusted: canaries, how often each level is met, pairs by rule, what people said of its doubts. */
export const seeModelPage = page({
  name: 'targeting.see-model',
  path: '/data/linkage/model',
  title: 'What the linkage learnt',
  audience: 'workers',
  width: 'full',
  load: async (work): Promise<ModelShown> => {
    work.require(mayReviewMatches(work.actor));
    const [run, before] = await findFinishedRuns(work, 2);
    const model = run ? await findModel(work, run.id) : null;
    return run && model ? { run, before: before ?? null, model, calibration: await findCalibration(work) } : null;
  },
  allow: mayReviewMatches,
  about: () => null,
  back: () => ({ href: '/data/linkage', text: 'Who is who' }),
  show: seeModelView,
});
