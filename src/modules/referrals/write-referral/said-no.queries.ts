import { findAgreements } from '#modules/people/index.ts';
import type { Work } from '#platform/work.ts';
import { findReferrals } from '../referral.queries.ts';
import type { ReferralAbout, SaidNo } from '../referral-facts.ts';

/** When the family last said no: to this service, wherever it was offered, and to being helped at all if that is what it said last. */
export async function findSaidNo(work: Work, { familyId, requestId, serviceId }: Pick<ReferralAbout, 'familyId' | 'requestId' | 'serviceId'>): Promise<SaidNo> {
  const of = familyId !== null ? { familyIds: [familyId] } : { requestId: requestId ?? '' };
  const refused = (await findReferrals(work, { ...of, states: ['not-agreed'] })).filter(one => one.serviceId === serviceId);
  const [newest] = familyId === null ? [] : await findAgreements(work, familyId);
  const isNo = newest?.given === 'no' || newest?.given === 'withdrawn';
  const days = refused.map(({ said }) => said.on).toSorted((one, other) => Temporal.PlainDate.compare(other, one));
  return { toServiceOn: days[0] ?? null, toHelpOn: isNo ? newest.onDay : null };
}
