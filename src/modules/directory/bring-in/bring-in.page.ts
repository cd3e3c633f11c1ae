import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { manyOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { file } from '#platform/received-file.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { kindWords } from '../source.ts';
import { findImports, getSource, type Import, type Source } from '../sources.queries.ts';
import { findTerms } from '../taxonomies.queries.ts';
import { bringIn, type Change } from './bring-in.ts';
import { readSentFile } from './read-sent-file.ts';

type Subject = { source: Source; imports: Import[] };

const fileForm = ({ source }: Subject) =>
  form({
    file: file({ label: 'The file', hint: source.kind === 'ofsted' ? 'CSV' : 'JSON, or a zip of CSV tables', missing: 'Choose a file' }),
    whole: manyOf({ label: 'Is this all there is?', choices: [{ value: 'whole', label: 'Yes: what came before and is not in it has ended' }] }),
  });

/** One source: what came from it and what that changed; and a file to bring in. */
export const bringInPage = page({
  name: 'directory.bring-in',
  path: '/directory/sources/:sourceId',
  title: 'A source of services',
  audience: 'workers',
  receivesFile: true,
  keeps: false,
  load: async (work, { sourceId }): Promise<Subject> => ({ source: await getSource(work, sourceId), imports: await findImports(work, sourceId) }),
  allow: mayEditDirectory,
  about: ({ source }) => ({ subjectId: source.id }),
  back: () => ({ href: '/directory/sources', text: 'Where services come from' }),
  form: fileForm,
  show: view => {
    const { source, imports } = view.subject;
    return html`<h1 class="govuk-heading-l">${source.name}</h1>
      <p class="govuk-body">${kindWords[source.kind]}.${source.nextAt && html` It is asked by itself, next on ${sayInstant(source.nextAt)}.`}</p>
      <h2 class="govuk-heading-m">What came</h2>
      ${imports.length === 0 ? emptyList('Nothing has come from it yet.') : imports.map(oneImport)}
      <h2 class="govuk-heading-m">Bring in a file</h2>
      ${formOf(view, askAll(view), { button: 'Bring it in' })}`;
  },
  submit: async (work, { source }, { file: sent, whole }) => {
    const terms = new Map((await findTerms(work)).map(({ name, id }) => [name, id]));
    await bringIn(work, source.id, readSentFile(sent.path, source, terms), { isWhole: whole.includes('whole') });
    return { goTo: `/directory/sources/${source.id}` };
  },
});

const shown = 200;

function oneImport({ beganAt, added, changed, same, ended, changes, problems, failure }: Import): Html {
  if (failure !== null) return html`<p class="govuk-body">${sayInstant(beganAt)}: nothing came in. ${failure}.</p>`;
  return html`<p class="govuk-body">
      ${sayInstant(beganAt)}: ${added} new, ${changed} changed, ${ended} ended, ${same} as before${problems.length > 0 && html`, ${problems.length} left out`}.
    </p>
    ${(changes.length > 0 || problems.length > 0) && govuk.details({ summaryText: 'What changed', html: html`${changes.length > 0 && changeTable(changes)}${problems.length > 0 && problemTable(problems)}` })}`;
}

const kindNames: Readonly<Record<string, string>> = { organization: 'Organisation', location: 'Place', service: 'Service' };
const whatWords = { added: 'New', changed: 'Changed', ended: 'Ended' } as const;

const changeTable = (changes: readonly Change[]) =>
  html`${stackingTable({
    head: [{ text: 'Name' }, { text: 'What it is' }, { text: 'What happened' }],
    rows: changes.slice(0, shown).map(({ name, kind, what }) => [{ text: name }, { text: kindNames[kind] ?? kind }, { text: whatWords[what] }]),
  })}
  ${changes.length > shown && html`<p class="govuk-body">And ${changes.length - shown} more.</p>`}`;

const problemTable = (problems: Import['problems']) =>
  html`${stackingTable({
    head: [{ text: 'Left out' }, { text: 'Why' }],
    rows: problems.slice(0, shown).map(({ id, why }) => [{ text: id || 'Without an id' }, { text: why }]),
  })}
  ${problems.length > shown && html`<p class="govuk-body">And ${problems.length - shown} more.</p>`}`;
