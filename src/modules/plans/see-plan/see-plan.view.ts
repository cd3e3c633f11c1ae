import { capital, councilWord } from '#modules/council/index.ts';
import { sayDate } from '#platform/date-field.ts';
import type { View } from '#platform/page.ts';
import { html, nothing, type Html } from '#design/html.ts';
import { badge } from '#design/patterns/badge.ts';
import { card, columns, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { followCards } from '../follow.view.ts';
import { familyTitle, inList, peopleInWords } from '../family-words.ts';
import { missingToAgree, outcomeNeedInWords, progressOf } from '../plan.ts';
import { buttonLink, dueBadge, dueLink, link, links, whoHelps } from '../plan-parts.ts';
import { mayChangeLead, mayLeadPlan, mayWritePlan } from '../plan.policy.ts';
import { safeRouteWarning } from '../safe-route.view.ts';
import { goalCard } from './goal-card.view.ts';
import type { PlanPage } from './plan-page.queries.ts';

export type PlanView = View<PlanPage>;

export function planView(view: PlanView): Html {
  const { subject, actor } = view;
  const { plan, goals, standing, family } = subject;
  const mayWrite = mayWritePlan(actor, standing).allowed;
  const mayLead = mayLeadPlan(actor, standing).allowed;
  const states = { drafting: badge('Being written', 'soon'), agreed: badge('Agreed', 'good'), closed: badge('Closed', 'quiet') };
  const head = pageHead({
    title: familyTitle(family.name),
    caption: capital(councilWord('plan').one),
    actions: [
      ...(mayLead && plan.state === 'drafting' && missingToAgree(goals, subject.actions) === null
        ? [buttonLink(`/plans/${plan.id}/agree`, 'Agree the plan')]
        : []),
      ...(mayWrite ? [buttonLink(`/plans/${plan.id}/goals/new`, 'Add a need', goals.length > 0 ? 'second' : 'first')] : []),
      ...(mayWrite ? [buttonLink(`/plans/${plan.id}/meetings/new`, 'Record a meeting', 'second')] : []),
      ...(mayLead && plan.state === 'agreed' ? [buttonLink(`/plans/${plan.id}/copies/new`, 'Give a copy', 'second')] : []),
    ],
  });
  return html`${head}
    <p class="govuk-body">${states[plan.state]} ${agreedWords(subject)} ${progressOf(subject.actions).words}.</p>
    ${safeRouteWarning(subject.safeRoute, standing, actor)}
    ${columns(
      'main-aside',
      html`${goals.length === 0 && emptyList('Nothing is in the plan yet. Begin with what is hard, and what the family wants instead.')}
      ${goals.map((goal, index) => goalCard(view, goal, index + 1, mayWrite))} ${mayWrite && foundNeeds(subject)}
      ${subject.unmetNeeds && card({ title: 'What could not be found' }, subject.unmetNeeds)}`,
      html`${next(view, mayLead)}
      ${card(
        { title: 'Who helps', link: { href: `/episodes/${subject.episode.id}/team`, text: 'The team' } },
        html`${whoHelps(subject.names.workers.get(subject.episode.leadId), subject.members)}
        ${mayChangeLead(actor, standing).allowed && links(link(`/episodes/${subject.episode.id}/lead/change`, 'Change lead practitioner'))}`,
      )}
      ${meetings(subject)} ${followCards(subject, mayLead)}`,
    )}`;
}

const agreedWords = ({ plan, names }: PlanPage): string =>
  plan.agreedOn ? `On ${sayDate(plan.agreedOn)} with ${peopleInWords(plan.agreedWith, names)}.` : `Started on ${sayDate(plan.startedOn)}.`;

function next({ subject: { due }, actor }: PlanView, mayDoAll: boolean): Html {
  const steps = due.filter(item => !item.href.startsWith('/actions/'));
  if (steps.length === 0) return nothing;
  return card(
    { title: 'What is next', kind: steps.some(item => item.lateness.state === 'late') ? 'attention' : 'next' },
    html`<ul class="govuk-list govuk-list--spaced">
      ${steps.map(
        item =>
          html`<li>
            ${dueLink(item, actor, { mayDoAll })} ${dueBadge(item.lateness)}<br /><span class="govuk-hint govuk-!-font-size-16"
              >By ${sayDate(item.dueOn)}. ${item.why}</span
            >
          </li>`,
      )}
    </ul>`,
  );
}

function foundNeeds({ plan, foundNeeds: found, names }: PlanPage): Html {
  const left = found.flatMap((need, index) => (need ? [{ need, index }] : []));
  if (left.length === 0) return nothing;
  return card(
    { title: 'Found by the assessment, not in the plan yet' },
    html`<ul class="govuk-list govuk-list--spaced">
      ${left.map(
        ({ need, index }) =>
          html`<li>
            ${outcomeNeedInWords(need.outcomeNeed)} (${need.personId ? inList([names.people.get(need.personId)?.givenName ?? 'somebody']) : 'the family'})
            ${link(`/plans/${plan.id}/goals/new?found=${index}`, 'Add to the plan', outcomeNeedInWords(need.outcomeNeed))}
          </li>`,
      )}
    </ul>`,
  );
}

const meetingWords: Readonly<Record<string, string>> = { first: 'First meeting', review: 'Review meeting', extra: 'Meeting', closing: 'Closing meeting' };

function meetings({ meetings: held }: PlanPage): Html {
  const nextOn = held[0]?.nextOn;
  return card(
    { title: 'Meetings' },
    held.length === 0
      ? emptyList('No meeting yet.')
      : html`<ul class="govuk-list">
            ${held.map(meeting => html`<li>${link(`/meetings/${meeting.id}`, `${meetingWords[meeting.kind] ?? 'Meeting'}, ${sayDate(meeting.heldOn)}`)}</li>`)}
          </ul>
          ${nextOn && html`<p class="govuk-body">Next meeting: ${sayDate(nextOn)}</p>`}`,
  );
}
