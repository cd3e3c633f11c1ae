import { date } from '#platform/date-field.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { step } from '#platform/journey.ts';
import type { Agreement, AgreementGiven } from '../request.ts';

type AgreementWords = { title: string; question: string; hint: string; choices: Record<AgreementGiven, string> };

/** To ask a family for help, one needs them to agree, or a reason why they were not asked. */
export const forHelp: AgreementWords = {
  title: 'Does the family know?',
  question: 'Does the family know about this request, and agree to it?',
  hint: 'None of these answers stops you from sending it.',
  choices: {
    yes: 'Yes, they know and agree',
    no: 'They know, and do not agree',
    'not-asked-yet': 'They have not been asked yet',
    'asking-could-put-someone-at-risk': 'Asking could put someone at risk',
  },
};

/** Social care needs nobody's agreement, and still wants to know what the family has been told. */
export const forSocialCare: AgreementWords = {
  title: 'What does the family know?',
  question: 'What does the family know about this?',
  hint: 'You do not need their agreement to tell social care.',
  choices: {
    yes: 'They know and agree',
    no: 'They know, and do not agree',
    'not-asked-yet': 'They do not know yet',
    'asking-could-put-someone-at-risk': 'Telling them could put someone at risk',
  },
};

const ways = [
  { value: 'Face to face', label: 'Face to face' },
  { value: 'By phone or video', label: 'By phone or video' },
  { value: 'In writing', label: 'In writing' },
] as const;

/** Whether the family knows and agrees; asked in one of two ways, by how serious it is. */
export const agreementStep = (words: AgreementWords, today: Temporal.PlainDate, asked: (isSignificantHarm: boolean) => boolean) =>
  step({
    title: words.title,
    asked: ({ 'significant-harm': harm }) => asked((harm as { isSignificantHarm: boolean } | undefined)?.isSignificantHarm === true),
    form: form({
      given: oneOf({
        label: words.question,
        hint: words.hint,
        choices: (Object.entries(words.choices) as [AgreementGiven, string][]).map(([value, label]) => ({ value, label })),
        missing: 'Select what the family knows',
      }),
      by: when('given', ['yes'], text({ label: 'Who agreed?', hint: 'For example, Mum and the older child.', missing: 'Enter who agreed' })),
      how: when('given', ['yes'], oneOf({ label: 'How did they tell you?', choices: ways, missing: 'Select how they told you' })),
      on: when(
        'given',
        ['yes'],
        date({ label: 'When did they tell you?', missing: 'Enter when they told you', latest: today, earliest: today.subtract({ years: 2 }) }),
      ),
      whyNo: when('given', ['no'], longText({ label: 'What did they say?', hint: 'You can leave this out.', rows: 3, max: 2000 })),
      whyNotAsked: when('given', ['not-asked-yet'], longText({ label: 'Why not yet?', hint: 'You can leave this out.', rows: 3, max: 2000 })),
      risk: when(
        'given',
        ['asking-could-put-someone-at-risk'],
        longText({ label: 'What could happen?', missing: 'Enter what could happen', rows: 3, max: 2000 }),
      ),
    }),
  });

type AgreementAnswers = {
  given: AgreementGiven;
  by: string | null;
  how: string | null;
  on: Temporal.PlainDate | null;
  whyNo: string | null;
  whyNotAsked: string | null;
  risk: string | null;
};

export const agreementFrom = ({ given, by, how, on, whyNo, whyNotAsked, risk }: AgreementAnswers): Agreement => ({
  given,
  by,
  how,
  on,
  why: whyNo ?? whyNotAsked ?? risk,
});
