import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate, sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { mayKeepRecords } from '../directory.policy.ts';
import { countLinks, findBrokenLinks, type BrokenLink } from '../link.queries.ts';

/** Web addresses in the directory that lead nowhere: of an organisation its own, of editors all. */
export const seeLinksPage = page({
  name: 'directory.see-links',
  path: '/directory/links',
  title: 'Web addresses that lead nowhere',
  audience: 'workers',
  width: 'full',
  load: async (work: Work) => ({ broken: await findBrokenLinks(work), counts: await countLinks(work) }),
  allow: mayKeepRecords,
  about: () => null,
  show: ({ subject: { broken, counts }, actor }) =>
    html`${pageHead({ title: 'Web addresses that lead nowhere' })} ${directoryTabs(actor, '/directory/links')}
    ${
      counts.lastAt === null
        ? emptyList('No web address has been asked yet. Whoever runs the service can have it done every night (CHECK_LINKS).')
        : html`<p class="govuk-body">
              ${counts.links === 1 ? 'One address is' : `${counts.links} addresses are`} asked each night, last on ${sayInstant(counts.lastAt)}.
            </p>
            ${broken.length === 0 ? emptyList('All of them lead somewhere.') : linkTable(broken)}`
    }`,
});

const linkTable = (broken: readonly BrokenLink[]): Html =>
  stackingTable({
    head: [{ text: 'Where it stands' }, { text: 'Address' }, { text: 'What is wrong' }, { text: 'Since' }],
    rows: broken.map(({ recordId, name, url, why, failingSince }) => [
      { html: html`<a class="govuk-link" href="/directory/records/${recordId}">${name}</a>` },
      { text: url, classes: 'govuk-!-text-break-word' },
      { html: badge(why, 'late') },
      { text: sayDate(failingSince) },
    ]),
  });
