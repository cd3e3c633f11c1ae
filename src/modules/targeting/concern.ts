import { findFactKind } from './fact.ts';

export const decisions = {
  'reach out': 'Reach out to the family',
  'pass to team': 'Pass to a team',
  no: 'No, nothing now',
} as const;
export type ConcernDecision = keyof typeof decisions;

export const safeContacts = {
  safe: 'Yes, and it is known how',
  'not safe': 'No, not now',
  'not known': 'It has not been found out yet',
} as const;
export type SafeContact = keyof typeof safeContacts;

export const effects = {
  reached: 'The family was reached',
  'not reached': 'Tried, and the family was not reached',
  engaged: 'The family takes up help',
  'said no': 'The family said no to help',
  outcome: 'What came of it is known',
} as const;
export type EffectKind = keyof typeof effects;

/** Where a listed household stands, for the list and its filter. */
export const standings = {
  new: 'Not reviewed yet',
  open: 'We work with them already',
  due: 'Time to look again',
  reviewed: 'Reviewed',
  'no longer': 'No longer meets a rule',
} as const;
export type Standing = keyof typeof standings;

export type Evidence = {
  ruleId: string;
  criterion: string;
  personNo: number;
  what: string;
  feedName: string;
  times: number;
  happenedOn: Temporal.PlainDate;
  amount: number | null;
};
export type ListedPerson = { personNo: number; forename: string | null; surname: string | null; age: number | null; area: string | null };
export type ListedRule = {
  ruleId: string;
  name: string;
  state: 'listed' | 'no longer';
  version: number;
  firstListedOn: Temporal.PlainDate;
  lastFoundOn: Temporal.PlainDate;
};
export type Review = {
  number: number;
  ownerId: string;
  decision: ConcernDecision;
  teamId: string | null;
  reason: string;
  safeContact: SafeContact | null;
  safeHow: string | null;
  lookAgainOn: Temporal.PlainDate;
  reviewedBy: string;
  reviewedAt: Temporal.Instant;
};
export type Effect = { what: EffectKind; happenedOn: Temporal.PlainDate; words: string | null; recordedBy: string };
export type Concern = {
  id: string;
  ward: string | null;
  state: 'listed' | 'no longer';
  firstListedOn: Temporal.PlainDate;
  standing: Standing;
  rules: ListedRule[];
  evidence: Evidence[];
  people: readonly ListedPerson[];
  /** What the service does with them already; who leads it, where there is a plan. */
  work: { hasPlan: boolean; leadId: string | null } | null;
  review: Review | null;
};

/** Whether abuse is among what a household was ever listed for, so that nobody may be approached cold. */
export const hasAbuse = (evidence: readonly Pick<Evidence, 'what'>[]): boolean => evidence.some(({ what }) => findFactKind(what)?.isAbuse === true);

/** What is wrong with a review, by field; nothing when it may be kept. */
export function faultsInReview(
  review: Pick<Review, 'decision' | 'safeContact' | 'safeHow' | 'lookAgainOn'>,
  evidence: readonly Pick<Evidence, 'what'>[],
  today: Temporal.PlainDate,
): Record<string, string> {
  const faults: Record<string, string> = {};
  if (Temporal.PlainDate.compare(review.lookAgainOn, today) <= 0) faults['lookAgainOn'] = 'The day to look again must be after today';
  if (!hasAbuse(evidence)) return faults;
  if (review.safeContact === null) faults['safeContact'] = 'Select whether it is known to be safe to contact somebody in this household';
  else if (review.decision === 'reach out' && review.safeContact !== 'safe')
    faults['decision'] = 'Nobody is approached until it is known how that is safe. Pass this to a team that can find out, or look again later';
  if (review.safeContact === 'safe' && !review.safeHow) faults['safeHow'] = 'Enter who may be contacted, how, and who checked that it is safe';
  return faults;
}
