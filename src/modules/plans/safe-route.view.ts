import type { Actor } from '#platform/actor.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import type { Standing } from './episode.ts';
import { link, links } from './plan-parts.ts';
import { isLead, isMember, mayLeadPlan } from './plan.policy.ts';
import type { SafeRoute } from './safe-route.ts';

/** What must be known before anybody invites or writes; null where nothing speaks against it, and for those outside the team. */
export function safeRouteWarning(route: SafeRoute, standing: Standing, actor: Actor): Html | null {
  const mayLead = mayLeadPlan(actor, standing).allowed;
  if (route === 'nothing known' || route === 'safe' || !(isLead(actor, standing) || isMember(actor, standing) || mayLead)) return null;
  const words =
    route === 'not safe'
      ? 'Do not bring the adults of this family together. Meet and write to each of them apart.'
      : 'Do not invite or write to the adults of this family together until a worker has confirmed that it is safe.';
  return html`${govuk.warningText({ text: words, iconFallbackText: 'Warning', classes: 'govuk-!-margin-bottom-3' })}
  ${mayLead && links(link(`/families/${standing.familyId}/safe-route`, 'Confirm whether they can safely be brought together'))}`;
}
