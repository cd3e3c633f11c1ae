import { capital, councilWord } from '#modules/council/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { ask, formOf } from '#design/ask.ts';
import { govuk } from '#design/govuk.ts';
import { html, type Html } from '#design/html.ts';
import { trend } from '#design/patterns/trend.ts';
import { familyTitle, peopleInWords } from '../family-words.ts';
import type { FamilyPerson } from '../names.queries.ts';
import { progressOf, type Goal } from '../plan.ts';
import { progresses } from '../review.ts';
import { questionsOfGoal, questionsOfPerson, type ReviewAnswers } from './review-form.ts';
import type { PlanToReview } from './review-plan.page.ts';

type ReviewView = View<PlanToReview, ReviewAnswers>;

export function reviewPlanView(view: ReviewView): Html {
  const { family, goals, people } = view.subject;
  const last = view.subject.trends.reviews[0];
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${familyTitle(family.name)}</span>Review the ${councilWord('plan').one}</h1>
    ${last && govuk.insetText({ text: `Last reviewed on ${sayDate(last.reviewedOn)}. ${last.words}` })}
    ${formOf(
      view,
      html`<h2 class="govuk-heading-m">How each need stands</h2>
        ${goals.length === 0 && html`<p class="govuk-body">No need of the plan is still open.</p>`} ${goals.map(goal => goalPart(view, goal))}
        <h2 class="govuk-heading-m">What everybody says</h2>
        <p class="govuk-body">Ask each of them, and each child apart. Leave empty what nobody said.</p>
        ${people.map(person => personPart(view, person))}
        <h2 class="govuk-heading-m">${capital('what comes next')}</h2>
        ${ask(view, 'words')} ${ask(view, 'outcome')} ${ask(view, 'nextReviewOn')}`,
      { button: 'Save the review' },
    )}`;
}

function goalPart(view: ReviewView, goal: Goal): Html {
  const { names, actions, trends } = view.subject;
  const points = trends.ofGoal.get(goal.id) ?? [];
  const before = trends.reviews.flatMap(review => review.progress.find(one => one.goalId === goal.id) ?? [])[0];
  return html`<section class="app-card govuk-!-margin-bottom-5">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">${goal.wanted}</h3>
    <p class="govuk-body">
      <strong>What was hard:</strong> ${goal.need}<br /><span class="app-quiet"
        >${peopleInWords(goal.personIds, names)}. ${progressOf(actions.filter(action => action.goalId === goal.id)).words}.
        ${before && `At the last review: ${progresses.find(one => one.value === before.progress)?.label.toLowerCase() ?? ''}.`}</span
      >
    </p>
    ${points.length > 0 && trend({ label: goal.scaleQuestion ?? 'The family’s score', points })} ${questionsOfGoal(goal).map(name => ask(view, name))}
  </section>`;
}

function personPart(view: ReviewView, person: FamilyPerson): Html {
  const points = view.subject.trends.ofPerson.get(person.id) ?? [];
  return html`<section class="app-card govuk-!-margin-bottom-5">
    <h3 class="govuk-heading-s">${person.givenName}</h3>
    ${points.length > 0 && trend({ label: `How things are for ${person.givenName}`, points })} ${questionsOfPerson(person).map(name => ask(view, name))}
  </section>`;
}
