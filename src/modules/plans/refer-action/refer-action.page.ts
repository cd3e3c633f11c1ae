import {
  fillReferral,
  findCandidates,
  loadToRefer,
  mayRefer,
  referralForm,
  referralFromInput,
  writeReferral,
  writeReferralView,
  type ReferralAbout,
  type ReferralInput,
  type ToRefer,
} from '#modules/referrals/index.ts';
import { all } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getAction, type ActionInHand } from '../plan.queries.ts';
import { findSafeRoute } from '../safe-route.ts';

type Subject = ActionInHand & { toRefer: ToRefer };

/** A referral for an action: what the family said to the service, and what the service is to read. */
export const referActionPage = page<'/actions/:actionId/services/:serviceId', Subject, ReferralInput>({
  name: 'plans.refer-action',
  path: '/actions/:actionId/services/:serviceId',
  title: 'Refer to a service',
  audience: 'workers',
  width: 'full',
  load: async (work, { actionId, serviceId }) => {
    const inHand = await getAction(work, actionId);
    return { ...inHand, toRefer: await loadToRefer(work, await aboutAction(work, inHand, serviceId)) };
  },
  allow: (actor, { standing }) => all(mayWritePlan(actor, standing), mayRefer(actor)),
  about: ({ action }) => ({ familyId: action.familyId, subjectId: action.id }),
  back: ({ action }) => ({ href: `/actions/${action.id}/services`, text: 'Find a service' }),
  form: ({ toRefer }) => referralForm(toRefer),
  fill: ({ toRefer }) => fillReferral(toRefer),
  keptUnder: ({ toRefer }) => toRefer.keptUnder,
  show: writeReferralView,
  submit: async (work, { toRefer, action, plan, episode }, input) => {
    requireOpen(episode);
    const id = await writeReferral(work, toRefer.about, referralFromInput(input));
    return { goTo: input.answer === 'yes' ? `/referrals/${id}/send` : `/plans/${plan.id}#action-${action.id}` };
  },
});

/** What is known of an action that a service is asked to help with. */
export async function aboutAction(work: Work, { action }: Pick<ActionInHand, 'action'>, serviceId: string): Promise<ReferralAbout> {
  const { familyId, id: actionId, sensitive } = action;
  const route = await findSafeRoute(work, familyId);
  return {
    ...{ familyId, requestId: null, actionId, serviceId, sensitive },
    candidates: await findCandidates(work, familyId),
    onlyThroughReferrer: route === 'not confirmed' || route === 'not safe',
  };
}
