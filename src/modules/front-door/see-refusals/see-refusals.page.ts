import { html } from '#design/html.ts';
import { emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { page } from '#platform/page.ts';
import { dayInLondon } from '#platform/work.ts';
import { mayDecideRefusals } from '../decision.policy.ts';
import { refusalKinds } from '../refusal.ts';
import { findWaitingRefusals } from '../refusal.queries.ts';
import { requestsNavigation } from '../see-requests/navigation.ts';

/** What waits for a manager, in the families they see. */
export const seeRefusalsPage = page({
  name: 'front-door.see-refusals',
  path: '/refusals',
  title: 'Families who said no',
  audience: 'workers',
  width: 'full',
  load: async work => findWaitingRefusals(work),
  allow: mayDecideRefusals,
  about: refusals => ({ families: refusals.map(({ familyId }) => familyId) }),
  show: ({ subject: refusals, actor }) =>
    html`${pageHead({ title: 'Families who said no' })} ${requestsNavigation(actor, 'refusals', { toRefusals: refusals.length })}
    ${
      refusals.length === 0
        ? emptyList('Nothing waits for you to decide.')
        : stackingTable({
            head: [{ text: 'Family' }, { text: 'What happened' }, { text: 'Recorded' }],
            rows: refusals.map(({ id, familyId, familyName, kind, recordedAt, recordedByName }) => [
              { html: html`<a class="govuk-link govuk-!-font-weight-bold" href="/families/${familyId}/refusals/${id}">${familyName}</a>` },
              { text: refusalKinds[kind] },
              { text: [sayDate(dayInLondon(recordedAt)), recordedByName].filter(Boolean).join(', ') },
            ]),
          })
    }`,
});
