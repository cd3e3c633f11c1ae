import type { Work } from '#platform/work.ts';
import { referralOpened } from '../referral.events.ts';
import { aboutReferral } from '../referral-facts.ts';
import { takeStep } from '../referral.queries.ts';
import type { Referral } from '../referral.ts';

/** The service has looked at what was sent to it. */
export async function openReferral(work: Work, referral: Referral): Promise<void> {
  await takeStep(work, referral, { state: 'opened' });
  await work.record(referralOpened, { familyId: referral.familyId, subjectId: referral.id, details: aboutReferral(referral) });
}
