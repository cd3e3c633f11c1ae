import { fileRoute } from '#platform/file-route.ts';
import { found } from '#platform/refusal.ts';
import { asSplinkSettings } from '../linkage/model/splink-settings.ts';
import { modelOf } from '../linkage-run.ts';
import { findModel } from '../linkage-run.queries.ts';
import { mayReviewMatches } from '../match.policy.ts';

/** What a run learnt, as a file of settings that Splink reads. It holds chances alone, nobody's name. */
export const downloadModel = fileRoute({
  name: 'targeting.download-model',
  path: '/data/linkage/runs/:runId/splink-settings',
  allow: mayReviewMatches,
  make: async (work, { runId }) => {
    const model = found((await findModel(work, runId)) ?? undefined);
    const body = `${JSON.stringify(asSplinkSettings(modelOf(model)), null, 2)}\n`;
    return { subjectId: runId, type: 'application/json', name: 'splink-settings.json', body };
  },
});
