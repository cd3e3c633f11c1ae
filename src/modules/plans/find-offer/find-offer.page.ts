import { findWithRoom, roomResults, roomSearchForm } from '#modules/directory/index.ts';
import { mayRefer } from '#modules/referrals/index.ts';
import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { all } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { link } from '../plan-parts.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getAction } from '../plan.queries.ts';

/** For an action of a plan: which services would help, how much room they have, and the way to refer to one. */
export const findOfferPage = page({
  name: 'plans.find-offer',
  path: '/actions/:actionId/services',
  title: 'Find a service for an action',
  audience: 'workers',
  width: 'full',
  load: (work, { actionId }) => getAction(work, actionId),
  allow: (actor, { standing }) => all(mayWritePlan(actor, standing), mayRefer(actor)),
  about: ({ action }) => ({ familyId: action.familyId, subjectId: action.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: roomSearchForm,
  search: (work, _subject, asked) => findWithRoom(work, asked),
  show: view => {
    const { action } = view.subject;
    return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${action.what}</span>Find a service</h1>
      ${formOf(view, askAll(view), { button: 'Find services' })}
      ${
        view.found &&
        roomResults(
          view.found,
          view.today,
          ({ id, content }) => html`<strong>${link(`/actions/${action.id}/services/${id}`, 'Choose it', content.name)}</strong>`,
        )
      }`;
  },
});
