import { text, yesNo } from '#platform/fields.ts';
import { form, type Typed } from '#platform/form.ts';
import { repeatedStep, step } from '#platform/journey.ts';
import type { Work } from '#platform/work.ts';
import { findMyContact } from '../request.queries.ts';
import { addressStep } from './address-step.ts';
import { agreementStep, forHelp, forSocialCare } from './agreement-step.ts';
import { emailFormat, phoneFormat } from './contact-fields.ts';
import { stepsOf, versionBegun } from './form-steps.ts';
import { peopleStep } from './person-step.ts';

export const practitionerForm = 'request-practitioner';

const danger = step({
  title: 'Immediate danger',
  form: form({
    isDanger: yesNo({
      label: 'Is anyone in immediate danger?',
      hint: 'For example, somebody is being hurt now, or a child is alone and not safe.',
      missing: 'Select yes if anyone is in immediate danger',
    }),
  }),
});

const call999 = step({
  title: 'Call 999 now',
  form: form({}),
  asked: ({ danger: answer }) => (answer as { isDanger: boolean } | undefined)?.isDanger === true,
});

const significantHarm = step({
  title: 'Significant harm',
  form: form({
    isSignificantHarm: yesNo({
      label: 'Do you think a child is suffering significant harm, or is likely to?',
      hint: 'If you say yes, the answers you give here go to children’s social care. You do not need the family’s agreement.',
      missing: 'Select yes if you think a child is suffering significant harm, or is likely to',
    }),
  }),
});

const helpers = repeatedStep({
  title: 'Who already helps',
  form: form({
    name: text({
      label: 'Name of the person or service',
      hint: 'For example, Riverside Surgery, or the school nurse.',
      missing: 'Enter the name of the person or service',
    }),
    doing: text({ label: 'What do they do for the family?', hint: 'You can leave this out.' }),
    contact: text({ label: 'Their phone number or email', hint: 'If you know it.' }),
  }),
  repeats: {
    one: 'person or service',
    many: 'people and services',
    itemName: helper => helper.name,
    atLeastOne: false,
    first: 'Does anyone already help the family?',
  },
});

/** What a worker is asked, in order; the middle in the words of the form's version that the draft began with. */
export async function practitionerSteps(work: Work, begun: Typed) {
  const definition = await versionBegun(work, practitionerForm, begun);
  const mine = await findMyContact(work);
  return {
    danger,
    'call-999': call999,
    'significant-harm': significantHarm,
    family: peopleStep(
      {
        title: 'Who is in the family?',
        givenName: 'First name',
        familyName: 'Last name',
        relationship: 'What are they to the children?',
        relationshipHint: 'For example, mother, stepfather or grandmother. Leave this out for a child.',
        school: 'School or nursery',
        schoolHint: 'For a child who goes to one.',
      },
      work.today,
    ),
    address: addressStep({
      title: 'Where they live',
      where: 'Where does the family live?',
      missing: 'Select where the family lives',
      lines: 'Address',
      found: 'Where can they be found?',
      secret: 'Must this be kept secret from anyone?',
      secretHint: 'For example, from somebody who has hurt them. We then show it to fewer people.',
    }),
    ...(stepsOf(definition) as object),
    agreement: agreementStep(forHelp, work.today, isSignificantHarm => !isSignificantHarm),
    'what-they-know': agreementStep(forSocialCare, work.today, isSignificantHarm => isSignificantHarm),
    helpers,
    contact: step({
      title: 'How we reach you',
      fill: mine,
      form: form({
        name: text({ label: 'Your name', missing: 'Enter your name', control: { kind: 'text', autocomplete: 'name', spellcheck: false } }),
        email: text({
          label: 'Your work email',
          missing: 'Enter your work email',
          format: emailFormat,
          control: { kind: 'text', type: 'email', autocomplete: 'email', spellcheck: false },
        }),
        phone: text({
          label: 'Your work phone number',
          hint: 'You can leave this out.',
          max: 30,
          format: phoneFormat,
          control: { kind: 'text', type: 'tel', width: 20, autocomplete: 'tel' },
        }),
      }),
    }),
  };
}
