import { readFileSync } from 'node:fs';
import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { file } from '#platform/received-file.ts';
import { invalid } from '#platform/refusal.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { importTaxonomy, readTaxonomy } from './import-terms.ts';

const mostBytes = 20_000_000;

const termsForm = form({
  name: text({ label: 'What is the list called?', hint: 'The list of this name is put right, if there is one', missing: 'Enter what the list is called' }),
  file: file({ label: 'The file', hint: 'CSV with a column “name”, and “code” and “parent” where there are any; or JSON', missing: 'Choose a file' }),
});

/** A list of terms that services can stand under. */
export const importTermsPage = page({
  name: 'directory.import-terms',
  path: '/directory/terms/new',
  title: 'Bring in a list of terms',
  audience: 'workers',
  receivesFile: true,
  keeps: false,
  load: () => Promise.resolve(null),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/sources', text: 'Where services come from' }),
  form: termsForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Bring in a list of terms</h1>
      <p class="govuk-body">Terms that the list no longer has stay, since services may stand under them.</p>
      ${formOf(view, askAll(view), { button: 'Bring it in' })}`,
  submit: async (work, _, { name, file: sent }) => {
    if (sent.bytes > mostBytes) throw invalid({ file: 'The file is larger than 20 MB' });
    await importTaxonomy(work, readTaxonomy(readFileSync(sent.path, 'utf8'), name));
    return { goTo: '/directory/sources' };
  },
});
