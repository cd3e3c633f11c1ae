import { longText, oneOf, text } from '#platform/fields.ts';
import type { Mistakes } from '#platform/form.ts';
import type { FeedDetails } from './feed.ts';

const age = { pattern: /^\d{1,3}$/, wrong: 'Enter an age in whole years, such as 5' };
const narrow = { kind: 'text', width: 4, numeric: true } as const;
const district = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** What is asked of a feed, when it is added and whenever that changes. */
export const detailFields = {
  name: text({ label: 'What is the feed called?', hint: 'For example “School attendance”', missing: 'Enter what the feed is called', max: 80 }),
  contact: text({ label: 'Whom to ask about it at the agency?', hint: 'A team or a role, with a phone number or shared mailbox. You may leave this empty' }),
  agreement: text({
    label: 'Under which agreement is it shared?',
    hint: 'Its title or number, and its date',
    missing: 'Enter the agreement it is shared under',
  }),
  purpose: longText({ label: 'What is it held for?', rows: 2, max: 500, missing: 'Enter what it is held for' }),
  lawfulBasis: text({
    label: 'What is the lawful basis?',
    hint: 'For example “Public task, Children Act 2004 section 10”',
    missing: 'Enter the lawful basis',
  }),
  retentionMonths: text({
    label: 'After how many months is each file’s content removed?',
    hint: 'Counted from the day the file is current as of',
    missing: 'Enter after how many months it is removed',
    control: narrow,
    format: { pattern: /^([1-9]\d{0,2}|1[01]\d\d|1200)$/, wrong: 'Enter a number of months from 1 to 1200' },
  }),
  coversFromAge: text({ label: 'From which age does it cover people?', hint: 'Leave this empty if it covers all ages', control: narrow, format: age }),
  coversUntilAge: text({ label: 'Up to which age?', control: narrow, format: age }),
  where: oneOf({
    label: 'Which area does it cover?',
    hint: 'Of people outside it, pages say that nothing is held',
    missing: 'Select which area it covers',
    choices: [
      { value: 'all', label: 'The whole council' },
      { value: 'some', label: 'Some postcode districts' },
    ],
  }),
  coversPostcodes: { ...text({ label: 'Which postcode districts?', hint: 'For example FN1, FN2' }), when: { field: 'where', is: ['some'] } },
  coversWhom: text({
    label: 'Does it hold only some of the people there?',
    hint: 'Say which, for example “tenants of Cotter Homes”. Leave this empty if it holds everybody',
  }),
};

type Typed = { coversFromAge: string | null; coversUntilAge: string | null; where: 'all' | 'some'; coversPostcodes: string | null };

const districtsIn = (words: string | null) =>
  (words ?? '')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(word => word !== '');

/** What does not go together. */
export function mistakesTogether({ coversFromAge: from, coversUntilAge: until, where, coversPostcodes }: Typed): Mistakes {
  const districts = districtsIn(coversPostcodes);
  const wrong = districts.find(one => !district.test(one));
  return {
    ...(from !== null && until !== null && Number(from) > Number(until) && { coversUntilAge: 'The last age must not be lower than the first' }),
    ...(where === 'some' && districts.length === 0 && { coversPostcodes: 'Enter which postcode districts it covers' }),
    ...(where === 'some' &&
      wrong !== undefined && { coversPostcodes: `“${wrong.slice(0, 12)}” is no postcode district. Enter the part before the space, such as FN1` }),
  };
}

type Said = Typed & Pick<FeedDetails, 'name' | 'contact' | 'agreement' | 'purpose' | 'lawfulBasis' | 'coversWhom'> & { retentionMonths: string };
const numberOrNone = (words: string | null) => (words === null ? null : Number(words));

export const detailsOf = ({ name, contact, agreement, purpose, lawfulBasis, coversWhom, ...said }: Said): FeedDetails => ({
  ...{ name, contact, agreement, purpose, lawfulBasis, coversWhom, retentionMonths: Number(said.retentionMonths) },
  ...{ coversFromAge: numberOrNone(said.coversFromAge), coversUntilAge: numberOrNone(said.coversUntilAge) },
  coversPostcodes: said.where === 'some' ? [...new Set(districtsIn(said.coversPostcodes))] : null,
});

/** What is said by now, as it would be typed. */
export const typedDetails = ({ name, contact, agreement, purpose, lawfulBasis, coversWhom, ...said }: FeedDetails): Said => ({
  ...{ name, contact, agreement, purpose, lawfulBasis, coversWhom, retentionMonths: String(said.retentionMonths) },
  ...{ coversFromAge: said.coversFromAge?.toString() ?? null, coversUntilAge: said.coversUntilAge?.toString() ?? null },
  ...{ where: said.coversPostcodes === null ? 'all' : 'some', coversPostcodes: said.coversPostcodes?.join(', ') ?? null },
});
