import { html, type Html } from '#design/html.ts';
import { ask } from '#design/ask.ts';
import { oneOf } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page, type FormView } from '#platform/page.ts';
import { goalFilled, goalForm, goalQuestions, goalWords, type GoalInput } from '../goal-form.ts';
import { findPeople, type FamilyPerson } from '../names.queries.ts';
import type { Goal } from '../plan.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getGoal } from '../plan.queries.ts';
import { changeGoal } from './change-goal.ts';

type Input = GoalInput & { state: Goal['state'] };

const changeForm = (people: readonly FamilyPerson[]) =>
  form<Input>({
    ...goalForm(people).fields,
    state: oneOf({
      label: 'Where is it now?',
      choices: [
        { value: 'open', label: 'We are working on it' },
        { value: 'met', label: 'It is met' },
        { value: 'dropped', label: 'We do not work on it any more' },
      ],
      missing: 'Choose where it is now',
    }),
  });

/** Changes the words of a need, or notes that it is met or dropped. */
export const changeGoalPage = page({
  name: 'plans.change-goal',
  path: '/goals/:goalId/change',
  title: 'Change a need of the plan',
  audience: 'workers',
  load: async (work, { goalId }) => {
    const inHand = await getGoal(work, goalId);
    return { ...inHand, people: await findPeople(work, [inHand.goal.familyId]) };
  },
  allow: (actor, { standing }) => mayWritePlan(actor, standing),
  about: ({ goal }) => ({ familyId: goal.familyId, subjectId: goal.id }),
  back: ({ plan }) => ({ href: `/plans/${plan.id}`, text: 'The plan' }),
  form: ({ people }) => changeForm(people),
  fill: ({ goal }) => ({ ...goalFilled(goal), state: goal.state }),
  version: ({ goal }) => goal.version,
  show: view =>
    html`<h1 class="govuk-heading-l">Change a need of the plan</h1>
      ${goalQuestions(view as unknown as FormView<GoalInput>, stateQuestion(view), 'Save')}`,
  submit: async (work, { goal, plan }, { state, ...input }) => {
    await changeGoal(work, { goalId: goal.id, ...goalWords(input), state });
    return { goTo: `/plans/${plan.id}` };
  },
});

const stateQuestion = (view: FormView<Input>): Html => ask(view, 'state');
