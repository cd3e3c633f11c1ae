import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { steppedUpReason, stepUpMistakes, type SteppingUp } from '../closing.ts';
import { endEpisode, keepOutcomes } from '../end-episode.ts';
import { requireOpen } from '../episode.ts';
import { findMembers } from '../episode.queries.ts';
import { handOver } from '../hand-over.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findGoals, getPlan } from '../plan.queries.ts';
import { steppedUp } from '../review.events.ts';

/** Steps up to social care: the assessment and the plan go along, so that nobody tells their story twice, and early help ends. */
export async function stepUp(work: Work, stepping: SteppingUp): Promise<void> {
  const { plan, episode, standing } = await getPlan(work, stepping.planId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  const mistakes = stepUpMistakes(stepping);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);

  const { familyId, id: episodeId } = episode;
  await work
    .tables('plans')
    .insertInto('plans.closure')
    .values({
      ...{ id: work.newId(), episode_id: episodeId, family_id: familyId, kind: 'stepped up', reason: steppedUpReason, words: stepping.reason.trim() },
      ...{
        family_told: stepping.familyTold.trim(),
        social_worker: stepping.socialWorker.trim(),
        closed_on: work.today,
        recorded_by: work.actor.id,
        recorded_at: work.now,
      },
    })
    .execute();
  await handOver(work, familyId, stepping.takenOverById);
  await keepOutcomes(work, episode, await findGoals(work, [plan.id]), stepping.outcomes ?? []);
  await work.record(steppedUp, { familyId, subjectId: plan.id, details: { episodeId } });
  await endEpisode(work, { episode, plan, members: await findMembers(work, [episodeId]), reason: steppedUpReason });
}
