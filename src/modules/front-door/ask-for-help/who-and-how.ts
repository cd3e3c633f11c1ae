import { longText, manyOf, oneOf, text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { step } from '#platform/journey.ts';
import { emailFormat, phoneFormat } from '../ask-for-support/contact-fields.ts';

type Given = Readonly<Record<string, unknown>>;
type Way = 'phone' | 'text' | 'email' | 'post' | 'through-somebody' | 'none';

export const waysIn = (given: Given): readonly Way[] => (given['safe-contact'] as { ways: Way[] } | undefined)?.ways ?? [];
const asksForAny =
  (...ways: readonly Way[]) =>
  (given: Given) =>
    waysIn(given).some(way => ways.includes(way));

export const whoIn = (given: Given) => (given['who'] as { who: 'parent-or-carer' | 'young-person' | 'relative-or-neighbour' } | undefined)?.who ?? null;
export const isForOthers = (given: Given) => whoIn(given) === 'relative-or-neighbour';
export const isForThemself = (given: Given) => whoIn(given) !== null && !isForOthers(given);
/** Somebody who asks for others and does not want to hear from us need not say who they are. */
export const givesName = (given: Given) => isForThemself(given) || !waysIn(given).includes('none');

/** Who asks, and how it is safe to reach them: before anything else is kept. */
export const whoAndHow = {
  who: step({
    title: 'Who you are',
    form: form({
      who: oneOf({
        label: 'Who are you?',
        choices: [
          { value: 'parent-or-carer', label: 'A parent or carer', hint: 'Or a mum or dad to be' },
          { value: 'young-person', label: 'A young person', hint: 'You can ask by yourself. You do not need a parent to say yes.' },
          { value: 'relative-or-neighbour', label: 'A relative, friend or neighbour of a family' },
        ],
        missing: 'Select who you are',
      }),
    }),
  }),
  'safe-contact': step({
    title: 'How it is safe to reach you',
    form: form(
      {
        ways: manyOf({
          label: 'How is it safe for us to reach you?',
          hint: 'Tick each way that is safe. We will use no other.',
          choices: [
            { value: 'phone', label: 'Call me' },
            { value: 'text', label: 'Text me' },
            { value: 'email', label: 'Email me' },
            { value: 'post', label: 'Send me a letter' },
            { value: 'through-somebody', label: 'Ask somebody I trust', hint: 'For example, my school or my midwife' },
            { value: 'none', label: 'Do not contact me' },
          ],
          missing: 'Select how it is safe to reach you',
        }),
      },
      ({ ways }) => (ways.includes('none') && ways.length > 1 ? { ways: 'Select “Do not contact me” or other answers, not both' } : {}),
    ),
  }),
  'your-phone': step({
    title: 'Your phone',
    asked: asksForAny('phone', 'text'),
    form: form({
      phone: text({
        label: 'What number is safe?',
        missing: 'Enter a phone number',
        max: 30,
        format: phoneFormat,
        control: { kind: 'text', type: 'tel', width: 20, autocomplete: 'tel' },
      }),
      when: text({ label: 'When is it safe?', hint: 'For example, in school hours. You can leave this out.' }),
      mayLeaveMessage: yesNo({ label: 'May we leave a voice message?', missing: 'Select yes if we may leave a voice message' }),
    }),
  }),
  'your-email': step({
    title: 'Your email',
    asked: asksForAny('email'),
    form: form({
      email: text({
        label: 'What email address is safe?',
        hint: 'One that nobody else reads.',
        missing: 'Enter an email address',
        format: emailFormat,
        control: { kind: 'text', type: 'email', autocomplete: 'email', spellcheck: false },
      }),
    }),
  }),
  'your-post': step({
    title: 'Letters',
    asked: asksForAny('post'),
    form: form({ postTo: longText({ label: 'Where is it safe to send a letter?', missing: 'Enter the address', rows: 4, max: 300 }) }),
  }),
  'through-whom': step({
    title: 'Somebody you trust',
    asked: asksForAny('through-somebody'),
    form: form({ through: text({ label: 'Who should we ask?', hint: 'Their name, and where we find them.', missing: 'Enter who we should ask' }) }),
  }),
  'no-contact': step({ title: 'We will not contact you', asked: asksForAny('none'), form: form({}) }),
};
