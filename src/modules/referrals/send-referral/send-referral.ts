import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { findServicesNamed } from '../parties.queries.ts';
import { referralSent } from '../referral.events.ts';
import { aboutReferral } from '../referral-facts.ts';
import { mayRefer } from '../referral.policy.ts';
import { findKeptBack, getReferral, isTakenUpHere, takeStep } from '../referral.queries.ts';
import { tellLater } from '../tell-referral/tell-referral.ts';

/** Sends what was written to those who take it up at the service; where there is nobody, whoever refers speaks to the service from now on. */
export async function sendReferral(work: Work, referralId: string): Promise<void> {
  work.require(mayRefer(work.actor));
  const referral = await getReferral(work, referralId);
  const { words, familyId, serviceId } = referral;
  if (!words) throw new Refusal('conflict', 'There is nothing to send');
  // What was free to say yesterday may be protected since.
  if ((await findKeptBack(work, referral, [words.why, words.asks, words.contact ?? ''])).length > 0)
    throw invalid({ send: 'This holds a place, a number or a word of this family that is protected now. Change it first' });
  const agencyId = (await findServicesNamed(work, [serviceId])).get(serviceId)?.agencyId ?? null;
  const isByHand = !(await isTakenUpHere(work, agencyId, familyId));
  await takeStep(work, { ...referral, agencyId, isByHand, referredBy: work.actor.id }, { state: 'sent' });
  await work.record(referralSent, { familyId, subjectId: referralId, details: { ...aboutReferral(referral), isByHand } });
  if (!isByHand) await tellLater(work, referralId, 'sent');
}
