import { recordRead } from '#platform/page-routes.ts';
import { found } from '#platform/refusal.ts';
import { checkedParams, type Served } from '#platform/route.ts';
import { doWork } from '#platform/work.ts';
import { asSplinkSettings } from '../linkage/model/splink-settings.ts';
import { modelOf } from '../linkage-run.ts';
import { findModel } from '../linkage-run.queries.ts';
import { mayReviewMatches } from '../match.policy.ts';

const name = 'targeting.download-model';
const path = '/data/linkage/runs/:runId/splink-settings';

/** What a run learnt, as a file of settings that Splink reads. It holds chances alone, nobody's name. */
export const downloadModel: Served = {
  name,
  path,
  routes: [
    {
      ...{ name, method: 'GET', path, audience: 'workers' },
      handle: ask =>
        doWork(
          ask.platform,
          ask.actor,
          'look',
          async work => {
            work.require(mayReviewMatches(work.actor));
            const { runId } = checkedParams<typeof path>(ask.params);
            const model = found((await findModel(work, runId)) ?? undefined);
            await recordRead(work, name, { subjectId: runId });
            return {
              kind: 'file',
              type: 'application/json',
              name: 'splink-settings.json',
              body: `${JSON.stringify(asSplinkSettings(modelOf(model)), null, 2)}\n`,
            };
          },
          ask.trace,
        ),
    },
  ],
};
