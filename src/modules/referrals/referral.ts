import { Refusal } from '#platform/refusal.ts';
import type { Mistakes } from '#platform/form.ts';
import type { BadgeKind } from '#design/patterns/badge.ts';
import { reasonsFor } from './reasons.ts';

/** Before anything is sent; once it is sent; and what nothing follows. */
export const states = ['draft', 'not-agreed', 'signposted', 'sent', 'opened', 'accepted', 'declined', 'started', 'ended', 'withdrawn'] as const;
export type ReferralState = (typeof states)[number];
/** What becomes of a referral once it is written. */
export type StepState = Exclude<ReferralState, 'draft' | 'not-agreed' | 'signposted'>;
/** What the service says, or whoever refers says for it. */
export const answers = ['accepted', 'declined', 'started', 'ended'] as const;
export type AnswerState = (typeof answers)[number];

export type Sensitive = 'mental-health' | 'abuse' | 'pregnancy' | 'offences' | 'health';

/** What the service reads, and nothing else: its words, and how it reaches whom. */
export type ReferralWords = { who: readonly string[]; why: string; asks: string; reach: 'family' | 'referrer'; contact: string | null };

/** What the family said to it: somebody of the record or, in words, somebody else; how and when. */
export type Said = { byId: string | null; by: string | null; how: string | null; on: Temporal.PlainDate };

export type Referral = {
  id: string;
  reference: string;
  familyId: string | null;
  requestId: string | null;
  actionId: string | null;
  serviceId: string;
  agencyId: string | null;
  /** Nobody at the service reads it here: whoever refers speaks to them, and writes down what they say. */
  isByHand: boolean;
  state: ReferralState;
  personIds: readonly string[];
  words: ReferralWords | null;
  said: Said;
  sensitive: Sensitive | null;
  referredBy: string;
  sentOn: Temporal.PlainDate | null;
  closedOn: Temporal.PlainDate | null;
  version: number;
};

export type ReferralStep = {
  state: StepState;
  onDay: Temporal.PlainDate;
  reason: string | null;
  words: string | null;
  takenBy: string;
  takenAt: Temporal.Instant;
};
export type NewStep = { state: StepState; onDay?: Temporal.PlainDate | null; reason?: string | null; words?: string | null };

/** What may come after what. The database asks the same (060_referrals.sql). */
export const following: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  draft: ['sent', 'not-agreed', 'signposted', 'withdrawn'],
  'not-agreed': [],
  signposted: [],
  sent: ['opened', 'accepted', 'declined', 'withdrawn'],
  opened: ['accepted', 'declined', 'withdrawn'],
  accepted: ['started', 'ended', 'withdrawn'],
  declined: [],
  started: ['ended'],
  ended: [],
  withdrawn: [],
};

export const isClosed = (state: ReferralState): boolean => following[state].length === 0;
/** Sent, and not at its end. */
export const isUnderWay = (state: ReferralState): boolean => state !== 'draft' && !isClosed(state);
export const isUnanswered = (state: ReferralState): boolean => state === 'sent' || state === 'opened';
export const answersTo = (state: ReferralState): AnswerState[] => answers.filter(answer => following[state].includes(answer));

const stateWords: Readonly<Record<ReferralState, string>> = {
  draft: 'Not sent yet',
  'not-agreed': 'The family said no',
  signposted: 'The family was told of it',
  sent: 'Sent',
  opened: 'Opened, not answered yet',
  accepted: 'Accepted, waiting to start',
  declined: 'Declined',
  started: 'Started',
  ended: 'Ended',
  withdrawn: 'Taken back',
};
const stateKinds: Readonly<Partial<Record<ReferralState, BadgeKind>>> = {
  draft: 'soon',
  sent: 'soon',
  opened: 'soon',
  accepted: 'good',
  started: 'good',
  declined: 'late',
};
export const sayState = (state: ReferralState): { words: string; kind: BadgeKind } => ({ words: stateWords[state], kind: stateKinds[state] ?? 'quiet' });

/** What is wrong with a step, beside its question; nothing: it may be taken. `last` is the day of the step before. */
export function stepMistakes(from: ReferralState, step: NewStep, { last, today }: { last: Temporal.PlainDate | null; today: Temporal.PlainDate }): Mistakes {
  const reasons = reasonsFor(from, step.state);
  const day = step.onDay ?? today;
  const mistakes: Record<string, string> = {};
  if (reasons && !reasons.choices.some(({ value }) => value === step.reason)) mistakes['reason'] = reasons.missing;
  if (step.reason === 'other' && !step.words?.trim()) mistakes['words'] = 'Say it in a few words';
  if (Temporal.PlainDate.compare(day, today) > 0) mistakes['onDay'] = 'The day must be today or in the past';
  else if (last && Temporal.PlainDate.compare(day, last) < 0) mistakes['onDay'] = 'The day must not be before the step that came before it';
  return mistakes;
}

/** A referral after a step that may be taken now; otherwise a conflict says how it stands. */
export function afterStep(referral: Referral, state: ReferralState, today: Temporal.PlainDate): Referral {
  if (!following[referral.state].includes(state))
    throw new Refusal('conflict', `This referral has moved on: it stands at “${stateWords[referral.state].toLowerCase()}”. Look at it again`);
  return { ...referral, state, closedOn: isClosed(state) ? today : null, sentOn: state === 'sent' ? today : referral.sentOn };
}
