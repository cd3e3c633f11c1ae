import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { mayReadReferral } from '../referral.policy.ts';
import { openReferral } from './open-referral.ts';
import { loadReferral, type ReferralInHand } from '../standing.queries.ts';
import { seeReferralView } from './see-referral.view.ts';

/** One referral, for both sides: what the service was told, and how it stands. */
export const seeReferralPage = page({
  name: 'referrals.see-referral',
  path: '/referrals/:referralId',
  title: 'Referral to a service',
  audience: 'workers',
  width: 'full',
  load: async (work, { referralId }) => {
    const inHand = await loadReferral(work, referralId);
    return (await openFirst(work, inHand)) ? loadReferral(work, referralId) : inHand;
  },
  allow: (actor, { side }) => mayReadReferral(actor, side),
  about: ({ referral: { id, familyId } }) => ({ familyId, subjectId: id }),
  back: ({ cameFrom }) => cameFrom ?? { href: '/referrals', text: 'Referrals to us' },
  show: seeReferralView,
});

/** The first look of the service is a step of its own: whoever sent it sees that it arrived. */
async function openFirst(work: Work, { referral, side }: ReferralInHand): Promise<boolean> {
  if (referral.state !== 'sent' || !side.isTaker || side.isSender) return false;
  await openReferral(work, referral);
  return true;
}
