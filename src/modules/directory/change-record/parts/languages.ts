import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { listField } from './plain-fields.ts';
import { given, part, saying } from './part.ts';

type Input = { languages: string[]; interpretation: string | null };

export const languages = part<'service', Input>('service', {
  key: 'languages',
  title: 'Languages',
  hint: 'Whether people can get in with a wheelchair, hear or park is said of each place.',
  keys: ['languages', 'interpretation'],
  form: () =>
    form<Input>({
      languages: listField('Languages that people there speak', 'With commas between. For example: English, Polish, British Sign Language'),
      interpretation: text({ label: 'Interpreting', hint: 'For example “We can ask for an interpreter, with three days’ notice”', max: 500 }),
    }),
  fill: ({ languages: spoken, interpretation }) => given<Input>({ languages: spoken?.map(({ name }) => name), interpretation }),
  write: (content, { languages: names, interpretation }) => {
    const before = new Map(content.languages?.map(one => [one.name.toLowerCase(), one]));
    return saying(content, { languages: names.map(name => before.get(name.toLowerCase()) ?? { name }), interpretation });
  },
});
