import { choicesOf, findNeed, outcomeFramework } from '#modules/council/index.ts';
import type { Mistakes } from '#platform/form.ts';

export const outcomeStates = [
  { value: 'met', label: 'Met' },
  { value: 'partly', label: 'In part' },
  { value: 'not met', label: 'Not met' },
] as const;

/** A line of the outcome ledger: a need, whether it was met, and what shows it. */
export type OutcomeLine = {
  personId?: string | null;
  goalId?: string | null;
  outcomeNeed: string;
  state: (typeof outcomeStates)[number]['value'];
  evidence: string;
  sustainedOn?: Temporal.PlainDate | null;
};

export type Closing = {
  planId: string;
  /** A code of the list "after-assessment". */
  reason: string;
  words: string;
  familySaid?: string | null;
  outcomes?: readonly OutcomeLine[];
};

/** An end without a plan. `familySaid` is what they were told, too, where it goes to social care. */
export type EndingEarly = Omit<Closing, 'planId'> & { episodeId: string; socialWorker?: string | null; takenOverById?: string | null };

/** `takenOverById` is a social worker who signs in here. */
export type SteppingUp = {
  planId: string;
  reason: string;
  familyTold: string;
  socialWorker: string;
  takenOverById?: string | null;
  outcomes?: readonly OutcomeLine[];
};

/** The code of the list "after-assessment" for what goes to social care; the others end early help. */
export const steppedUpReason = 'step-up';
export const closingReasons = () => choicesOf('after-assessment').filter(({ value }) => value !== steppedUpReason);

/** Where there is no plan to step up from, the same list ends early help and steps up. */
export const endingReasons = () => choicesOf('after-assessment');

export function closingMistakes({ reason, words, outcomes = [] }: Pick<Closing, 'reason' | 'words' | 'outcomes'>): Mistakes {
  return {
    ...(!closingReasons().some(({ value }) => value === reason) && { reason: 'Select why early help ends' }),
    ...(words.trim() === '' && { words: 'Enter what changed, and what helps if things get hard again' }),
    ...(!outcomes.every(line => findNeed(outcomeFramework(), line.outcomeNeed) && line.evidence.trim() !== '') && {
      outcomes: 'Enter what shows how each need stands',
    }),
  };
}

export function endingMistakes(ending: EndingEarly): Mistakes {
  if (ending.reason !== steppedUpReason) return closingMistakes(ending);
  const { words, socialWorker, familySaid } = ending;
  return {
    ...(words.trim() === '' && { words: 'Enter why you step up' }),
    ...(!socialWorker?.trim() && { socialWorker: 'Enter who in social care takes over' }),
    ...(!familySaid?.trim() && { familySaid: 'Enter what the family was told, or why telling them could put somebody at risk' }),
  };
}

export const stepUpMistakes = ({ reason, familyTold, socialWorker }: SteppingUp): Mistakes => ({
  ...(reason.trim() === '' && { reason: 'Enter why you step up' }),
  ...(familyTold.trim() === '' && { familyTold: 'Enter what the family was told, or why telling them could put somebody at risk' }),
  ...(socialWorker.trim() === '' && { socialWorker: 'Enter who in social care takes over' }),
});
