import type { Referral, ReferralState, ReferralStep, Sensitive, StepState } from './referral.ts';

type ReferralRow = {
  id: string;
  reference: string;
  family_id: string | null;
  request_id: string | null;
  action_id: string | null;
  service_id: string;
  agency_id: string | null;
  is_by_hand: boolean;
  state: string;
  person_ids: string[];
  who: string[];
  why: string | null;
  asks: string | null;
  reach: string | null;
  contact: string | null;
  said_by_id: string | null;
  said_by: string | null;
  said_how: string | null;
  said_on: Temporal.PlainDate;
  sensitive: string | null;
  referred_by: string;
  sent_on: Temporal.PlainDate | null;
  closed_on: Temporal.PlainDate | null;
  version: number;
};

export const referralFrom = (row: ReferralRow): Referral => ({
  id: row.id,
  reference: row.reference,
  familyId: row.family_id,
  requestId: row.request_id,
  actionId: row.action_id,
  serviceId: row.service_id,
  agencyId: row.agency_id,
  isByHand: row.is_by_hand,
  state: row.state as ReferralState,
  personIds: row.person_ids,
  words:
    row.why !== null && row.asks !== null && row.reach !== null
      ? { who: row.who, why: row.why, asks: row.asks, reach: row.reach as 'family' | 'referrer', contact: row.contact }
      : null,
  said: { byId: row.said_by_id, by: row.said_by, how: row.said_how, on: row.said_on },
  sensitive: row.sensitive as Sensitive | null,
  referredBy: row.referred_by,
  sentOn: row.sent_on,
  closedOn: row.closed_on,
  version: row.version,
});

/** The columns that may change while a referral is written, and its state. */
export const referralColumns = ({ agencyId, isByHand, state, personIds, words, said, sensitive, referredBy, sentOn, closedOn }: Referral) => ({
  agency_id: agencyId,
  is_by_hand: isByHand,
  state,
  person_ids: [...personIds],
  who: [...(words?.who ?? [])],
  why: words?.why ?? null,
  asks: words?.asks ?? null,
  reach: words?.reach ?? null,
  contact: words?.contact ?? null,
  said_by_id: said.byId,
  said_by: said.by,
  said_how: said.how,
  said_on: said.on,
  sensitive,
  referred_by: referredBy,
  sent_on: sentOn,
  closed_on: closedOn,
});

type StepRow = {
  state: string;
  on_day: Temporal.PlainDate;
  reason: string | null;
  words: string | null;
  taken_by: string;
  taken_at: Temporal.Instant;
};

export const stepFrom = (row: StepRow): ReferralStep => ({
  state: row.state as StepState,
  onDay: row.on_day,
  reason: row.reason,
  words: row.words,
  takenBy: row.taken_by,
  takenAt: row.taken_at,
});
