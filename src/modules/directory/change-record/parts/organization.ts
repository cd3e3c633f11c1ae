import { longText, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { phoneFields, phonesFilled, phonesInWords, phonesTyped } from './how-to-reach.ts';
import { emailField, webField } from './plain-fields.ts';
import { given, part, saying, type Told } from './part.ts';
import { textIn, type Rows } from './rows.ts';

export const aboutOrganization = part<'organization', Rows>('organization', {
  key: 'about',
  title: 'The organisation',
  keys: ['name', 'description', 'website', 'email', 'phones'],
  several: 'Phone number',
  form: ({ phones }) =>
    form<Rows>({
      name: text({ label: 'Name', missing: 'Enter the name of the organisation', max: 500 }),
      description: longText({ label: 'What it does', missing: 'Enter what it does', rows: 5 }),
      website: webField('Website'),
      email: emailField('Email'),
      ...phoneFields(phones),
    }),
  fill: ({ name, description, website, email, phones }) => ({ ...given<Rows>({ name, description, website, email }), ...phonesFilled(phones) }),
  write: (content, input) =>
    saying(content, {
      name: textIn(input, 'name'),
      description: textIn(input, 'description'),
      website: textIn(input, 'website'),
      email: textIn(input, 'email'),
      phones: phonesTyped(content.phones, input),
    }),
  tell: ({ name, description, website, email, phones }): Told[] =>
    [
      { label: 'Name', answer: name },
      { label: 'What it does', answer: description },
      { label: 'Website', answer: website ?? '' },
      { label: 'Email', answer: email ?? '' },
      { label: 'Phone', answer: phonesInWords(phones) },
    ].filter(({ answer }) => answer !== ''),
});
