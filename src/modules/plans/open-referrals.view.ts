import { card } from '#design/patterns/page-parts.ts';
import { html, type Html } from '#design/html.ts';
import { findReferralLines, isUnderWay, referralList, type ReferralLine } from '#modules/referrals/index.ts';
import type { Work } from '#platform/work.ts';

/** The referrals of a family that services have not ended. */
export async function findUnderWay(work: Work, familyId: string): Promise<ReferralLine[]> {
  const referrals = await findReferralLines(work, { familyIds: [familyId] });
  return referrals.filter(({ referral }) => isUnderWay(referral.state));
}

/** Before early help ends: a service that helps goes on; one that has not answered tells nobody of the team any more. */
export const openReferrals = (underWay: readonly ReferralLine[], now: Temporal.Instant): Html | false =>
  underWay.length > 0 &&
  card(
    { title: underWay.length === 1 ? '1 referral is under way' : `${underWay.length} referrals are under way`, kind: 'attention' },
    html`<p class="govuk-body">Nobody of the team will hear what becomes of it. Take back what is no longer wanted, and tell the family whom to ask.</p>
      ${referralList(underWay, now)}`,
  );
