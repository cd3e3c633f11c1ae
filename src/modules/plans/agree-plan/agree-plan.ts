import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { saveEpisode } from '../episode.queries.ts';
import { findFinishedAssessments } from '../assessment-facts.ts';
import { findPeople } from '../names.queries.ts';
import { missingToAgree } from '../plan.ts';
import { planAgreed } from '../plan.events.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findActions, findGoals, getPlan, savePlan } from '../plan.queries.ts';
import { firstReviewOn, latestReviewOn } from '../review-date.ts';

export type Agreeing = {
  planId: string;
  agreedOn: Temporal.PlainDate;
  /** The people of the family it was agreed with. */
  agreedWith: readonly string[];
  /** Without it, the council's own clock says when the first review is. */
  nextReviewOn?: Temporal.PlainDate | null;
};

/** The family and the team agree the plan, and settle when it is looked at again. */
export async function agreePlan(work: Work, { planId, agreedOn, agreedWith, nextReviewOn = null }: Agreeing): Promise<void> {
  const { plan, episode, standing } = await getPlan(work, planId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  const [goals, actions] = [await findGoals(work, [planId]), await findActions(work, [planId])];
  const missing = missingToAgree(goals, actions);
  if (missing) throw new Refusal('invalid', missing, { agreedWith: missing });
  const people = new Set((await findPeople(work, [plan.familyId])).map(person => person.id));
  if (agreedWith.length === 0 || !agreedWith.every(id => people.has(id))) throw invalid({ agreedWith: 'Choose who in the family agreed' });
  if (Temporal.PlainDate.compare(agreedOn, work.today) > 0) throw invalid({ agreedOn: 'The day it was agreed must be today or in the past' });

  const assessedOn = (await findFinishedAssessments(work, [plan.familyId])).get(plan.familyId)?.finishedOn ?? null;
  const reviewOn = nextReviewOn ?? firstReviewOn(assessedOn, agreedOn);
  if (Temporal.PlainDate.compare(reviewOn, agreedOn) <= 0) throw invalid({ nextReviewOn: 'The first review must be after the day the plan was agreed' });
  if (Temporal.PlainDate.compare(reviewOn, latestReviewOn(agreedOn)) > 0) throw invalid({ nextReviewOn: 'The first review must be within 3 months' });

  await savePlan(work, { ...plan, state: 'agreed', agreedOn, agreedWith });
  await saveEpisode(work, { ...episode, nextReviewOn: reviewOn });
  await work.record(planAgreed, {
    familyId: plan.familyId,
    subjectId: planId,
    details: { planId, goals: goals.filter(goal => goal.state === 'open').length, actions: actions.filter(action => action.state !== 'dropped').length },
  });
}
