import type { ReferralState, StepState } from './referral.ts';

type Reason = { value: string; label: string };

const other: Reason = { value: 'other', label: 'Something else' };

/** Why a service says no. The codes are counted, so that a commissioner sees what is missing. */
export const declineReasons: readonly Reason[] = [
  { value: 'full', label: 'There is no room' },
  { value: 'not-right', label: 'It is not the right service for this' },
  { value: 'age', label: 'They are outside the ages it is for' },
  { value: 'area', label: 'They live outside its area' },
  { value: 'helped-already', label: 'They are helped there already' },
  { value: 'not-reached', label: 'The family could not be reached' },
  { value: 'family-said-no', label: 'The family does not want it' },
  other,
];

const endedEarly: readonly Reason[] = [
  { value: 'family-stopped', label: 'The family chose to stop' },
  { value: 'not-reached', label: 'The family could not be reached any more' },
  { value: 'moved', label: 'The family moved away' },
];
const endReasons: readonly Reason[] = [
  { value: 'completed', label: 'It did what was asked' },
  { value: 'partly', label: 'It did some of what was asked' },
  ...endedEarly,
  other,
];
const neverBeganReasons: readonly Reason[] = [{ value: 'no-place', label: 'No place came free' }, ...endedEarly, other];

const withdrawReasons: readonly Reason[] = [
  { value: 'family-said-no', label: 'The family does not want it' },
  { value: 'found-other', label: 'Something else was found' },
  { value: 'not-answered', label: 'The service did not answer' },
  { value: 'mistake', label: 'It was sent by mistake' },
  other,
];

/** The reasons a step is given, if it needs one. */
export function reasonsFor(from: ReferralState, to: StepState): { label: string; missing: string; choices: readonly Reason[] } | null {
  switch (to) {
    case 'declined':
      return { label: 'Why does the service say no?', missing: 'Select why the service says no', choices: declineReasons };
    case 'ended':
      return from === 'accepted'
        ? { label: 'Why will it not begin?', missing: 'Select why it will not begin', choices: neverBeganReasons }
        : { label: 'How did it end?', missing: 'Select how it ended', choices: endReasons };
    case 'withdrawn':
      return { label: 'Why is it taken back?', missing: 'Select why it is taken back', choices: withdrawReasons };
    case 'sent':
    case 'opened':
    case 'accepted':
    case 'started':
      return null;
  }
}

export const reasonInWords = (reason: string): string =>
  [...declineReasons, ...endReasons, ...neverBeganReasons, ...withdrawReasons].find(({ value }) => value === reason)?.label ?? reason;
