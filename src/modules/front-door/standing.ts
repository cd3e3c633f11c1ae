import type { BadgeKind } from '#design/patterns/badge.ts';
import type { OutcomeCode } from './decision.ts';
import type { RequestState } from './request.ts';

/** What came of a request, as its sender reads it. */
export const outcomeForSender: Record<OutcomeCode, string> = {
  csc: 'Children’s social care has it now.',
  eh: 'The family gets early help.',
  advice: 'We gave advice, or named services that can help.',
  nfa: 'We will not do more for now.',
  other: 'Something else happens.',
};

export type SenderStanding = { words: string; kind: BadgeKind };

/** How a request stands for whoever sent it. What was decided counts once they have been told. */
export function standingForSender(
  { state, dueAt, isDanger }: { state: RequestState; dueAt: Temporal.Instant; isDanger: boolean },
  isTold: boolean,
  now: Temporal.Instant,
): SenderStanding {
  if (state === 'closed-without-reply') return { words: 'Closed', kind: 'quiet' };
  if (state === 'decided' && isTold) return { words: 'Decided', kind: 'good' };
  if (state === 'decided') return { words: 'Decided, you will be told soon', kind: 'plain' };
  const words = state === 'new' ? 'Waiting to be looked at' : 'Being looked at';
  // Danger has no time by which it is due: it is looked at before anything else.
  return !isDanger && Temporal.Instant.compare(now, dueAt) > 0 ? { words: `${words}, and late`, kind: 'late' } : { words, kind: 'plain' };
}
