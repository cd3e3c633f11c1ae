import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { seesFamily } from '../parties.queries.ts';
import { referralAnswered } from '../referral.events.ts';
import { aboutReferral } from '../referral-facts.ts';
import { mayAnswer, sideOf } from '../referral.policy.ts';
import { findSteps, getReferral, takeStep } from '../referral.queries.ts';
import { stepMistakes, type AnswerState } from '../referral.ts';
import { tellLater } from '../tell-referral/tell-referral.ts';

export type ReferralAnswer = { state: AnswerState; onDay?: Temporal.PlainDate | null; reason?: string | null; words?: string | null };

/** What the service says of a referral, on the day it was so. Whoever referred, and whoever leads now, hears that there is news. */
export async function answerReferral(work: Work, referralId: string, answer: ReferralAnswer): Promise<void> {
  const referral = await getReferral(work, referralId);
  work.require(mayAnswer(work.actor, sideOf(work.actor, referral, await seesFamily(work, referral))));
  const last = (await findSteps(work, [referralId])).get(referralId)?.at(-1)?.onDay ?? null;
  const mistakes = stepMistakes(referral.state, answer, { last, today: work.today });
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  const { state, reason } = answer;
  await takeStep(work, referral, answer);
  await work.record(referralAnswered, {
    familyId: referral.familyId,
    subjectId: referralId,
    details: { ...aboutReferral(referral), state, ...(reason && { reason }) },
  });
  await tellLater(work, referralId, 'answered');
}
