import type { Mistakes } from '#platform/form.ts';
import { latestReviewOn } from './review-date.ts';

export const progresses = [
  { value: 'met', label: 'Met' },
  { value: 'better', label: 'Better' },
  { value: 'same', label: 'About the same' },
  { value: 'worse', label: 'Worse' },
] as const;
export type Progress = (typeof progresses)[number]['value'];

export const reviewOutcomes = [
  { value: 'carry-on', label: 'Carry on with the plan' },
  { value: 'change', label: 'Change the plan' },
  { value: 'close', label: 'Close the plan', hint: 'You close it on the next page' },
  { value: 'step-up', label: 'Step up to children’s social care', hint: 'You do this on the next page' },
] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number]['value'];

export type GoalProgress = { goalId: string; progress: Progress; score?: number | null; words?: string | null };
/** What somebody of the family said, and how life is for them from 0 to 10. A child's words wait until it is settled who may hear them. */
export type Voice = {
  personId: string;
  score?: number | null;
  words?: string | null;
  how?: string | null;
  mayHear?: 'not settled' | 'team' | 'team and family';
};

export type NewReview = {
  planId: string;
  outcome: ReviewOutcome;
  words: string;
  progress: readonly GoalProgress[];
  voices?: readonly Voice[];
  nextReviewOn?: Temporal.PlainDate | null;
  meetingId?: string | null;
};

export const hasProgress = (progress: readonly Pick<GoalProgress, 'progress'>[]): boolean =>
  progress.some(one => one.progress === 'met' || one.progress === 'better');

/** A plan that goes on has a date to look at it again, soon enough by the council's clock. One that ends has none. */
export function reviewMistakes(
  { outcome, words, nextReviewOn = null }: Pick<NewReview, 'outcome' | 'words' | 'nextReviewOn'>,
  today: Temporal.PlainDate,
): Mistakes {
  const mistakes: Record<string, string> = {};
  if (words.trim() === '') mistakes['words'] = 'Enter what was said at the review';
  if (outcome === 'close' || outcome === 'step-up') return mistakes;
  if (!nextReviewOn) mistakes['nextReviewOn'] = 'Enter the date of the next review';
  else if (Temporal.PlainDate.compare(nextReviewOn, today) <= 0) mistakes['nextReviewOn'] = 'The next review must be in the future';
  else if (Temporal.PlainDate.compare(nextReviewOn, latestReviewOn(today)) > 0) mistakes['nextReviewOn'] = 'The next review must be within 3 months';
  return mistakes;
}
