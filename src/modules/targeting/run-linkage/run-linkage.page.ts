import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { findFinishedRuns, findRuns, isRunning, type Run } from '../linkage-run.queries.ts';
import { mayReviewMatches } from '../match.policy.ts';
import { askForLinkage } from './ask-for-linkage.ts';
import { runLinkageView } from './run-linkage.view.ts';

export type Runs = { runs: readonly Run[]; finished: Run | null; isRunning: boolean };

/** Who in partners' files is who: the newest run, what it found, and a button for another. */
export const runLinkagePage = page({
  name: 'targeting.run-linkage',
  path: '/data/linkage',
  title: 'Who in partners’ files is who',
  audience: 'workers',
  width: 'full',
  load: async (work): Promise<Runs> => {
    work.require(mayReviewMatches(work.actor));
    return { runs: await findRuns(work), finished: (await findFinishedRuns(work, 1))[0] ?? null, isRunning: await isRunning(work) };
  },
  allow: mayReviewMatches,
  about: () => null,
  refreshIn: ({ runs: [newest], isRunning: isOn }) => (newest?.state === 'waiting' || (newest?.state === 'running' && isOn) ? 3 : null),
  form: form({}),
  keeps: false,
  show: runLinkageView,
  submit: async work => {
    await askForLinkage(work);
    return { goTo: '/data/linkage' };
  },
});
