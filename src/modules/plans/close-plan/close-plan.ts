import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { closingMistakes, type Closing } from '../closing.ts';
import { endEpisode, keepOutcomes } from '../end-episode.ts';
import { requireOpen } from '../episode.ts';
import { findMembers } from '../episode.queries.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findGoals, getPlan } from '../plan.queries.ts';
import { planClosed } from '../review.events.ts';

/** Closes the plan and ends early help: why, what changed, and for each need whether it was met and what shows it. */
export async function closePlan(work: Work, closing: Closing): Promise<void> {
  const { plan, episode, standing } = await getPlan(work, closing.planId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  const mistakes = closingMistakes(closing);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);

  const { reason, words, familySaid = null, outcomes = [] } = closing;
  const { familyId, id: episodeId } = episode;
  await work
    .tables('plans')
    .insertInto('plans.closure')
    .values({
      ...{ id: work.newId(), episode_id: episodeId, family_id: familyId, kind: 'closed', reason, words: words.trim(), family_said: familySaid },
      ...{ closed_on: work.today, recorded_by: work.actor.id, recorded_at: work.now },
    })
    .execute();
  await keepOutcomes(work, episode, await findGoals(work, [plan.id]), outcomes);
  await work.record(planClosed, { familyId, subjectId: plan.id, details: { episodeId, reason } });
  await endEpisode(work, { episode, plan, members: await findMembers(work, [episodeId]), reason });
}
