import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { actionFilled, actionForm, doerOf } from '../action-form.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getAction } from '../plan.queries.ts';
import { getCast } from '../whole-plan.queries.ts';
import { changeAction } from './change-action.ts';

/** Changes what was agreed of an action. */
export const changeActionPage = page({
  name: 'plans.change-action',
  path: '/actions/:actionId/change',
  title: 'Change an action',
  audience: 'workers',
  load: async (work, { actionId }) => {
    const inHand = await getAction(work, actionId);
    const { members, names } = await getCast(work, inHand, [inHand.action]);
    return { ...inHand, cast: { leadId: inHand.episode.leadId, members, names } };
  },
  allow: (actor, { standing }) => mayWritePlan(actor, standing),
  about: ({ action }) => ({ familyId: action.familyId, subjectId: action.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ cast }) => actionForm(cast),
  fill: ({ action, cast }) => actionFilled(action, cast),
  version: ({ action }) => action.version,
  show: view =>
    html`<span class="govuk-caption-l">${view.subject.goal.wanted}</span>
      <h1 class="govuk-heading-l">Change an action</h1>
      ${formOf(view, askAll(view))}`,
  submit: async (work, { action, plan }, input) => {
    await changeAction(work, { actionId: action.id, what: input.what, doer: doerOf(input), byWhen: input.byWhen, doneWhen: input.doneWhen });
    return { goTo: `/plans/${plan.id}` };
  },
});
