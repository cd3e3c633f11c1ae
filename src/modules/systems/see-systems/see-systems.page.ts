import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayInstant } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { mayManageSystems } from '../system.policy.ts';
import { findSystems, type SystemInList } from '../system.queries.ts';

/** Which systems of which agencies send requests, for those who let them in. */
export const seeSystemsPage = page({
  name: 'systems.see-systems',
  path: '/systems',
  title: 'Systems that send requests',
  audience: 'workers',
  width: 'full',
  load: work => findSystems(work),
  allow: mayManageSystems,
  about: () => null,
  show: ({ subject }) =>
    html`${pageHead({ title: 'Systems that send requests', actions: [govuk.button({ text: 'Add a system', href: '/systems/new' })] })}
      <p class="govuk-body">
        A partner’s own software can ask for support for a family. How its makers connect it is told in the
        <a class="govuk-link" href="/api">pages for developers</a>.
      </p>
      ${
        subject.length === 0
          ? emptyList('No system sends requests yet.')
          : stackingTable({
              head: [{ text: 'System' }, { text: 'Agency' }, { text: 'Last came' }, { text: 'State' }],
              rows: subject.map(system => [
                { html: html`<a class="govuk-link" href="/systems/${system.id}">${system.name}</a>` },
                { text: system.agencyName },
                { text: system.lastUsedAt ? sayInstant(system.lastUsedAt) : 'Never' },
                { html: stateOf(system) },
              ]),
            })
      }`,
});

export const stateOf = ({ endedAt, lastUsedAt, givenUp }: SystemInList): Html =>
  endedAt
    ? badge('Ended', 'quiet')
    : givenUp > 0
      ? badge(`${givenUp} could not be told`, 'late')
      : lastUsedAt
        ? badge('Connected', 'good')
        : badge('Not connected yet', 'soon');
