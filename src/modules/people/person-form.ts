import { choicesOf } from '#modules/council/index.ts';
import { date } from '#platform/date-field.ts';
import { manyOf, oneOf, text, when, yesNo } from '#platform/fields.ts';
import { form, typedText, type Field, type Form } from '#platform/form.ts';
import { nhsNumberWords, readNhsNumber } from '#platform/nhs-number.ts';
import type { Member, NewPerson } from './person.ts';

const name = { kind: 'text', width: 20, spellcheck: false } as const;

const nhsNumber: Field<string | null> = {
  label: 'NHS number',
  hint: 'Ten digits, if you know it',
  control: { kind: 'text', width: 10, numeric: true },
  read: (typed, at) => readNhsNumber(typedText(typed, at)),
  write: (value, at) => ({ [at]: value === null ? '' : nhsNumberWords(value) }),
  say: value => (value === null ? '' : nhsNumberWords(value)),
};

/** What is asked of a person, whether new or known. An unborn child has a due date instead of a date of birth. */
export type PersonAnswers = {
  givenName: string;
  familyName: string;
  alsoKnownAs: string | null;
  isChild: boolean;
  age: 'born' | 'unborn' | 'not-known';
  bornOn: Temporal.PlainDate | null;
  dueOn: Temporal.PlainDate | null;
  bornAbout: string | null;
  household: string | null;
  sex: string | null;
  gender: string | null;
  ethnicity: string | null;
  firstLanguage: string | null;
  interpreter: string | null;
  disabilities: string[];
  nhsNumber: string | null;
};

export const personForm: Form<PersonAnswers> = form<PersonAnswers>({
  givenName: text({ label: 'First name', missing: 'Enter a first name', control: name }),
  familyName: text({ label: 'Last name', missing: 'Enter a last name', control: name }),
  alsoKnownAs: text({ label: 'Other names they are known by', hint: 'Put a comma between them', control: { kind: 'text', width: 30, spellcheck: false } }),
  isChild: yesNo({
    label: 'Are they helped as a child?',
    hint: 'Under 18, not yet born, or up to 25 with special educational needs',
    missing: 'Say whether they are helped as a child',
  }),
  age: oneOf({
    label: 'Do you know when they were born?',
    missing: 'Say whether you know when they were born',
    choices: [
      { value: 'born', label: 'Yes' },
      { value: 'unborn', label: 'They are not born yet', hint: 'Only you and the people named for the pregnancy will see this person' },
      { value: 'not-known', label: 'No' },
    ],
  }),
  bornOn: when('age', ['born'], date({ label: 'Date of birth', hint: 'For example, 14 9 2019', missing: 'Enter the date of birth' })),
  dueOn: when('age', ['unborn'], date({ label: 'Due date', missing: 'Enter the due date' })),
  bornAbout: when(
    'age',
    ['not-known'],
    text({
      label: 'About which year?',
      hint: 'Leave empty if you cannot say',
      control: { kind: 'text', width: 4, numeric: true },
      format: { pattern: /^(19|20|21)\d\d$/, wrong: 'Year must be 4 numbers' },
    }),
  ),
  household: text({
    label: 'Household',
    hint: 'A letter for each home of the family: A, B. Leave empty if they live elsewhere',
    control: { kind: 'text', width: 4 },
    max: 20,
  }),
  sex: oneOf({ label: 'Sex', choices: choicesOf('sex').map(one => ({ ...one, label: one.label.replace(/ \(.*/, '') })), inline: true }),
  gender: oneOf({ label: 'Gender', choices: choicesOf('gender'), asList: true }),
  ethnicity: oneOf({ label: 'Ethnicity', choices: choicesOf('ethnicity'), asList: true }),
  firstLanguage: text({ label: 'First language', control: name }),
  interpreter: text({
    label: 'Interpreter needed',
    hint: 'Which language, and whether a woman or a man. Never a child or a relative',
    control: { kind: 'text', width: 30 },
  }),
  disabilities: manyOf({ label: 'Disabilities', choices: choicesOf('disability') }),
  nhsNumber,
});

export function personOf({ age, bornAbout, alsoKnownAs, ...answers }: PersonAnswers): NewPerson {
  return {
    ...answers,
    sex: answers.sex as Member['sex'],
    alsoKnownAs: (alsoKnownAs ?? '')
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== ''),
    bornOn: age === 'born' ? answers.bornOn : null,
    dueOn: age === 'unborn' ? answers.dueOn : null,
    bornAbout: age === 'not-known' && bornAbout ? Number(bornAbout) : null,
  };
}

export function answersOf(person: Member): PersonAnswers {
  const { givenName, familyName, isChild, bornOn, dueOn, household, sex, gender, ethnicity, firstLanguage, interpreter } = person;
  return {
    ...{ givenName, familyName, isChild, bornOn, dueOn, household, sex, gender, ethnicity, firstLanguage, interpreter },
    alsoKnownAs: person.alsoKnownAs.join(', '),
    age: bornOn ? 'born' : dueOn ? 'unborn' : 'not-known',
    bornAbout: person.bornAbout === null ? null : String(person.bornAbout),
    disabilities: [...person.disabilities],
    nhsNumber: person.nhsNumber,
  };
}
