import { invalid, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { familySignposted, referralWritten, serviceRefused } from '../referral.events.ts';
import { aboutReferral, referralMistakes, referralWords, saidAsKept, topicOf, type NewReferral, type ReferralAbout } from '../referral-facts.ts';
import { mayRefer } from '../referral.policy.ts';
import { addReferral, findKeptBack, findReferrals, referenceOf, saveReferral } from '../referral.queries.ts';
import { isClosed, isUnderWay, type Referral, type ReferralState } from '../referral.ts';
import { findSaidNo } from './said-no.queries.ts';

const stateAfter = { yes: 'draft', no: 'not-agreed', themselves: 'signposted' } as const satisfies Record<NewReferral['answer'], ReferralState>;

/** What there is already between this service and the action, or the request, that is written about. */
export async function findBefore(
  work: Work,
  { actionId, requestId, serviceId }: Pick<ReferralAbout, 'actionId' | 'requestId' | 'serviceId'>,
): Promise<Referral[]> {
  const of = actionId !== null ? { actionIds: [actionId] } : { requestId: requestId ?? '' };
  return (await findReferrals(work, of)).filter(one => one.serviceId === serviceId);
}

/**
 * Writes down what the family said to a service: a referral that is read once more before it is sent, that they said no, or that they will go by themselves.
 * Nothing leaves with this. Who may write about this plan or request is for its caller to settle.
 */
export async function writeReferral(work: Work, about: ReferralAbout, given: NewReferral): Promise<string> {
  work.require(mayRefer(work.actor));
  const mistakes = referralMistakes(about, given, await findSaidNo(work, about), work.today);
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
  const before = await findBefore(work, about);
  if (before.some(({ state }) => isUnderWay(state)))
    throw new Refusal('conflict', 'They are referred to this service already. Look at how that stands before you refer them again');
  const words = referralWords(about, given);
  await refuseKeptBack(work, about, given);

  const draft = before.find(({ state }) => state === 'draft');
  const id = draft?.id ?? work.newId();
  const state = stateAfter[given.answer];
  const referral: Referral = {
    ...{ id, reference: referenceOf(id), familyId: about.familyId, requestId: about.requestId, actionId: about.actionId, serviceId: about.serviceId },
    ...{ agencyId: null, isByHand: true, state, personIds: given.personIds, words, said: saidAsKept(about, given), sensitive: topicOf(about, given) },
    ...{ referredBy: work.actor.id, sentOn: null, closedOn: isClosed(state) ? work.today : null, version: draft?.version ?? 1 },
  };
  await (draft ? saveReferral(work, referral) : addReferral(work, referral));
  const event = { draft: referralWritten, 'not-agreed': serviceRefused, signposted: familySignposted }[state];
  await work.record(event, { familyId: about.familyId, subjectId: id, details: aboutReferral(referral) });
  return id;
}

const textFields = ['why', 'asks', 'contact'] as const;

/** Stops words that would tell where somebody is hidden, beside the question they stand in; never what it is. */
async function refuseKeptBack(work: Work, about: ReferralAbout, given: NewReferral): Promise<void> {
  if (given.answer !== 'yes') return;
  const kept = await findKeptBack(
    work,
    about,
    textFields.map(field => given[field] ?? ''),
  );
  const say = 'This holds a place, a number or a word of this family that is protected. Leave it out';
  const mistakes = Object.fromEntries(kept.flatMap(place => (textFields[place] ? [[textFields[place], say]] : [])));
  if (Object.keys(mistakes).length > 0) throw invalid(mistakes);
}
