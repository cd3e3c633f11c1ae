import { lateness } from '#modules/council/index.ts';
import { mayRefer, referralList } from '#modules/referrals/index.ts';
import { sayDate } from '#platform/date-field.ts';
import { html, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { emptyList } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { doerName, peopleInWords } from '../family-words.ts';
import { isStillOpen, outcomeNeedInWords, progressOf, topics, type Action, type Goal } from '../plan.ts';
import { dueBadge, link, links, stateBadge } from '../plan-parts.ts';
import { mayUpdateAction } from '../plan.policy.ts';
import type { News } from './plan-page.queries.ts';
import type { PlanView } from './see-plan.view.ts';

/** One need of the plan: what is hard, what the family wants instead, and who does what for it. */
export function goalCard(view: PlanView, goal: Goal, number: number, mayWrite: boolean): Html {
  const { subject } = view;
  const actions = subject.actions.filter(action => action.goalId === goal.id);
  const states = { open: null, met: badge('Met', 'good'), dropped: badge('Dropped', 'quiet') };
  return html`<section class="app-card">
    <div class="app-card__head">
      <h2 class="govuk-heading-m app-card__title">${number}. ${goal.wanted}</h2>
      ${states[goal.state]} ${goal.sensitive && badge(`Only for those named: ${topicInWords(goal.sensitive)}`, 'guarded')}
    </div>
    <p class="govuk-body">
      <strong>What is hard:</strong> ${goal.need}<br />
      <strong>For:</strong> ${peopleInWords(goal.personIds, subject.names)}.
      ${goal.outcomeNeed && html`<strong>Kind of need:</strong> ${outcomeNeedInWords(goal.outcomeNeed)}.`}
      ${actions.length > 0 && html`${progressOf(actions).words}.`}
    </p>
    ${actions.length === 0 ? emptyList('No action yet. Who will do what, and by when?') : actionTable(view, actions, mayWrite)}
    ${mayWrite && links(goal.state === 'open' && link(`/goals/${goal.id}/actions/new`, 'Add an action', `for need ${number}`), link(`/goals/${goal.id}/change`, 'Change', `need ${number}`))}
  </section>`;
}

const topicInWords = (topic: string): string => topics.find(one => one.value === topic)?.label.toLowerCase() ?? topic;

const actionTable = (view: PlanView, actions: readonly Action[], mayWrite: boolean): Html =>
  stackingTable({
    head: [{ text: 'What' }, { text: 'Who' }, { text: 'By when' }, { text: 'How it goes' }],
    rows: actions.map(action => [
      { html: whatIsDone(view, action) },
      { text: doerName(action.doer, view.subject.names) },
      {
        html: html`${sayDate(action.byWhen)}
        ${isStillOpen(action) && lateness(action.byWhen, view.now).state !== 'on time' && dueBadge(lateness(action.byWhen, view.now))}`,
      },
      { html: howItGoes(view, action, mayWrite) },
    ]),
  });

function whatIsDone({ subject, now }: PlanView, { id, what, doneWhen }: Action): Html {
  const referrals = subject.referrals.get(id) ?? [];
  return html`<span id="action-${id}">${what}</span>${doneWhen && html`<br /><span class="govuk-hint govuk-!-font-size-16">Done when: ${doneWhen}</span>`}
    ${referrals.length > 0 && referralList(referrals, now)}`;
}

function howItGoes({ actor, subject }: PlanView, action: Action, mayWrite: boolean): Html {
  const news = subject.news.get(action.id);
  const mayUpdate = mayUpdateAction(actor, { standing: subject.standing, action }).allowed;
  return html`${stateBadge(action.state)}${news?.words && said(news)}
  ${links(mayUpdate && link(`/actions/${action.id}/update`, 'Update', action.what), mayWrite && link(`/actions/${action.id}/change`, 'Change', action.what), mayWrite && isStillOpen(action) && mayRefer(actor).allowed && link(`/actions/${action.id}/services`, 'Find a service', `for ${action.what}`))}`;
}

const said = (news: News): Html =>
  html`<br /><span class="govuk-hint govuk-!-font-size-16"
      >“${news.words}” ${news.byName}, ${sayDate(news.at.toZonedDateTimeISO('Europe/London').toPlainDate())}</span
    >`;
