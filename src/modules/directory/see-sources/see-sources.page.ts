import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { mayEditDirectory } from '../directory.policy.ts';
import { countCrosswalk } from '../import-crosswalk/crosswalk.queries.ts';
import { countPostcodes } from '../import-postcodes/postcode-files.queries.ts';
import { findSources } from '../sources.queries.ts';
import { kindWords } from '../source.ts';
import { findTaxonomies, findTerms } from '../taxonomies.queries.ts';
import { findWards } from '../wards.queries.ts';

/** Where services of others come from, and under which lists of terms they stand. */
export const seeSourcesPage = page({
  name: 'directory.see-sources',
  path: '/directory/sources',
  title: 'Where services come from',
  audience: 'workers',
  width: 'full',
  load: async work => {
    const terms = await findTerms(work);
    const lists = (await findTaxonomies(work)).map(list => ({ ...list, terms: terms.filter(({ taxonomyId }) => taxonomyId === list.id).length }));
    return {
      sources: await findSources(work),
      lists,
      wards: (await findWards(work)).length,
      pairs: await countCrosswalk(work),
      known: await countPostcodes(work),
    };
  },
  allow: mayEditDirectory,
  about: () => null,
  show: ({ actor, subject: { sources, lists, wards, pairs, known } }) =>
    html`${pageHead({ title: 'Where services come from', actions: [govuk.button({ text: 'Add a source', href: '/directory/sources/new' })] })}
      ${directoryTabs(actor, '/directory/sources')}
      <p class="govuk-body">
        Besides what organisations and editors write here, services can come from another directory, by itself or as a file, and from Ofsted’s list of
        childcare.
      </p>
      ${
        sources.length === 0
          ? emptyList('No services come from elsewhere yet.')
          : stackingTable({
              head: [{ text: 'Source' }, { text: 'What it is' }, { text: 'How it comes' }, { text: 'Last came' }],
              rows: sources.map(({ id, name, kind, everyHours, lastAt }) => [
                { html: html`<a class="govuk-link" href="/directory/sources/${id}">${name}</a>` },
                { text: kindWords[kind] },
                { text: everyHours === null ? 'As a file' : `By itself, every ${everyHours} hours` },
                { text: lastAt ? sayInstant(lastAt) : 'Never' },
              ]),
            })
      }
      <h2 class="govuk-heading-l">Lists of terms</h2>
      <p class="govuk-body">Each service stands under terms of one or more of these lists.</p>
      ${stackingTable({
        head: [{ text: 'List' }, { text: 'Version' }, { text: 'Terms' }],
        rows: lists.map(({ name, version, terms }) => [{ text: name }, { text: version ?? 'Not given' }, { text: String(terms) }]),
      })}
      ${govuk.button({ text: 'Bring in a list of terms', href: '/directory/terms/new', classes: 'govuk-button--secondary' })}
      ${
        lists.length > 1 &&
        html`<p class="govuk-body">
          <a class="govuk-link" href="/directory/terms/crosswalk">Say which terms of one list mean which of another</a>
          <span class="app-quiet">${pairs === 0 ? 'Nothing is said yet' : `${pairs} said`}</span>
        </p>`
      }
      <h2 class="govuk-heading-l">Wards</h2>
      <p class="govuk-body">
        ${wards === 0 ? 'The map beside the list of services has no wards on it yet.' : `The map beside the list of services draws ${wards} wards.`}
      </p>
      ${govuk.button({ text: 'Bring in outlines of wards', href: '/directory/wards/new', classes: 'govuk-button--secondary' })}
      <h2 class="govuk-heading-l">Postcodes</h2>
      <p class="govuk-body">
        ${known.postcodes === 0 ? 'The middle of its district stands for each postcode.' : `${known.postcodes.toLocaleString('en-GB')} postcodes are known one by one.`}
      </p>
      ${govuk.button({ text: 'Bring in postcodes', href: '/directory/postcodes', classes: 'govuk-button--secondary' })}`,
});
