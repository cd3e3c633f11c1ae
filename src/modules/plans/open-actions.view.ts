import { lateness } from '#modules/council/index.ts';
import { sayDate } from '#platform/date-field.ts';
import { html, type Html } from '#design/html.ts';
import { card } from '#design/patterns/page-parts.ts';
import { doerName } from './family-words.ts';
import { isStillOpen } from './plan.ts';
import { dueBadge } from './plan-parts.ts';
import type { WholePlan } from './whole-plan.queries.ts';

/** What somebody still meant to do when early help ends: nobody should have to find out later. */
export function openActions({ actions, names }: Pick<WholePlan, 'actions' | 'names'>, now: Temporal.Instant): Html | false {
  const open = actions.filter(isStillOpen);
  return (
    open.length > 0 &&
    card(
      { title: open.length === 1 ? '1 action is still open' : `${open.length} actions are still open`, kind: 'attention' },
      html`<p class="govuk-body">Nobody will be reminded of them any more. Say below who goes on with what, or update them first.</p>
        <ul class="govuk-list govuk-list--bullet">
          ${open.map(action => html`<li>${action.what}, ${doerName(action.doer, names)}, by ${sayDate(action.byWhen)} ${dueBadge(lateness(action.byWhen, now))}</li>`)}
        </ul>`,
    )
  );
}
