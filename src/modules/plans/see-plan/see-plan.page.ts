import { page } from '#platform/page.ts';
import { mayReadPlan } from '../plan.policy.ts';
import { getPlanPage } from './plan-page.queries.ts';
import { planView } from './see-plan.view.ts';

/** The family's plan: needs, what we want, who does what by when, and how it goes. */
export const seePlanPage = page({
  name: 'plans.see-plan',
  path: '/plans/:planId',
  title: 'Family plan',
  audience: 'workers',
  width: 'full',
  load: (work, { planId }) => getPlanPage(work, planId),
  allow: (actor, { standing }) => mayReadPlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/families/${plan.familyId}`, text: 'The family’s page' }),
  show: planView,
});
