import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf, text, when } from '#platform/fields.ts';
import { form, type Choice } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { kindWords } from '../source.ts';
import { addSource } from './add-source.ts';

type Comes = 'standard-feed' | 'standard' | 'ofsted';
const choices: Choice<Comes>[] = [
  { value: 'standard-feed', label: 'Another directory, asked by itself', hint: 'It gives its services at an address, by the Open Referral UK standard' },
  { value: 'standard', label: 'Another directory, as a file', hint: 'JSON, or a zip of the standard’s CSV tables' },
  { value: 'ofsted', label: kindWords.ofsted, hint: 'The CSV file that Ofsted gives to the council' },
];

const sourceForm = form({
  name: text({ label: 'What is it called?', missing: 'Enter what it is called' }),
  comes: oneOf<Comes>({ label: 'What is it?', missing: 'Select what it is', choices }),
  url: when(
    'comes',
    ['standard-feed'],
    text({
      label: 'The address of its feed',
      hint: 'For example https://directory.example.gov.uk/open-referral-uk/v3',
      missing: 'Enter the address of its feed',
    }),
  ),
  often: when(
    'comes',
    ['standard-feed'],
    oneOf({
      label: 'How often is it asked?',
      missing: 'Select how often it is asked',
      choices: [
        { value: '24', label: 'Every day' },
        { value: '168', label: 'Every week' },
      ],
    }),
  ),
});

/** A directory or a list that services are to come from. */
export const addSourcePage = page({
  name: 'directory.add-source',
  path: '/directory/sources/new',
  title: 'Add a source of services',
  audience: 'workers',
  load: () => Promise.resolve(null),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/sources', text: 'Where services come from' }),
  form: sourceForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Add a source of services</h1>
      <p class="govuk-body">What comes from it is public at once, without anybody’s approval. Add only what you trust.</p>
      ${formOf(view, askAll(view), { button: 'Add the source' })}`,
  submit: async (work, _, { name, comes, url, often }) => {
    const kind = comes === 'ofsted' ? 'ofsted' : 'standard';
    const id = await addSource(work, { name, kind, url: url ?? null, everyHours: often ? Number(often) : null });
    return { goTo: `/directory/sources/${id}` };
  },
});
