import { date } from '#platform/date-field.ts';
import { oneOf, text, yesNo } from '#platform/fields.ts';
import { form, type Typed } from '#platform/form.ts';
import { repeatedStep, step } from '#platform/journey.ts';
import type { Work } from '#platform/work.ts';
import { addressStep } from '../ask-for-support/address-step.ts';
import { stepsOf } from '../ask-for-support/form-steps.ts';
import { peopleStep } from '../ask-for-support/person-step.ts';
import { formsBegun } from './forms-begun.ts';
import { givesName, isForOthers, isForThemself, whoAndHow } from './who-and-how.ts';

const danger = step({
  title: 'Danger',
  form: form({
    isDanger: yesNo({
      label: 'Is anyone in danger right now?',
      hint: 'For example, somebody is being hurt.',
      missing: 'Select yes if anyone is in danger right now',
    }),
  }),
});

const call999 = step({
  title: 'Call 999 now',
  form: form({}),
  asked: ({ danger: answer }) => (answer as { isDanger: boolean } | undefined)?.isDanger === true,
});

const name = { kind: 'text', width: 20, spellcheck: false } as const;

const aboutYou = (today: Temporal.PlainDate) =>
  step({
    title: 'About you',
    asked: isForThemself,
    form: form({
      givenName: text({ label: 'Your first name', missing: 'Enter your first name', max: 100, control: { ...name, autocomplete: 'given-name' } }),
      familyName: text({ label: 'Your last name', hint: 'You can leave this out.', max: 100, control: { ...name, autocomplete: 'family-name' } }),
      bornOn: date({ label: 'Your date of birth', hint: 'For example, 27 3 2009. You can leave this out.', latest: today }),
    }),
  });

const yourName = step({
  title: 'Your name',
  asked: given => isForOthers(given) && givesName(given),
  form: form({
    name: text({ label: 'Your name', hint: 'You can leave this out.', max: 100, control: { ...name, autocomplete: 'name' } }),
    relation: text({ label: 'How do you know the family?', hint: 'For example, I am their gran. You can leave this out.', max: 100 }),
  }),
});

const doTheyKnow = step({
  title: 'Does the family know?',
  asked: isForOthers,
  form: form({
    given: oneOf({
      label: 'Does the family know that you are asking?',
      choices: [
        { value: 'yes', label: 'Yes, and they want help' },
        { value: 'no', label: 'Yes, but they do not want help' },
        { value: 'not-asked-yet', label: 'No' },
        { value: 'asking-could-put-someone-at-risk', label: 'No, and telling them could put someone at risk' },
      ],
      missing: 'Select if the family knows',
    }),
  }),
});

const helpers = repeatedStep({
  title: 'Who helps you now',
  asked: isForThemself,
  form: form({
    name: text({ label: 'Who helps?', hint: 'For example, my health visitor, or Mr Khan at school.', missing: 'Enter who helps' }),
    doing: text({ label: 'What do they do?', hint: 'You can leave this out.' }),
  }),
  repeats: { one: 'person', many: 'people', itemName: helper => helper.name, atLeastOne: false, first: 'Does anyone help you now?' },
});

const personWords = {
  givenName: 'First name',
  familyName: 'Last name',
  school: 'School or nursery',
  schoolHint: 'If they go to one.',
};

/** What somebody without an account is asked, one thing a page; the middle in the words of the version that the draft began with. */
export async function familySteps(work: Work, begun: Typed) {
  const { family, relative } = await formsBegun(work, begun);
  const asksOthers = (isOthers: boolean) => (given: Readonly<Record<string, unknown>>) => isForOthers(given) === isOthers;
  const own = Object.fromEntries(Object.entries(stepsOf(family)).map(([slug, one]) => [slug, { ...one, asked: asksOthers(false) }]));
  const theirs = Object.fromEntries(Object.entries(stepsOf(relative)).map(([slug, one]) => [`their-${slug}`, { ...one, asked: asksOthers(true) }]));
  const ask = { relationship: 'Who are they to you?', relationshipHint: 'For example, my son, my partner or my nan.' };
  const askOthers = { relationship: 'What are they to the children?', relationshipHint: 'For example, mum or step-dad. Leave this out for a child.' };
  return {
    ...whoAndHow,
    danger,
    'call-999': call999,
    'about-you': aboutYou(work.today),
    'your-name': yourName,
    family: {
      ...peopleStep({ ...personWords, ...ask, title: 'Who is in your family?' }, work.today, {
        atLeastOne: false,
        first: 'Do you want to tell us who else is in your family?',
      }),
      asked: isForThemself,
    },
    'their-family': {
      ...peopleStep({ ...personWords, ...askOthers, title: 'Who is in the family?' }, work.today, {
        atLeastOne: false,
        first: 'Can you tell us who is in the family?',
      }),
      asked: isForOthers,
    },
    address: addressStep({
      title: 'Home',
      where: 'Where is home?',
      missing: 'Select where home is',
      lines: 'Address',
      found: 'Where can we find you or them?',
      secret: 'Must we keep this secret from anyone?',
      secretHint: 'For example, from somebody who hurts people in the family.',
    }),
    ...(own as object),
    ...(theirs as object),
    helpers,
    'do-they-know': doTheyKnow,
  };
}
