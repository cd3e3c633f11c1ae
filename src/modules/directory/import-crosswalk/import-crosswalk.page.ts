import { readFileSync } from 'node:fs';
import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { manyOf, oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { file } from '#platform/received-file.ts';
import { invalid, Refusal } from '#platform/refusal.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { importCrosswalk } from '../import-terms/import-terms.ts';
import { findTaxonomies, type Taxonomy } from '../taxonomies.queries.ts';
import { findListPairs, type ListPair } from './crosswalk.queries.ts';

type Subject = { lists: readonly Taxonomy[]; pairs: readonly ListPair[] };

const mostBytes = 5_000_000;
const mostNamed = 10;

const crosswalkForm = ({ lists }: Subject) => {
  const choices = lists.map(({ id, name }) => ({ value: id, label: name }));
  return form(
    {
      from: oneOf({ label: 'Terms of which list', missing: 'Select the list whose terms stand first', choices, asList: true }),
      to: oneOf({ label: 'mean terms of which list?', missing: 'Select the list that they are told in', choices, asList: true }),
      file: file({
        label: 'The file',
        hint: 'CSV with a heading and two columns: a term of the first list, and what it means in the second. Names, codes or ids.',
        missing: 'Choose a file',
      }),
      without: manyOf({ label: 'If a term is in neither list', choices: [{ value: 'without', label: 'Leave that line out' }] }),
    },
    ({ from, to }): Record<string, string> => (from === to ? { to: 'Select another list than the first' } : {}),
  );
};

/** Which terms of one list mean which of another: services under the one are found under the other. */
export const importCrosswalkPage = page({
  name: 'directory.import-crosswalk',
  path: '/directory/terms/crosswalk',
  title: 'What terms mean in another list',
  audience: 'workers',
  receivesFile: true,
  keeps: false,
  load: async (work): Promise<Subject> => ({ lists: await findTaxonomies(work), pairs: await findListPairs(work) }),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/sources', text: 'Where services come from' }),
  form: crosswalkForm,
  show: view => {
    const { lists, pairs } = view.subject;
    return html`<h1 class="govuk-heading-l">What terms mean in another list</h1>
      <p class="govuk-body">A service under a term is found under what the term means in the other list too, and other directories read it so.</p>
      ${
        pairs.length === 0
          ? emptyList('Nothing is said yet.')
          : stackingTable({
              head: [{ text: 'Terms of' }, { text: 'Mean terms of' }, { text: 'How many' }],
              rows: pairs.map(({ from, to, pairs: count }) => [{ text: from }, { text: to }, { text: String(count) }]),
            })
      }
      ${lists.length < 2 ? html`<p class="govuk-body">There is one list only. <a class="govuk-link" href="/directory/terms/new">Bring in another</a> first.</p>` : formOf(view, askAll(view), { button: 'Bring it in' })}`;
  },
  submit: async (work, { lists }, { from, to, file: sent, without }) => {
    if (lists.length < 2) throw new Refusal('conflict', 'There is one list of terms only');
    if (sent.bytes > mostBytes) throw invalid({ file: 'The file is larger than 5 MB' });
    const { pairs, unknown } = await importCrosswalk(work, readFileSync(sent.path, 'utf8'), { from, to });
    if (pairs === 0) throw invalid({ file: unknown.length === 0 ? 'There are no lines in it' : `Not one line names a term of each list. ${named(unknown)}` });
    // A line that is left out unseen would be missed by nobody until a family finds nothing.
    if (unknown.length > 0 && without.length === 0) throw invalid({ file: `${named(unknown)} Nothing was brought in` });
    return { goTo: '/directory/terms/crosswalk' };
  },
});

const named = (unknown: readonly string[]): string =>
  `In neither list: ${unknown.slice(0, mostNamed).join(', ')}${unknown.length > mostNamed ? `, and ${unknown.length - mostNamed} more` : ''}.`;
