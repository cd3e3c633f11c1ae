import { longText, text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { listField, webField } from './plain-fields.ts';
import { given, part, saying } from './part.ts';

type Input = { name: string; summary: string | null; description: string; keywords: string[]; url: string | null };

export const whatItIs = part<'service', Input>('service', {
  key: 'what',
  title: 'What it is',
  keys: ['name', 'summary', 'description', 'keywords', 'url'],
  form: () =>
    form<Input>({
      name: text({ label: 'Name', missing: 'Enter the name of the service', max: 500 }),
      summary: text({ label: 'In one sentence', hint: 'Shown in lists. Left empty, the description begins the line.', max: 500 }),
      description: longText({ label: 'What happens there', missing: 'Enter what happens there', rows: 8 }),
      keywords: listField('Other words people use for it', 'With commas between. For example: mums and tots, messy play'),
      url: webField('Web page of this service', 'For example, https://example.org/stay-and-play'),
    }),
  fill: ({ name, summary, description, keywords, url }) => given<Input>({ name, summary, description, keywords, url }),
  write: (content, { name, summary, description, keywords, url }) => saying(content, { name, summary, description, keywords, url }),
});
