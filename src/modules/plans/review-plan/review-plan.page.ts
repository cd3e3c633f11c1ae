import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findTrends } from '../review-trend.queries.ts';
import { getWholePlan } from '../whole-plan.queries.ts';
import { reviewForm, reviewOf } from './review-form.ts';
import { recordReview } from './review-plan.ts';
import { reviewPlanView } from './review-plan.view.ts';

export type PlanToReview = Awaited<ReturnType<typeof getPlanToReview>>;

async function getPlanToReview(work: Work, planId: string) {
  const whole = await getWholePlan(work, planId);
  return {
    ...whole,
    today: work.today,
    goals: whole.goals.filter(goal => goal.state === 'open'),
    people: whole.people.filter(person => person.isHere && !person.isUnborn),
    trends: await findTrends(work, whole.plan, whole.goals),
  };
}

/** How each need stands, what everybody says, and when the plan is looked at again. */
export const reviewPlanPage = page({
  name: 'plans.review-plan',
  path: '/plans/:planId/reviews/new',
  title: 'Review the plan',
  audience: 'workers',
  load: (work, { planId }) => getPlanToReview(work, planId),
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: subject => reviewForm(subject),
  version: ({ episode }) => episode.version,
  show: reviewPlanView,
  submit: async (work, subject, answers) => {
    const { plan } = subject;
    await recordReview(work, reviewOf(plan.id, subject, answers));
    const next = { close: '/close', 'step-up': '/step-up', 'carry-on': '', change: '' };
    return { goTo: `/plans/${plan.id}${next[answers['outcome'] as keyof typeof next]}` };
  },
});
