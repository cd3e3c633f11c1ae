import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { longText, oneOf, text, yesNo } from '#platform/fields.ts';
import { form, type Choice } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { feedKinds } from '../fact.ts';
import { ways, type Way } from '../feed.ts';
import { mayLoadFeeds } from '../feed.policy.ts';
import { findAgencyChoices, type AgencyChoice } from '../feed.queries.ts';
import { addFeed } from './add-feed.ts';

const age = { pattern: /^\d{1,3}$/, wrong: 'Enter an age in whole years, such as 5' };
const narrow = { kind: 'text', width: 4, numeric: true } as const;
const wayChoices: Choice<Way>[] = [
  { value: 'replace', label: ways.replace, hint: 'Each file is the whole of what they know, such as who is on roll now' },
  { value: 'append', label: ways.append, hint: 'Each file tells what is new, such as last week’s incidents' },
];

const feedForm = (agencies: readonly AgencyChoice[]) =>
  form(
    {
      agencyId: oneOf({ label: 'Whose file is it?', missing: 'Select whose file it is', asList: true, choices: agencies }),
      kind: oneOf({
        label: 'What kind of file is it?',
        missing: 'Select what kind of file it is',
        asList: true,
        choices: feedKinds.map(({ key, words }) => ({ value: key, label: words })),
      }),
      name: text({ label: 'What is the feed called?', hint: 'For example “School attendance”', missing: 'Enter what the feed is called', max: 80 }),
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
      coversArea: text({ label: 'Which area does it cover?', hint: 'Leave this empty for the whole council. Outside it nothing is known, and pages say so' }),
      way: oneOf<Way>({ label: 'What does a new file do?', missing: 'Select what a new file does', choices: wayChoices }),
      holdsPersonOnce: yesNo({
        label: 'Does a file hold each person once?',
        hint: 'If so, two of its rows are never taken for one person',
        missing: 'Select whether a file holds each person once',
      }),
    },
    ({ coversFromAge: from, coversUntilAge: until }): Record<string, string> =>
      from !== null && until !== null && Number(from) > Number(until) ? { coversUntilAge: 'The last age must not be lower than the first' } : {},
  );

const numberOrNone = (text: string | null) => (text === null ? null : Number(text));

/** A partner's file that is to come again and again. */
export const addFeedPage = page({
  name: 'targeting.add-feed',
  path: '/data/feeds/new',
  title: 'Add a feed',
  audience: 'workers',
  load: work => findAgencyChoices(work),
  allow: mayLoadFeeds,
  about: () => null,
  back: () => ({ href: '/data', text: 'Partners’ files' }),
  form: feedForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Add a feed</h1>
      <p class="govuk-body">
        A feed is one partner’s file that comes again and again. Say first why it may be held. Until you set who sees it, only analysts do.
      </p>
      ${formOf(view, askAll(view), { button: 'Add the feed' })}`,
  submit: async (work, _agencies, { retentionMonths, coversFromAge, coversUntilAge, ...feed }) => {
    const numbers = { retentionMonths: Number(retentionMonths), coversFromAge: numberOrNone(coversFromAge), coversUntilAge: numberOrNone(coversUntilAge) };
    return { goTo: `/data/feeds/${await addFeed(work, { ...feed, ...numbers })}` };
  },
});
