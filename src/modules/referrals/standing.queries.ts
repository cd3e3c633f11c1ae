import { findServicePage, type ServicePage } from '#modules/directory/index.ts';
import { findParties, findServicesNamed, goneService, seesFamily, type Party, type ServiceNamed } from './parties.queries.ts';
import { sideOf, type Side } from './referral.policy.ts';
import { findSteps, getReferral } from './referral.queries.ts';
import type { Work } from '#platform/work.ts';
import type { Referral, ReferralStep } from './referral.ts';

/** A referral with where it stands, who stands on which side of it, and the words for everybody on its pages. */
export type ReferralInHand = {
  referral: Referral;
  side: Side;
  steps: readonly ReferralStep[];
  service: ServiceNamed;
  /** As its public page shows it; undefined where it is no longer public. */
  page: ServicePage | undefined;
  parties: ReadonlyMap<string, Party>;
  /** Where whoever sent it came from; null for the service. */
  cameFrom: { href: string; text: string } | null;
};

export async function loadReferral(work: Work, referralId: string): Promise<ReferralInHand> {
  const referral = await getReferral(work, referralId);
  const side = sideOf(work.actor, referral, await seesFamily(work, referral));
  const steps = (await findSteps(work, [referralId])).get(referralId) ?? [];
  const { serviceId } = referral;
  const service = (await findServicesNamed(work, [serviceId])).get(serviceId) ?? { id: serviceId, name: goneService, organizationName: '', agencyId: null };
  return {
    referral,
    side,
    steps,
    service,
    page: await findServicePage(work, serviceId),
    parties: await findParties(work, [referral.referredBy, ...steps.map(({ takenBy }) => takenBy)]),
    cameFrom: side.isSender ? await findCameFrom(work, referral) : null,
  };
}

async function findCameFrom(work: Work, { familyId, requestId, actionId }: Referral): Promise<ReferralInHand['cameFrom']> {
  if (actionId !== null) {
    const action = await work.tables('referrals').selectFrom('published.plan_action').select('plan_id').where('action_id', '=', actionId).executeTakeFirst();
    if (action) return { href: `/plans/${action.plan_id}`, text: 'The plan' };
  }
  if (requestId !== null) return { href: `/requests/${requestId}`, text: 'The request' };
  return familyId === null ? null : { href: `/families/${familyId}`, text: 'The family’s page' };
}
