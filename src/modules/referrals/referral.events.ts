import { eventKind } from '#platform/event.ts';
import { reasonInWords } from './reasons.ts';
import type { AnswerState } from './referral.ts';

// What happened to a referral names neither the service nor anybody. One about something sensitive is told to those named for it alone.
type About = { referralId: string; sensitive?: string };

export const referralWritten = eventKind<About>('referrals.referral-written', () => 'wrote a referral to a service', { quiet: true });
export const serviceRefused = eventKind<About>('referrals.service-refused', () => 'recorded that the family does not want a service it was offered');
export const familySignposted = eventKind<About>('referrals.family-signposted', () => 'told the family of a service');
export const referralSent = eventKind<About & { isByHand: boolean }>('referrals.referral-sent', () => 'referred the family to a service');
export const referralOpened = eventKind<About>('referrals.referral-opened', () => 'opened a referral');
export const referralAnswered = eventKind<About & { state: AnswerState; reason?: string }>('referrals.referral-answered', ({ state, reason }) =>
  reason === undefined ? answered[state] : `${answered[state]}: ${inSentence(reasonInWords(reason))}`,
);
export const referralWithdrawn = eventKind<About & { reason: string }>('referrals.referral-withdrawn', ({ reason }) =>
  reason === 'unsent' ? 'dropped a referral that was not sent' : `took a referral back: ${inSentence(reasonInWords(reason))}`,
);
export const referralTold = eventKind<About & { messages: number }>(
  'referrals.referral-told',
  ({ messages }) => `wrote ${messages} messages about a referral`,
  {
    quiet: true,
  },
);

const answered: Readonly<Record<AnswerState, string>> = {
  accepted: 'accepted a referral',
  declined: 'declined a referral',
  started: 'began what a referral asked for',
  ended: 'ended what a referral asked for',
};

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
