import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { oneOf } from '#platform/fields.ts';
import { form, typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { isUuid } from '#platform/route.ts';
import { actionForm, doerOf, type ActionInput, type Cast } from '../action-form.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getGoal } from '../plan.queries.ts';
import { getCast } from '../whole-plan.queries.ts';
import { addAction } from './add-action.ts';

type Input = ActionInput & { another: 'yes' | 'no' };

const newActionForm = (cast: Cast) =>
  form<Input>({
    ...actionForm(cast).fields,
    another: oneOf({
      label: 'Is there another action for this need?',
      inline: true,
      choices: [
        { value: 'yes', label: 'Yes, add another' },
        { value: 'no', label: 'No' },
      ],
      missing: 'Choose whether there is another action',
    }),
  });

/** What somebody will do for a need; `?meeting=` says at which meeting it was agreed. */
export const addActionPage = page({
  name: 'plans.add-action',
  path: '/goals/:goalId/actions/new',
  title: 'Add an action to the plan',
  audience: 'workers',
  load: async (work, { goalId }, query) => {
    const inHand = await getGoal(work, goalId);
    const meetingId = typedText(query, 'meeting');
    const meeting = isUuid(meetingId)
      ? await work.tables('plans').selectFrom('plans.meeting').select('id').where('id', '=', meetingId).where('plan_id', '=', inHand.plan.id).executeTakeFirst()
      : undefined;
    const { members, names } = await getCast(work, inHand);
    return { ...inHand, cast: { leadId: inHand.episode.leadId, members, names }, meetingId: meeting?.id ?? null };
  },
  allow: (actor, { standing }) => mayWritePlan(actor, standing),
  about: ({ goal }) => ({ familyId: goal.familyId, subjectId: goal.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ cast }) => newActionForm(cast),
  fill: () => ({ another: 'no' as const }),
  show: view =>
    html`<span class="govuk-caption-l">${view.subject.goal.wanted}</span>
      <h1 class="govuk-heading-l">Add an action</h1>
      <p class="govuk-body">
        Could a service help? <a class="govuk-link" href="/directory/room">See which have room, and how long people wait</a>. If nothing fits,
        <a class="govuk-link" href="/families/${view.subject.goal.familyId}/unmet-needs/new?goal=${view.subject.goal.id}">say that nothing was found</a>.
      </p>
      ${formOf(view, askAll(view), { button: 'Save the action' })}`,
  submit: async (work, { goal, plan, meetingId }, input) => {
    await addAction(work, { goalId: goal.id, what: input.what, doer: doerOf(input), byWhen: input.byWhen, doneWhen: input.doneWhen, meetingId });
    return { goTo: input.another === 'yes' ? `/goals/${goal.id}/actions/new${meetingId ? `?meeting=${meetingId}` : ''}` : `/plans/${plan.id}` };
  },
});
