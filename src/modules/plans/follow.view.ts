import { sayDate } from '#platform/date-field.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { card, emptyList } from '#design/patterns/page-parts.ts';
import { trend } from '#design/patterns/trend.ts';
import { commentList } from './comments.view.ts';
import type { Follow } from './follow.queries.ts';
import { link } from './plan-parts.ts';
import { reviewOutcomes } from './review.ts';
import type { Review } from './review.queries.ts';
import type { WholePlan } from './whole-plan.queries.ts';

type Followed = WholePlan & { follow: Follow };

/** The reviews of a plan and where its scores went, what the family says of it, and how it can go on or end. */
export const followCards = (plan: Followed, mayLead: boolean): Html =>
  plan.plan.state === 'drafting' ? nothing : html`${reviewCard(plan)} ${familyCard(plan)} ${mayLead && goOnCard(plan)}`;

function reviewCard({ goals, names, follow: { trends } }: Followed): Html {
  const { reviews, ofGoal, ofPerson } = trends;
  const ofGoals = goals.flatMap(goal => lines(goal.scaleQuestion ?? goal.wanted, ofGoal.get(goal.id)));
  const ofPeople = [...ofPerson].flatMap(([personId, points]) => lines(`How things are for ${names.people.get(personId)?.givenName ?? 'the family'}`, points));
  return card({ title: 'Reviews' }, html`${reviews.length === 0 ? emptyList('Not reviewed yet.') : reviewList(reviews)} ${ofGoals} ${ofPeople}`);
}

const lines = (label: string, points: Parameters<typeof trend>[0]['points'] | undefined): Html[] =>
  points && points.length > 1 ? [trend({ label, points })] : [];

const reviewList = (reviews: readonly Review[]): Html =>
  html`<ul class="govuk-list govuk-list--spaced">
    ${reviews.map(
      review =>
        html`<li>
          <strong>${sayDate(review.reviewedOn)}:</strong> ${reviewOutcomes.find(one => one.value === review.outcome)?.label}<br /><span class="app-quiet"
            >${review.words}</span
          >
        </li>`,
    )}
  </ul>`;

const familyCard = ({ follow: { comments } }: Followed): Html | false =>
  comments.length > 0 && card({ title: 'What the family says about the plan' }, commentList(comments));

const goOnCard = ({ plan }: Followed): Html =>
  card(
    { title: 'When it changes or ends' },
    html`<ul class="govuk-list govuk-list--spaced">
      <li>${link(`/plans/${plan.id}/reviews/new`, 'Review the plan')}</li>
      <li>${link(`/plans/${plan.id}/copies/new`, 'Give somebody a copy')}</li>
      <li>${link(`/plans/${plan.id}/close`, 'Close the plan')}</li>
      <li>${link(`/plans/${plan.id}/step-up`, 'Step up to children’s social care')}</li>
    </ul>`,
  );
