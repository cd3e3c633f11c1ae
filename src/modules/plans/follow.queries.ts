import type { Work } from '#platform/work.ts';
import type { NamedComment } from './comments.view.ts';
import type { WholePlan } from './whole-plan.queries.ts';
import { findTrends, type Trends } from './review-trend.queries.ts';
import { findComments } from './released-copy.queries.ts';

/** What follows once a plan is agreed: how its reviews went, and what the family says of it. */
export type Follow = { trends: Trends; comments: readonly NamedComment[] };

export async function findFollow(work: Work, { plan, goals, names }: WholePlan): Promise<Follow> {
  const comments = await findComments(work, { planId: plan.id });
  return {
    trends: await findTrends(work, plan, goals),
    comments: comments.map(comment => ({ ...comment, name: names.people.get(comment.personId)?.givenName ?? 'Somebody in the family' })),
  };
}
