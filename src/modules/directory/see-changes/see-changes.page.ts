import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import type { Kind } from '../content.ts';
import { findWriters } from '../described.queries.ts';
import { mayKeepRecords } from '../directory.policy.ts';
import { directoryTabs } from '../directory-tabs.ts';
import { findWaiting, type Version } from '../records.queries.ts';

type Seen = { waiting: readonly (Version & { kind: Kind })[]; writers: ReadonlyMap<string, string> };

const kinds: Readonly<Record<Kind, string>> = { service: 'Service', location: 'Place', organization: 'Organisation' };

/** What waits for an editor, the longest first; of an organisation, what it has sent itself. */
export const seeChangesPage = page({
  name: 'directory.see-changes',
  path: '/directory/changes',
  title: 'Changes that wait',
  audience: 'workers',
  width: 'full',
  load: async (work: Work): Promise<Seen> => {
    const waiting = await findWaiting(work);
    return { waiting, writers: await findWriters(work, waiting) };
  },
  allow: mayKeepRecords,
  about: () => null,
  show: ({ subject, actor }) =>
    html`${pageHead({ title: 'Waiting changes' })} ${directoryTabs(actor, '/directory/changes')}
    ${subject.waiting.length === 0 ? emptyList('No change waits.') : waitingTable(subject)}`,
});

const waitingTable = ({ waiting, writers }: Seen): Html =>
  stackingTable({
    head: [{ text: 'What' }, { text: 'Kind' }, { text: 'Change' }, { text: 'Written by' }, { text: 'Since' }],
    rows: waiting.map(version => [
      { html: html`<a class="govuk-link" href="/directory/changes/${version.id}">${version.content.name}</a>` },
      { text: kinds[version.kind] },
      { html: version.basedOn === null ? badge('New', 'plain') : html`To what is public` },
      { text: writers.get(version.proposedBy) ?? 'Somebody who no longer works here' },
      { text: sayInstant(version.proposedAt) },
    ]),
  });
