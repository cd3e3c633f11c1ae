import type { Mistakes } from '#platform/form.ts';
import { latestReviewOn } from './review-date.ts';

export const progresses = [
  { value: 'met', label: 'Met' },
  { value: 'better', label: 'Better' },
  { value: 'same', label: 'The same' },
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

export const mayHearChoices = [
  { value: 'not settled', label: 'Nobody yet', hint: 'Only you read it until you have settled it with them' },
  { value: 'team', label: 'The team' },
  { value: 'team and family', label: 'The team and the family' },
] as const;

export type GoalProgress = { goalId: string; progress: Progress; score?: number | null; words?: string | null };
/** What somebody of the family said, and how life is for them from 0 to 10. A child's words wait until it is settled who may hear them. */
export type Voice = {
  personId: string;
  score?: number | null;
  words?: string | null;
  how?: string | null;
  mayHear?: (typeof mayHearChoices)[number]['value'];
  /** What their words changed, and what they were told back. */
  changed?: string | null;
  toldBack?: string | null;
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

const isScore = (score: number | null | undefined): boolean => score === null || score === undefined || (Number.isInteger(score) && score >= 0 && score <= 10);
const isOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** Each goal and each person at most once, all of them of this plan and this family, scored from 0 to 10. */
export function unknownIn(
  { progress, voices = [] }: Pick<NewReview, 'progress' | 'voices'>,
  goalIds: readonly string[],
  personIds: readonly string[],
): Mistakes {
  const goals = progress.map(one => one.goalId);
  const people = voices.map(one => one.personId);
  return {
    ...(!(isOnce(goals) && goals.every(id => goalIds.includes(id))) && { progress: 'Say how each need of this plan stands, once' }),
    ...(!(isOnce(people) && people.every(id => personIds.includes(id))) && { voices: 'Choose people of this family, each once' }),
    ...(![...progress, ...voices].every(one => isScore(one.score)) && { score: 'A score must be a whole number from 0 to 10' }),
  };
}
