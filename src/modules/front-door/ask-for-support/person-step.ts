import { date } from '#platform/date-field.ts';
import { oneOf, text, when } from '#platform/fields.ts';
import { form, type InputOf } from '#platform/form.ts';
import { repeatedStep } from '#platform/journey.ts';
import type { NewRequestPerson } from '../request.ts';

/** In whose words somebody in the family is asked about. */
export type PersonWords = {
  title: string;
  relationship: string;
  relationshipHint: string;
  school: string;
  schoolHint?: string;
  givenName: string;
  familyName: string;
};

const kinds = [
  { value: 'child', label: 'A child or young person' },
  { value: 'unborn', label: 'A baby who is not born yet' },
  { value: 'adult', label: 'An adult' },
] as const;

const births = [
  { value: 'date', label: 'Yes' },
  { value: 'about', label: 'No, but I know about how old they are' },
  { value: 'not-known', label: 'No' },
] as const;

const age = text({
  label: 'About how old are they?',
  hint: 'In years. For a baby under 1, enter 0.',
  missing: 'Enter about how old they are',
  max: 3,
  control: { kind: 'text', width: 2, numeric: true },
  format: { pattern: /^(\d|[1-9]\d|1[01]\d|120)$/, wrong: 'Age must be a whole number from 0 to 120' },
});

const personForm = (words: PersonWords, today: Temporal.PlainDate) =>
  form(
    {
      givenName: text({ label: words.givenName, max: 100, control: { kind: 'text', width: 20, spellcheck: false } }),
      familyName: text({ label: words.familyName, max: 100, control: { kind: 'text', width: 20, spellcheck: false } }),
      kind: oneOf({ label: 'Who is this?', choices: kinds, missing: 'Select if this is a child or an adult' }),
      dueOn: when(
        'kind',
        ['unborn'],
        date({ label: 'When is the baby due?', hint: 'You can leave this out.', earliest: today.subtract({ weeks: 6 }), latest: today.add({ months: 10 }) }),
      ),
      birth: oneOf({ label: 'Do you know their date of birth?', hint: 'Leave this out for a baby who is not born yet.', choices: births }),
      bornOn: when('birth', ['date'], date({ label: 'Date of birth', hint: 'For example, 27 3 2019', missing: 'Enter their date of birth', latest: today })),
      ageAbout: when('birth', ['about'], age),
      relationship: text({ label: words.relationship, hint: words.relationshipHint, max: 100, control: { kind: 'text', width: 20 } }),
      school: text({ label: words.school, ...(words.schoolHint && { hint: words.schoolHint }), max: 200 }),
    },
    ({ givenName, familyName, kind }) =>
      givenName === null && familyName === null && kind !== 'unborn' ? { givenName: 'Enter a name, or what they are called' } : {},
  );

type PersonAnswers = InputOf<ReturnType<typeof personForm>>;

/** Who is in the family, one person a page. */
export const peopleStep = (words: PersonWords, today: Temporal.PlainDate, howMany: { atLeastOne: boolean; first?: string } = { atLeastOne: true }) =>
  repeatedStep({
    title: words.title,
    form: personForm(words, today),
    repeats: { one: 'person', many: 'people', itemName: nameOf, ...howMany },
  });

const nameOf = ({ givenName, familyName, kind }: PersonAnswers) =>
  [givenName, familyName].filter(Boolean).join(' ') || (kind === 'unborn' ? 'Baby, not born yet' : '');

/** A person as the request keeps them: an unborn child has no date of birth, whatever was typed. */
export const personFrom = ({ givenName, familyName, kind, dueOn, bornOn, ageAbout, relationship, school }: PersonAnswers): NewRequestPerson => ({
  givenName,
  familyName,
  bornOn: kind === 'unborn' ? null : bornOn,
  dueOn,
  ageAbout: kind === 'unborn' || ageAbout === null ? null : Number(ageAbout),
  isChild: kind !== 'adult',
  relationship,
  school,
});
