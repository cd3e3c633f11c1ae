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

export const fewest = 5;
const isSmall = (count: number) => count > 0 && count < fewest;

type Parts<Name extends string> = Readonly<Record<Name, number>>;
type Shown<Name extends string> = Record<Name, number | null>;

/** The parts of a sum without the small ones; and without the next larger, as long as what is left out could be told from the sum. */
export function withoutSmall<Name extends string>(sum: number | null, parts: Parts<Name>): Shown<Name> {
  const names = Object.keys(parts) as Name[];
  const hidden = new Set(names.filter(name => sum === null || isSmall(parts[name])));
  const byNumber = names.toSorted((a, b) => parts[a] - parts[b]);
  const isTold = () => hidden.size === 1 || [...hidden].reduce((all, name) => all + parts[name], 0) < fewest;
  while (hidden.size > 0 && hidden.size < names.length && isTold()) {
    const larger = byNumber.find(name => !hidden.has(name) && parts[name] > 0);
    if (larger === undefined) break;
    hidden.add(larger);
  }
  return Object.fromEntries(names.map(name => [name, hidden.has(name) ? null : parts[name]])) as Shown<Name>;
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
    daysToAnswer: counts.answered < fewest ? null : counts.days_to_answer,
    daysToStart: counts.began < fewest ? null : counts.days_to_start,
  };
}
