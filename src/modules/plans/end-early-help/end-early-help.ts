import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { endingMistakes, steppedUpReason, type EndingEarly } from '../closing.ts';
import { endEpisode, keepOutcomes } from '../end-episode.ts';
import { requireOpen } from '../episode.ts';
import { getTeam } from '../episode.queries.ts';
import { handOver } from '../hand-over.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findPlans } from '../plan.queries.ts';
import { earlyHelpEnded, steppedUp } from '../review.events.ts';

/** Ends early help that never came to a plan: a little help was enough, the family said no, or social care takes over at once. */
export async function endEarlyHelp(work: Work, ending: EndingEarly): Promise<void> {
  const { episode, members, standing } = await getTeam(work, ending.episodeId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  if ((await findPlans(work, [episode.id])).length > 0) throw new Refusal('conflict', 'This family has a plan. Close the plan, or step up from it');
  const mistakes = endingMistakes(ending);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);

  const { reason, words, familySaid, outcomes = [] } = ending;
  const { familyId, id: episodeId } = episode;
  const stepsUp = reason === steppedUpReason;
  await work
    .tables('plans')
    .insertInto('plans.closure')
    .values({
      ...{ id: work.newId(), episode_id: episodeId, family_id: familyId, kind: stepsUp ? 'stepped up' : 'closed', reason, words: words.trim() },
      ...{ [stepsUp ? 'family_told' : 'family_said']: familySaid?.trim() || null, social_worker: stepsUp ? ending.socialWorker?.trim() : null },
      ...{ closed_on: work.today, recorded_by: work.actor.id, recorded_at: work.now },
    })
    .execute();
  if (stepsUp) await handOver(work, familyId, ending.takenOverById);
  await keepOutcomes(work, episode, [], outcomes);
  await (stepsUp
    ? work.record(steppedUp, { familyId, subjectId: episodeId, details: { episodeId } })
    : work.record(earlyHelpEnded, { familyId, subjectId: episodeId, details: { episodeId, reason } }));
  await endEpisode(work, { episode, plan: null, members, reason });
}
