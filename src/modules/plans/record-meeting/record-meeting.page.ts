import { askAll, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html } from '#design/html.ts';
import { councilWord } from '#modules/council/index.ts';
import { page } from '#platform/page.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { findSafeRoute, whyNotTogether } from '../safe-route.ts';
import { getWholePlan } from '../whole-plan.queries.ts';
import { attendeeOf, meetingForm, othersIn } from './meeting-form.ts';
import { recordMeeting } from './record-meeting.ts';

/** Who came to a meeting of the team around the family, what was said and what was agreed. */
export const recordMeetingPage = page({
  name: 'plans.record-meeting',
  path: '/plans/:planId/meetings/new',
  title: 'Record a meeting',
  audience: 'workers',
  load: async (work, { planId }) => {
    const whole = await getWholePlan(work, planId);
    const held = await work.tables('plans').selectFrom('plans.meeting').select('id').where('plan_id', '=', planId).executeTakeFirst();
    return { ...whole, today: work.today, isFirst: held === undefined, safeRoute: await findSafeRoute(work, whole.plan.familyId) };
  },
  allow: (actor, { standing }) => mayWritePlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: subject => meetingForm(subject),
  fill: ({ isFirst, today }) => ({ kind: isFirst ? ('first' as const) : ('review' as const), heldOn: today, isProtected: false }),
  show: view => {
    const warning = whyNotTogether(view.subject.safeRoute, 2);
    return html`<h1 class="govuk-heading-l">Record a ${councilWord('meeting').one}</h1>
      ${warning && govuk.warningText({ text: `${warning}.`, iconFallbackText: 'Warning' })} ${formOf(view, askAll(view), { button: 'Save the meeting' })}`;
  },
  submit: async (work, { plan }, { where, isProtected, came, others, apologies, ...input }) => {
    const meetingId = await recordMeeting(work, {
      ...input,
      planId: plan.id,
      where: { words: where, isProtected },
      came: [...came.map(attendeeOf), ...othersIn(others)],
      apologies: apologies.map(attendeeOf),
    });
    return { goTo: `/meetings/${meetingId}` };
  },
});
