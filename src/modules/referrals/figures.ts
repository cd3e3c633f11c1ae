import { shownParts, smallest } from '#platform/small-numbers.ts';

/** What became of the referrals to one service. Nothing that fewer than five make up is told: it is null, as is what would let it be worked out. */
export type ReferralFigures = {
  serviceId: string;
  sent: number | null;
  /** Sent, and no answer yet. */
  unanswered: number | null;
  /** Said yes to, whatever came of it then. */
  accepted: number | null;
  /** Of the accepted: those who wait for a place now, those who have begun, those who have ended. */
  waitingToStart: number | null;
  started: number | null;
  ended: number | null;
  declined: number | null;
  /** By the code of the reason (reasons.ts). */
  declinedBecause: Readonly<Record<string, number | null>>;
  withdrawn: number | null;
  /** Days until half were answered, and from a yes until half had begun. */
  daysToAnswer: number | null;
  daysToStart: number | null;
};

export type Counts = {
  service_id: string;
  sent: number;
  unanswered: number;
  declined: number;
  withdrawn: number;
  waiting_to_start: number;
  started: number;
  ended: number;
  declined_because: Readonly<Record<string, number>>;
  answered: number;
  days_to_answer: number | null;
  began: number;
  days_to_start: number | null;
};

const isSmall = (count: number) => count > 0 && count < smallest;

/** The parts of a sum without the small ones, and without what would let them be worked out; nothing where the sum itself is not told. */
export function withoutSmall<Name extends string>(sum: number | null, parts: Readonly<Record<Name, number>>): Record<Name, number | null> {
  const names = Object.keys(parts) as Name[];
  const shown = shownParts(new Map(names.map(name => [name, parts[name]])));
  return Object.fromEntries(names.map(name => [name, sum === null ? null : (shown.parts.get(name) ?? null)])) as Record<Name, number | null>;
}

export function figuresFrom(counts: Counts): ReferralFigures {
  const { waiting_to_start: waitingToStart, started, ended } = counts;
  const sent = isSmall(counts.sent) ? null : counts.sent;
  const top = withoutSmall(sent, {
    unanswered: counts.unanswered,
    accepted: waitingToStart + started + ended,
    declined: counts.declined,
    withdrawn: counts.withdrawn,
  });
  return {
    serviceId: counts.service_id,
    sent,
    ...top,
    ...withoutSmall(top.accepted, { waitingToStart, started, ended }),
    declinedBecause: withoutSmall(top.declined, counts.declined_because),
    daysToAnswer: counts.answered < smallest ? null : counts.days_to_answer,
    daysToStart: counts.began < smallest ? null : counts.days_to_start,
  };
}
