import { date } from '#platform/date-field.ts';
import { longText, manyOf, oneOf, text, when } from '#platform/fields.ts';
import { form, typedText, type Field, type Form } from '#platform/form.ts';
import { labelOf, type Answer, type NewReferral } from '../referral-facts.ts';
import type { ToRefer } from './to-refer.ts';

export type ReferralInput = {
  answer: Answer;
  byId: string | null;
  by: string | null;
  how: string | null;
  onDay: Temporal.PlainDate;
  personIds: string[] | null;
  why: string | null;
  asks: string | null;
  reach: 'family' | 'referrer' | null;
  contact: string | null;
};

/** Asked of what is to be sent; where the family said no, or goes by itself, whatever stands there is left. */
const ifSent = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  read: (typed, name) => (['no', 'themselves'].includes(typedText(typed, 'answer')) ? { value: null } : field.read(typed, name)),
  write: (value, name) => (value === null ? {} : field.write(value, name)),
  say: value => (value === null ? '' : field.say(value)),
});

export function referralForm({ about: { candidates, onlyThroughReferrer }, today }: ToRefer): Form<ReferralInput> {
  const people = candidates.map(one => ({ value: one.id, label: labelOf(one) }));
  const speakers = candidates.filter(({ isUnborn }) => !isUnborn).map(one => ({ value: one.id, label: labelOf(one) }));
  return form<ReferralInput>({
    answer: oneOf({
      label: 'What did the family say to this service?',
      missing: 'Select what the family said. Ask them first',
      choices: [
        { value: 'yes', label: 'They agree that we refer them', hint: 'The service reads what you write below, and nothing else.' },
        { value: 'themselves', label: 'They will get in touch themselves', hint: 'Nothing is sent. It is noted that you told them of it.' },
        { value: 'no', label: 'They do not want it', hint: 'Nothing is sent. It is noted, so that nobody asks again without a reason.' },
      ],
    }),
    byId: oneOf({ label: 'Who said so?', asList: true, choices: speakers }),
    by: text({ label: 'Or somebody not on the list', control: { kind: 'text', width: 20 } }),
    how: text({ label: 'How did they say it?', hint: 'For example, at home, by phone', control: { kind: 'text', width: 20 } }),
    onDay: date({ label: 'When?', missing: 'Enter the day they said it', latest: today }),
    personIds: ifSent(manyOf({ label: 'Who is it for?', missing: 'Choose who it is for', choices: people })),
    why: ifSent(
      longText({ label: 'Why do they need it?', hint: 'Only what the service must know to help.', missing: 'Enter why they need it', rows: 4, max: 3000 }),
    ),
    asks: ifSent(longText({ label: 'What do you ask the service to do?', missing: 'Enter what you ask the service to do', rows: 3, max: 2000 })),
    reach: ifSent(
      oneOf({
        label: 'How does the service reach the family?',
        missing: 'Select how the service reaches the family',
        choices: [
          ...(onlyThroughReferrer ? [] : [{ value: 'family' as const, label: 'It may get in touch with them' }]),
          { value: 'referrer' as const, label: 'Only through me', hint: 'The service has your work telephone and email.' },
        ],
      }),
    ),
    contact: ifSent(
      when(
        'reach',
        ['family'],
        longText({
          label: 'How is that safe?',
          hint: 'Whom to ring at which number, when, and whether a message may be left. The service reads it as you write it.',
          missing: 'Enter how the service can reach the family safely',
          rows: 3,
          max: 1000,
        }),
      ),
    ),
  });
}

/** What was written and not sent yet, to go on with. */
export function fillReferral({ draft, today }: ToRefer): Partial<ReferralInput> {
  if (!draft) return { onDay: today };
  const { said, words, personIds } = draft;
  return {
    ...{ answer: 'yes' as const, byId: said.byId, by: said.byId === null ? said.by : null, how: said.how, onDay: said.on, personIds: [...personIds] },
    ...(words && { why: words.why, asks: words.asks, reach: words.reach, contact: words.contact }),
  };
}

export const referralFromInput = ({ answer, byId, by, how, onDay, personIds, why, asks, reach, contact }: ReferralInput): NewReferral => ({
  answer,
  personIds: personIds ?? [],
  ...{ why, asks, reach, contact },
  said: { byId, by, how, on: onDay },
});
