import { askAll, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { file } from '#platform/received-file.ts';
import { listField } from '../change-record/parts/plain-fields.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { receivePostcodes } from './receive-postcodes.ts';
import { countPostcodes, findPostcodeFiles, type PostcodeFile } from './postcode-files.queries.ts';
import { isArea } from './read-postcodes.ts';

const capitals = (areas: readonly string[]) => areas.map(area => area.toUpperCase().replaceAll(/\s/g, ''));

const postcodesForm = form(
  {
    areas: listField(
      'Which postcodes are kept?',
      'Of the council and its neighbours. Districts (FN1), whole areas (FN) or codes of authorities (E10000000), with commas between.',
    ),
    file: file({ label: 'The file', hint: 'The zip as it is published, or the CSV in it', missing: 'Choose a file' }),
  },
  ({ areas }) => {
    if (areas.length === 0) return { areas: 'Enter which postcodes are kept' };
    const wrong = capitals(areas).find(area => !isArea(area));
    return wrong === undefined ? {} : { areas: `${wrong} is no postcode district or area, nor the code of an authority` };
  },
);

/** Where postcodes are: the directory of the Office for National Statistics, as a file that is read in its own time. */
export const importPostcodesPage = page({
  name: 'directory.import-postcodes',
  path: '/directory/postcodes',
  title: 'Postcodes',
  audience: 'workers',
  width: 'full',
  receivesFile: true,
  keeps: false,
  load: async work => ({ files: await findPostcodeFiles(work), known: await countPostcodes(work) }),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/sources', text: 'Where services come from' }),
  refreshIn: ({ files }) => (files.some(({ state }) => state === 'reading') ? 3 : null),
  form: postcodesForm,
  // Mostly the same areas as the last time.
  fill: ({ files }) => (files[0] ? { areas: files[0].areas } : {}),
  show: view => {
    const { files, known } = view.subject;
    return html`<h1 class="govuk-heading-l">Postcodes</h1>
      <p class="govuk-body">
        ${
          known.postcodes === 0
            ? 'No postcode is known here yet. Until then, the middle of its district stands for each.'
            : `${number(known.postcodes)} postcodes in ${known.districts === 1 ? 'one district' : `${known.districts} districts`} are known. Elsewhere the middle of the district stands for each.`
        }
      </p>
      <h2 class="govuk-heading-m">What came</h2>
      <div id="files" data-live>${files.length === 0 ? emptyList('No file has come yet.') : fileTable(files)}</div>
      <h2 class="govuk-heading-m">Bring in the directory of postcodes</h2>
      <p class="govuk-body">
        The Office for National Statistics publishes the ONS Postcode Directory four times a year on
        <a class="govuk-link" href="https://geoportal.statistics.gov.uk/" rel="noreferrer">its geography portal</a>, free to use with its name. It is read in
        the background; you may leave this page.
      </p>
      ${formOf(view, askAll(view), { button: 'Bring it in' })}`;
  },
  submit: async (work, _, { file: sent, areas }) => {
    await receivePostcodes(work, sent, capitals(areas));
    return { goTo: '/directory/postcodes' };
  },
});

const number = (count: number) => count.toLocaleString('en-GB');

const fileTable = (files: readonly PostcodeFile[]): Html =>
  stackingTable({
    head: [{ text: 'Came' }, { text: 'For' }, { text: 'How it stands' }, { text: 'What was kept' }, { text: 'What was left out' }],
    rows: files.map(file => [
      { text: sayInstant(file.receivedAt) },
      { text: file.areas.join(', ') },
      { html: standing(file) },
      { text: file.state === 'done' ? keptWords(file) : '' },
      { text: file.state === 'done' ? leftWords(file) : '' },
    ]),
  });

function standing({ state, share, rowsRead, failure }: PostcodeFile): Html {
  if (state === 'done') return badge('Done', 'good');
  if (state === 'failed') return html`${badge('Not read', 'late')} ${failure}`;
  return html`${badge('Being read', 'soon')} ${Math.round(share * 100)}%, ${number(rowsRead)} lines`;
}

function keptWords({ report: { kept = {}, placesFound = 0 } }: PostcodeFile): string {
  const areas = Object.entries(kept).map(([area, count]) => `${area} ${number(count)}`);
  return [areas.length === 0 ? 'Nothing: no postcode is in these areas' : areas.join(', '), placesFound > 0 && `${number(placesFound)} places are found now`]
    .filter(Boolean)
    .join('. ');
}

const leftWords = ({ report: { elsewhere = 0, ended = 0, withoutPlace = 0, unread = 0 } }: PostcodeFile): string =>
  [
    elsewhere > 0 && `${number(elsewhere)} elsewhere`,
    ended > 0 && `${number(ended)} not in use any more`,
    withoutPlace > 0 && `${number(withoutPlace)} without a position`,
    unread > 0 && `${number(unread)} that are no postcode`,
  ]
    .filter(Boolean)
    .join(', ');
