import { html, nothing } from '#design/html.ts';
import { govuk } from '#design/govuk.ts';
import { sayDate } from '#platform/date-field.ts';
import { typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { findFinishedAssessments } from '../assessment-facts.ts';
import { findNeedsFound } from '../assessment-needs.ts';
import { goalForm, goalQuestions, goalWords } from '../goal-form.ts';
import { findPeople } from '../names.queries.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getPlan } from '../plan.queries.ts';
import { addGoal } from './add-goal.ts';

/** A need for the plan; `?found=` fills it with what the assessment found, by its number there. */
export const addGoalPage = page({
  name: 'plans.add-goal',
  path: '/plans/:planId/goals/new',
  title: 'Add a need to the plan',
  audience: 'workers',
  load: async (work, { planId }, query) => {
    const inHand = await getPlan(work, planId);
    const { familyId } = inHand.plan;
    const asked = typedText(query, 'found');
    const assessment = asked === '' ? undefined : (await findFinishedAssessments(work, [familyId])).get(familyId);
    const found = assessment ? (await findNeedsFound(work, assessment.assessmentId))[Number(asked)] : undefined;
    return { ...inHand, people: await findPeople(work, [familyId]), found: found && assessment ? { ...found, on: assessment.finishedOn } : null };
  },
  allow: (actor, { standing }) => mayWritePlan(actor, standing),
  about: ({ plan }) => ({ familyId: plan.familyId, subjectId: plan.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ people }) => goalForm(people),
  fill: ({ found }) =>
    found
      ? {
          outcomeNeed: found.outcomeNeed,
          sensitive: found.sensitive ?? ('no' as const),
          personIds: found.personId ? [found.personId] : [],
          need: found.words ?? '',
        }
      : { sensitive: 'no' as const },
  show: view =>
    html`<h1 class="govuk-heading-l">Add a need to the plan</h1>
      ${view.subject.found ? govuk.insetText({ text: `Filled in from the assessment finished on ${sayDate(view.subject.found.on)}. Change what is not right.` }) : nothing}
      ${goalQuestions(view, nothing, 'Save and add actions')}`,
  submit: async (work, { plan }, input) => ({ goTo: `/goals/${await addGoal(work, { planId: plan.id, ...goalWords(input) })}/actions/new` }),
});
