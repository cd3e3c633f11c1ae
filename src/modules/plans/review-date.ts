import { clockRule, due, dueOn } from '#modules/council/index.ts';

/** When a plan is first reviewed by the council's clock: so long after the assessment, or after the plan was agreed where there is none. Never before tomorrow. */
export function firstReviewOn(assessedOn: Temporal.PlainDate | null, agreedOn: Temporal.PlainDate): Temporal.PlainDate {
  const byClock = dueOn(due(clockRule('first-review'), assessedOn ?? agreedOn));
  return Temporal.PlainDate.compare(byClock, agreedOn) > 0 ? byClock : dueOn(due(clockRule('first-review'), agreedOn));
}

/** The last day on which the next review may be. */
export const latestReviewOn = (lastLookedAt: Temporal.PlainDate): Temporal.PlainDate => dueOn(due(clockRule('later-review'), lastLookedAt));
