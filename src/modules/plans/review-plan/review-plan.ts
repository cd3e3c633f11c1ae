import { ownScale, recordScores } from '#modules/assessments/index.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen, type Episode } from '../episode.ts';
import { saveEpisode } from '../episode.queries.ts';
import { findPeople } from '../names.queries.ts';
import type { Goal } from '../plan.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findGoals, getPlan, saveGoal } from '../plan.queries.ts';
import { planReviewed } from '../review.events.ts';
import { hasProgress, reviewMistakes, unknownIn, type GoalProgress, type NewReview, type Voice } from '../review.ts';

/** Records a review: how each goal stands, what was said, how life is for each person, and when the plan is looked at again. */
export async function recordReview(work: Work, review: NewReview): Promise<string> {
  const { plan, episode, standing } = await getPlan(work, review.planId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  const { outcome, words, progress, voices = [], meetingId = null } = review;
  if (plan.state === 'drafting') throw new Refusal('conflict', 'Agree the plan with the family before you review it');
  const goals = await findGoals(work, [plan.id]);
  const people = await findPeople(work, [plan.familyId]);
  const unknown = unknownIn(
    review,
    goals.map(goal => goal.id),
    people.map(person => person.id),
  );
  const mistakes = { ...reviewMistakes(review, work.today), ...unknown };
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);

  const id = work.newId();
  const nextReviewOn = outcome === 'close' || outcome === 'step-up' ? null : (review.nextReviewOn ?? null);
  await work
    .tables('plans')
    .insertInto('plans.review')
    .values({
      ...{ id, plan_id: plan.id, family_id: plan.familyId, meeting_id: meetingId, reviewed_on: work.today, outcome, words: words.trim() },
      ...{ next_review_on: nextReviewOn, has_progress: hasProgress(progress), recorded_by: work.actor.id, recorded_at: work.now },
    })
    .execute();
  for (const goal of goals) {
    const stands = progress.find(one => one.goalId === goal.id);
    if (stands) await keepProgress(work, id, goal, stands);
  }
  for (const voice of voices) await keepVoice(work, id, plan.familyId, voice);
  await keepScores(work, id, plan.familyId, voices);
  await lookAgainOn(work, episode, nextReviewOn);
  await work.record(planReviewed, { familyId: plan.familyId, subjectId: id, details: { reviewId: id, outcome, hasProgress: hasProgress(progress) } });
  return id;
}

async function keepProgress(work: Work, reviewId: string, goal: Goal, { progress, score = null, words = null }: GoalProgress): Promise<void> {
  await work
    .tables('plans')
    .insertInto('plans.review_progress')
    .values({ review_id: reviewId, goal_id: goal.id, family_id: goal.familyId, progress, score, words, sensitive: goal.sensitive })
    .execute();
  if (progress === 'met' && goal.state === 'open') await saveGoal(work, { ...goal, state: 'met' });
  if (progress !== 'met' && goal.state === 'met') await saveGoal(work, { ...goal, state: 'open' });
}

async function keepVoice(
  work: Work,
  reviewId: string,
  familyId: string,
  { personId, score = null, words = null, how = null, mayHear = 'not settled', changed = null, toldBack = null }: Voice,
): Promise<void> {
  await work
    .tables('plans')
    .insertInto('plans.review_voice')
    .values({
      id: work.newId(),
      review_id: reviewId,
      family_id: familyId,
      person_id: personId,
      score,
      words,
      how,
      may_hear: mayHear,
      changed,
      told_back: toldBack,
      written_by: work.actor.id,
    })
    .execute();
}

/** The same scale as in the assessment, so that it can be followed over time. */
async function keepScores(work: Work, reviewId: string, familyId: string, voices: readonly Voice[]): Promise<void> {
  const scores = voices.flatMap(({ personId, score }) =>
    typeof score === 'number' ? [{ personId, key: ownScale, value: score, lowest: 0, highest: 10 }] : [],
  );
  if (scores.length > 0) await recordScores(work, { familyId, takenOn: work.today, sourceId: reviewId }, scores);
}

const lookAgainOn = (work: Work, episode: Episode, nextReviewOn: Temporal.PlainDate | null) => saveEpisode(work, { ...episode, nextReviewOn });
