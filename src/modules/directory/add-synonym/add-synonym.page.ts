import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { synonymForm } from '../synonym.form.ts';
import { addSynonym } from './add-synonym.ts';

/** Words that families use and no service does. */
export const addSynonymPage = page({
  name: 'directory.add-synonym',
  path: '/directory/synonyms/new',
  title: 'Add words that families use',
  audience: 'workers',
  load: () => Promise.resolve(null),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/synonyms', text: 'Words that families use' }),
  form: synonymForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Add words that families use</h1>
      ${formOf(view, askAll(view), { button: 'Add the words' })}`,
  submit: async (work, _, input) => {
    await addSynonym(work, input);
    return { goTo: '/directory/synonyms' };
  },
});
