import { formOf } from '#design/ask.ts';
import { html, nothing } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { getSynonym } from '../synonyms.queries.ts';
import { removeSynonym } from './remove-synonym.ts';

/** Takes words that families use off the list. */
export const removeSynonymPage = page({
  name: 'directory.remove-synonym',
  path: '/directory/synonyms/:synonymId/remove',
  title: 'Take words off the list',
  audience: 'workers',
  load: (work, { synonymId }) => getSynonym(work, synonymId),
  allow: mayEditDirectory,
  about: () => null,
  back: ({ id }) => ({ href: `/directory/synonyms/${id}`, text: 'Back to the words' }),
  form: form({}),
  version: ({ version }) => version,
  keeps: false,
  show: view =>
    html`<h1 class="govuk-heading-l">Take “${view.subject.says}” off the list?</h1>
      <p class="govuk-body">Whoever types it will be shown services with these very words in them, and no longer those with “${view.subject.means}”.</p>
      ${formOf(view, nothing, { button: 'Take off the list', isWarning: true })}`,
  submit: async (work, synonym) => {
    await removeSynonym(work, synonym);
    return { goTo: '/directory/synonyms' };
  },
});
