import { readFileSync } from 'node:fs';
import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { file } from '#platform/received-file.ts';
import { invalid } from '#platform/refusal.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { importWards } from './import-wards.ts';
import { mostWards, readWards } from './read-wards.ts';

const mostBytes = 30_000_000;

const wardsForm = form({
  file: file({
    label: 'The file',
    hint: `GeoJSON in longitude and latitude, with at most ${mostWards} outlines, for example ward boundaries of the Office for National Statistics`,
    missing: 'Choose a file',
  }),
  property: text({ label: 'Which property holds the name?', hint: 'For example WD25NM. Leave it empty and we look for one', max: 60 }),
});

/** Where wards are, for the map beside the list of services. */
export const importWardsPage = page({
  name: 'directory.import-wards',
  path: '/directory/wards/new',
  title: 'Bring in outlines of wards',
  audience: 'workers',
  receivesFile: true,
  keeps: false,
  load: () => Promise.resolve(null),
  allow: mayEditDirectory,
  about: () => null,
  back: () => ({ href: '/directory/sources', text: 'Where services come from' }),
  form: wardsForm,
  show: view =>
    html`<h1 class="govuk-heading-l">Bring in outlines of wards</h1>
      <p class="govuk-body">The map beside the list of services draws them. They are made simpler on the way, and take the place of those that are here now.</p>
      ${formOf(view, askAll(view), { button: 'Bring them in' })}`,
  submit: async (work, _, { file: sent, property }) => {
    if (sent.bytes > mostBytes) throw invalid({ file: 'The file is larger than 30 MB' });
    await importWards(work, readWards(readFileSync(sent.path, 'utf8'), property ?? ''));
    return { goTo: '/directory/sources' };
  },
});
