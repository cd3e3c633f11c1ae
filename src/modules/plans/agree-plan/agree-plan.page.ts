import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { date, sayDate } from '#platform/date-field.ts';
import { manyOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { findFinishedAssessments } from '../assessment-facts.ts';
import { personName } from '../family-words.ts';
import type { FamilyPerson } from '../names.queries.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { firstReviewOn, latestReviewOn } from '../review-date.ts';
import { getWholePlan } from '../whole-plan.queries.ts';
import { agreePlan } from './agree-plan.ts';

const agreeForm = (people: readonly FamilyPerson[], latest: Temporal.PlainDate) =>
  form({
    agreedWith: manyOf({
      label: 'Who in the family agreed the plan?',
      missing: 'Choose who in the family agreed',
      choices: people.filter(person => person.isHere && !person.isUnborn).map(person => ({ value: person.id, label: personName(person) })),
    }),
    agreedOn: date({ label: 'When was it agreed?', missing: 'Enter when it was agreed' }),
    nextReviewOn: date({
      label: 'When will you look at it again?',
      hint: `Not later than ${sayDate(latest)}. Think of school holidays`,
      missing: 'Enter when the plan is reviewed',
    }),
  });

/** The family and the team agree the plan. */
export const agreePlanPage = page({
  name: 'plans.agree-plan',
  path: '/plans/:planId/agree',
  title: 'Agree the family plan',
  audience: 'workers',
  load: async (work, { planId }) => {
    const whole = await getWholePlan(work, planId);
    const assessedOn = (await findFinishedAssessments(work, [whole.plan.familyId])).get(whole.plan.familyId)?.finishedOn ?? null;
    return { ...whole, assessedOn, today: work.today };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ people, today }) => agreeForm(people, latestReviewOn(today)),
  fill: ({ plan, episode, assessedOn, today }) => ({
    agreedOn: plan.agreedOn ?? today,
    agreedWith: [...plan.agreedWith],
    nextReviewOn: episode.nextReviewOn ?? firstReviewOn(assessedOn, today),
  }),
  version: ({ plan }) => plan.version,
  show: view =>
    html`<h1 class="govuk-heading-l">Agree the plan with the family</h1>
      <p class="govuk-body">After this, see the plan as each person will, and give them their own copy.</p>
      ${formOf(view, askAll(view), { button: 'Agree the plan' })}`,
  submit: async (work, { plan }, input) => {
    await agreePlan(work, { planId: plan.id, ...input });
    return { goTo: `/plans/${plan.id}` };
  },
});
