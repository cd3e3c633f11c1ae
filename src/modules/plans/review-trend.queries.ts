import { findScores, ownScale, type Score } from '#modules/assessments/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { Work } from '#platform/work.ts';
import type { TrendPoint } from '#design/patterns/trend.ts';
import type { Goal, Plan } from './plan.ts';
import { findReviews, type Review } from './review.queries.ts';

/** How each goal and each person's own score went, the oldest first. */
export type Trends = { ofGoal: ReadonlyMap<string, TrendPoint[]>; ofPerson: ReadonlyMap<string, TrendPoint[]>; reviews: readonly Review[] };

export async function findTrends(work: Work, plan: Plan, goals: readonly Goal[]): Promise<Trends> {
  const reviews = await findReviews(work, plan.id);
  const scores = await findScores(work, plan.familyId, ownScale);
  return {
    reviews,
    ofGoal: new Map(goals.map(goal => [goal.id, goalTrend(plan, goal, reviews)])),
    ofPerson: new Map([...Map.groupBy(scores, score => score.personId ?? '')].map(([personId, theirs]) => [personId, theirs.map(pointOf)])),
  };
}

const pointOf = ({ takenOn, value }: Score): TrendPoint => ({ when: sayDate(takenOn), value });

function goalTrend(plan: Plan, goal: Goal, reviews: readonly Review[]): TrendPoint[] {
  const first = goal.firstScore === null ? [] : [{ when: sayDate(plan.agreedOn ?? plan.startedOn), value: goal.firstScore }];
  const later = reviews.toReversed().flatMap(review => {
    const score = review.progress.find(one => one.goalId === goal.id)?.score;
    return typeof score === 'number' ? [{ when: sayDate(review.reviewedOn), value: score }] : [];
  });
  return [...first, ...later];
}
