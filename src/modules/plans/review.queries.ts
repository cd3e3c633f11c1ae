import type { Work } from '#platform/work.ts';
import type { GoalProgress, Progress, ReviewOutcome } from './review.ts';

export type Review = {
  id: string;
  reviewedOn: Temporal.PlainDate;
  outcome: ReviewOutcome;
  words: string;
  nextReviewOn: Temporal.PlainDate | null;
  hasProgress: boolean;
  progress: readonly GoalProgress[];
};

/** A plan's reviews, the newest first, each with what this reader may see of how its goals stood. */
export async function findReviews(work: Work, planId: string): Promise<Review[]> {
  const tables = work.tables('plans');
  const reviews = await tables
    .selectFrom('plans.review')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('reviewed_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  if (reviews.length === 0) return [];
  const ids = reviews.map(review => review.id);
  const progress = await tables.selectFrom('plans.review_progress').selectAll().where('review_id', 'in', ids).execute();
  return reviews.map(row => ({
    id: row.id,
    reviewedOn: row.reviewed_on,
    outcome: row.outcome as ReviewOutcome,
    words: row.words,
    nextReviewOn: row.next_review_on,
    hasProgress: row.has_progress,
    progress: progress
      .filter(one => one.review_id === row.id)
      .map(one => ({ goalId: one.goal_id, progress: one.progress as Progress, score: one.score, words: one.words })),
  }));
}
