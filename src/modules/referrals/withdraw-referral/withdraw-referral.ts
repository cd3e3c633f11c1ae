import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { seesFamily } from '../parties.queries.ts';
import { referralWithdrawn } from '../referral.events.ts';
import { aboutReferral } from '../referral-facts.ts';
import { mayWithdraw, sideOf } from '../referral.policy.ts';
import { getReferral, takeStep } from '../referral.queries.ts';
import { stepMistakes } from '../referral.ts';
import { tellLater } from '../tell-referral/tell-referral.ts';

export type Withdrawing = { reason: string | null; words?: string | null };

/** Takes a referral back: the service is told, and from now on reads nothing of it. One that was not sent is dropped. */
export async function withdrawReferral(work: Work, referralId: string, { reason, words = null }: Withdrawing): Promise<void> {
  const referral = await getReferral(work, referralId);
  work.require(mayWithdraw(work.actor, sideOf(work.actor, referral, await seesFamily(work, referral))));
  const wasSent = referral.state !== 'draft';
  const step = { state: 'withdrawn' as const, reason, words };
  const mistakes = wasSent ? stepMistakes(referral.state, step, { last: null, today: work.today }) : {};
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  await takeStep(work, referral, step);
  await work.record(referralWithdrawn, {
    familyId: referral.familyId,
    subjectId: referralId,
    details: { ...aboutReferral(referral), reason: (wasSent && reason) || 'unsent' },
  });
  if (wasSent && !referral.isByHand) await tellLater(work, referralId, 'withdrawn');
}
