import { longText, text } from '#platform/fields.ts';
import { form, type Fields } from '#platform/form.ts';
import type { ServiceContent } from '../../content.ts';
import { emailField } from './plain-fields.ts';
import { given, part, saying, type Told } from './part.ts';
import { rowFields, rowsFilled, rowsOf, textIn, type Rows } from './rows.ts';

type Phones = NonNullable<ServiceContent['phones']>;

export const phoneFields = (phones: Phones | undefined): Fields<Rows> =>
  rowFields(phones?.length ?? 0, () => ({
    number: text({
      label: 'Number',
      control: { kind: 'text', type: 'tel', width: 20 },
      format: { pattern: /^[+\d][\d ()]{4,30}$/, wrong: 'Enter a phone number, like 01632 960001' },
    }),
    for: text({ label: 'What it is for', hint: 'For example “To book a place”', max: 500 }),
  }));

export const phonesFilled = (phones: Phones | undefined): Rows => rowsFilled((phones ?? []).map(({ number, description }) => ({ number, for: description })));

/** The phones as they were typed; what else was known of one stays with it. One without a number is gone. */
export const phonesTyped = (before: Phones | undefined, input: Rows): Phones =>
  rowsOf(input).flatMap(({ nth, said }) => {
    const number = textIn(said, 'number');
    return number === null ? [] : [saying({ ...before?.[nth], number }, { description: textIn(said, 'for') })];
  });

export const phonesInWords = (phones: Phones | undefined) =>
  (phones ?? []).map(({ number, description }) => (description === undefined ? number : `${number} (${description})`)).join('\n');

export const howToReach = part<'service', Rows>('service', {
  key: 'reach',
  title: 'How to reach it, and what happens next',
  keys: ['email', 'phones', 'howToReach', 'whatHappensNext'],
  several: 'Phone number',
  form: ({ phones }) =>
    form<Rows>({
      email: emailField('Email'),
      howToReach: longText({ label: 'How people take it up', hint: 'For example “Just come” or “Ring us first”', rows: 3 }),
      whatHappensNext: longText({ label: 'What happens next', hint: 'For example “We ring you within three days”', rows: 3 }),
      ...phoneFields(phones),
    }),
  fill: ({ email, phones, howToReach: how, whatHappensNext }) => ({ ...given<Rows>({ email, howToReach: how, whatHappensNext }), ...phonesFilled(phones) }),
  write: (content, input) =>
    saying(content, {
      email: textIn(input, 'email'),
      howToReach: textIn(input, 'howToReach'),
      whatHappensNext: textIn(input, 'whatHappensNext'),
      phones: phonesTyped(content.phones, input),
    }),
  tell: ({ email, phones, howToReach: how, whatHappensNext }): Told[] =>
    [
      { label: 'Phone', answer: phonesInWords(phones) },
      { label: 'Email', answer: email ?? '' },
      { label: 'How people take it up', answer: how ?? '' },
      { label: 'What happens next', answer: whatHappensNext ?? '' },
    ].filter(({ answer }) => answer !== ''),
});
