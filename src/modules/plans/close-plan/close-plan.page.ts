import { page } from '#platform/page.ts';
import { findUnderWay } from '../open-referrals.view.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getWholePlan } from '../whole-plan.queries.ts';
import { closeForm, closingOf } from './close-form.ts';
import { closePlan } from './close-plan.ts';
import { closePlanView } from './close-plan.view.ts';

/** Early help ends: what changed, what shows it for each need, and what is still open. */
export const closePlanPage = page({
  name: 'plans.close-plan',
  path: '/plans/:planId/close',
  title: 'Close the plan',
  audience: 'workers',
  load: async (work, { planId }) => {
    const whole = await getWholePlan(work, planId);
    return { ...whole, underWay: await findUnderWay(work, whole.plan.familyId) };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ goals }) => closeForm(goals),
  version: ({ plan }) => plan.version,
  show: closePlanView,
  submit: async (work, { plan, goals }, answers) => {
    await closePlan(work, closingOf(plan.id, goals, answers));
    return { goTo: `/plans/${plan.id}` };
  },
});
