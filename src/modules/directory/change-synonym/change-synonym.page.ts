import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { synonymForm } from '../synonym.form.ts';
import { getSynonym } from '../synonyms.queries.ts';
import { changeSynonym } from './change-synonym.ts';

/** One pair of the list of words that families use. */
export const changeSynonymPage = page({
  name: 'directory.change-synonym',
  path: '/directory/synonyms/:synonymId',
  title: 'Change words that families use',
  audience: 'workers',
  load: (work, { synonymId }) => getSynonym(work, synonymId),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/synonyms', text: 'Words that families use' }),
  form: synonymForm,
  fill: ({ says, means }) => ({ says, means }),
  version: ({ version }) => version,
  keptUnder: ({ id }) => id,
  show: view =>
    html`<h1 class="govuk-heading-l">Change words that families use</h1>
      ${formOf(view, askAll(view), { button: 'Save' })}
      <p class="govuk-body"><a class="govuk-link" href="/directory/synonyms/${view.subject.id}/remove">Take them off the list</a></p>`,
  submit: async (work, synonym, input) => {
    await changeSynonym(work, synonym, input);
    return { goTo: '/directory/synonyms' };
  },
});
