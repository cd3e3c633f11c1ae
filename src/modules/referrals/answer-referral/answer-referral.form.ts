import { date } from '#platform/date-field.ts';
import { longText, oneOf, when } from '#platform/fields.ts';
import { form, type Form } from '#platform/form.ts';
import { reasonsFor } from '../reasons.ts';
import { answersTo, type AnswerState, type ReferralState } from '../referral.ts';
import type { ReferralAnswer } from './answer-referral.ts';

export type AnswerInput = {
  state: AnswerState;
  declined: string | null;
  ended: string | null;
  onDay: Temporal.PlainDate;
  words: string | null;
};

const labels: Readonly<Record<AnswerState, { label: string; hint?: string }>> = {
  accepted: { label: 'The service says yes', hint: 'They wait for a place, or for the first meeting' },
  declined: { label: 'The service says no' },
  started: { label: 'It has begun' },
  ended: { label: 'It has ended' },
};

/** What may be said of a referral as it stands. */
export function answerForm(from: ReferralState, today: Temporal.PlainDate): Form<AnswerInput> {
  const choices = answersTo(from).map(value => ({ value, ...labels[value], ...(from === 'accepted' && value === 'ended' && { label: 'It will not begin' }) }));
  const [declined, ended] = [reasonsFor(from, 'declined'), reasonsFor(from, 'ended')];
  return form<AnswerInput>({
    state: oneOf({ label: 'How does it stand?', missing: 'Select how it stands', choices }),
    declined: when('state', ['declined'], oneOf(declined ?? { label: '', missing: '', choices: [] })),
    ended: when('state', ['ended'], oneOf(ended ?? { label: '', missing: '', choices: [] })),
    onDay: date({ label: 'Since which day?', missing: 'Enter the day', latest: today }),
    words: longText({
      label: 'A few words',
      hint: 'Whoever referred reads them. For example when it can begin, or what might help instead.',
      rows: 3,
      max: 1000,
    }),
  });
}

export const answerFrom = ({ state, declined, ended, onDay, words }: AnswerInput): ReferralAnswer => ({ state, reason: declined ?? ended, onDay, words });
