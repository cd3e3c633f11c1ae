import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { findReferralFigures } from '../figures.queries.ts';
import { findServicesNamed, findServicesOfAgency } from '../parties.queries.ts';
import { mayTakeReferrals } from '../referral.policy.ts';
import { findReferrals } from '../referral.queries.ts';
import { lists, listOf, type ListKey } from './lists.ts';
import { seeReferralsView } from './see-referrals.view.ts';

/** What was sent to the services of one's own agency: new, to be answered, waiting to start, begun, ended. */
export const seeReferralsPage = page({
  name: 'referrals.see-referrals',
  path: '/referrals',
  title: 'Referrals to us',
  audience: 'workers',
  width: 'full',
  load: async (work, _params, query) => {
    const { agencyId } = work.actor;
    const sent = agencyId === null ? [] : await findReferrals(work, { agencyId, states: lists.flatMap(({ states }) => states) });
    const asked = typedText(query, 'show');
    const current: ListKey = lists.find(({ key }) => key === asked)?.key ?? 'new';
    const own = agencyId === null ? [] : await findServicesOfAgency(work, agencyId);
    const services = await findServicesNamed(work, [...own, ...sent.map(({ serviceId }) => serviceId)]);
    return {
      sent,
      current,
      shown: sent.filter(({ state }) => listOf(state) === current),
      services,
      figures: await findReferralFigures(work, { serviceIds: own }),
    };
  },
  allow: mayTakeReferrals,
  about: ({ shown }) => ({ families: shown.flatMap(({ familyId }) => familyId ?? []) }),
  show: seeReferralsView,
});
