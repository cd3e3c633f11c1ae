import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { checkGoal, requireReader } from '../goal-rules.ts';
import { callsForSafeRoute, type Topic } from '../plan.ts';
import { goalAdded } from '../plan.events.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { findGoals, getPlan } from '../plan.queries.ts';
import { raiseSafeRoute } from '../safe-route.ts';

export type GoalWords = {
  personIds: readonly string[];
  need: string;
  /** A need of the outcome framework, as in "1.1". */
  outcomeNeed?: string | null;
  wanted: string;
  scaleQuestion?: string | null;
  firstScore?: number | null;
  /** Keeps the goal and its actions to those named for the topic. */
  sensitive?: Topic | null;
};

/** A need, and what the family wants instead. A need that speaks of abuse stops joint meetings until a safe route is confirmed. */
export async function addGoal(work: Work, { planId, ...goal }: GoalWords & { planId: string }): Promise<string> {
  const { plan, episode, standing } = await getPlan(work, planId);
  requireOpen(episode);
  work.require(mayWritePlan(work.actor, standing));
  await checkGoal(work, plan.familyId, goal);
  const { personIds, need, outcomeNeed = null, wanted, scaleQuestion = null, firstScore = null, sensitive = null } = goal;
  await requireReader(work, standing, sensitive);
  if (callsForSafeRoute(outcomeNeed)) await raiseSafeRoute(work, plan.familyId);

  const id = work.newId();
  const place = 1 + Math.max(0, ...(await findGoals(work, [planId])).map(other => other.place));
  await work
    .tables('plans')
    .insertInto('plans.goal')
    .values({
      id,
      plan_id: planId,
      family_id: plan.familyId,
      person_ids: [...personIds],
      need,
      outcome_need: outcomeNeed,
      wanted,
      scale_question: scaleQuestion,
      first_score: firstScore,
      place,
      sensitive,
    })
    .execute();
  await work.record(goalAdded, { familyId: plan.familyId, subjectId: id, details: { goalId: id, ...(outcomeNeed && { outcomeNeed }) } });
  return id;
}
