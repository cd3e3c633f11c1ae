import { councilWord } from '#modules/council/index.ts';
import type { ReferralLine } from '#modules/referrals/index.ts';
import type { View } from '#platform/page.ts';
import { ask, formOf } from '#design/ask.ts';
import { html, type Html } from '#design/html.ts';
import { familyTitle, peopleInWords } from '../family-words.ts';
import { openActions } from '../open-actions.view.ts';
import { openReferrals } from '../open-referrals.view.ts';
import { link } from '../plan-parts.ts';
import { outcomeNeedInWords, type Goal } from '../plan.ts';
import type { WholePlan } from '../whole-plan.queries.ts';
import { ledgerGoals, questionsOfNeed, type CloseAnswers } from './close-form.ts';

type CloseView = View<WholePlan & { underWay: readonly ReferralLine[] }, CloseAnswers>;

export function closePlanView(view: CloseView): Html {
  const { family, goals, plan } = view.subject;
  const lines = ledgerGoals(goals);
  return html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${familyTitle(family.name)}</span>Close the ${councilWord('plan').one}</h1>
    <p class="govuk-body">
      Early help ends today. The team and you see the family until the end of the day. If they should have a last copy of the plan,
      ${link(`/plans/${plan.id}/copies/new`, 'release it')} before you close it.
    </p>
    ${openActions(view.subject, view.now)} ${openReferrals(view.subject.underWay, view.now)}
    ${formOf(
      view,
      html`${lines.length > 0 && html`<h2 class="govuk-heading-m govuk-!-margin-top-6">What came of each need</h2>`} ${lines.map(goal => needPart(view, goal))}
        <h2 class="govuk-heading-m govuk-!-margin-top-6">How it ends</h2>
        ${ask(view, 'words')} ${ask(view, 'familySaid')} ${ask(view, 'reason')}`,
      { button: 'Close the plan', isWarning: true },
    )}`;
}

const needPart = (view: CloseView, goal: Goal): Html =>
  html`<section class="app-card govuk-!-margin-bottom-5">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">${goal.wanted}</h3>
    <p class="govuk-body">
      <strong>What was hard:</strong> ${goal.need}<br /><span class="app-quiet"
        >${peopleInWords(goal.personIds, view.subject.names)}. ${outcomeNeedInWords(goal.outcomeNeed ?? '')}.</span
      >
    </p>
    ${questionsOfNeed(goal).map(name => ask(view, name))}
  </section>`;
