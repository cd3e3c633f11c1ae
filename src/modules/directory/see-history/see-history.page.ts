import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { findWriters, getDescribed, nameOf, type Described } from '../described.queries.ts';
import { mayKeepRecord } from '../directory.policy.ts';
import { stateWords } from '../standing.view.ts';

type Seen = { described: Described; writers: ReadonlyMap<string, string> };

/** Every version of a record, the newest first. */
export const seeHistoryPage = page({
  name: 'directory.see-history',
  path: '/directory/records/:recordId/history',
  title: 'The history of what the directory says',
  audience: 'workers',
  width: 'full',
  load: async (work, { recordId }): Promise<Seen> => {
    const described = await getDescribed(work, recordId);
    return { described, writers: await findWriters(work, described.versions) };
  },
  allow: (actor, { described: { record } }) => mayKeepRecord(actor, record),
  about: ({ described: { record } }) => ({ subjectId: record.id }),
  back: ({ described: { record } }) => ({ href: `/directory/records/${record.id}`, text: 'Back' }),
  show: ({ subject }) =>
    html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${nameOf(subject.described)}</span>History</h1>
      <p class="govuk-body">Every version is kept as it was written. Open one to see what it changed.</p>
      ${versionsTable(subject)}`,
});

function versionsTable({ described: { versions }, writers }: Seen): Html {
  const who = (id: string | null) => (id === null ? '' : (writers.get(id) ?? 'Somebody who no longer works here'));
  return stackingTable({
    head: [{ text: 'Version' }, { text: 'What became of it' }, { text: 'Written' }, { text: 'Settled' }],
    rows: versions.map(version => [
      { html: html`<a class="govuk-link" href="/directory/changes/${version.id}">Version ${version.number}</a>` },
      { html: badge(...stateWords[version.state]) },
      { html: html`${sayInstant(version.proposedAt)}<br /><span class="app-quiet">${who(version.proposedBy)}</span>` },
      { html: version.decidedAt ? html`${sayInstant(version.decidedAt)}<br /><span class="app-quiet">${who(version.decidedBy)}</span>` : html`–` },
    ]),
  });
}
