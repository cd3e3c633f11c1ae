import { sayDate } from '#platform/date-field.ts';
import type { Work } from '#platform/work.ts';
import { capital, councilWord, lateness } from '#modules/council/index.ts';
import type { FamilyPanel } from '#modules/people/index.ts';
import { html, type Html } from '#design/html.ts';
import { findDue } from './due.queries.ts';
import { findClosingWords, findEpisodes, findMembers, findOpenEpisode } from './episode.queries.ts';
import { standingOf, type Episode } from './episode.ts';
import { doerName, type Names } from './family-words.ts';
import { findPeople, findWorkers } from './names.queries.ts';
import { isStillOpen, progressOf, type Action, type Doer, type Goal } from './plan.ts';
import { mayLeadPlan } from './plan.policy.ts';
import { findActions, findGoals, findPlans } from './plan.queries.ts';
import { dueBadge, dueLink, link, links, stateBadge, whoHelps } from './plan-parts.ts';
import { findSafeRoute } from './safe-route.ts';
import { safeRouteWarning } from './safe-route.view.ts';

const findCurrent = async (work: Work, familyId: string): Promise<Episode | null> => (await findEpisodes(work, [familyId]))[0] ?? null;

/** What must be known first, what is next, who helps and what is agreed: the plan's parts of the family page. What is late stands where it is seen at once. */
export const planPanels: readonly FamilyPanel[] = [
  {
    key: 'safe-route',
    title: 'Before you meet or write',
    place: 'aside',
    load: async (work, familyId) => {
      const episode = await findOpenEpisode(work, familyId);
      return episode && safeRouteWarning(await findSafeRoute(work, familyId), standingOf(episode, await findMembers(work, [episode.id])), work.actor);
    },
  },
  {
    key: 'next',
    title: 'What is next',
    place: 'aside',
    load: async (work, familyId) => {
      const due = await findDue(work, [familyId]);
      const names = await namesOf(
        work,
        familyId,
        due.map(item => item.owner),
      );
      if (due.length === 0) return null;
      const episode = await findOpenEpisode(work, familyId);
      const mayDoAll = episode !== null && mayLeadPlan(work.actor, standingOf(episode, [])).allowed;
      return html`<ul class="govuk-list govuk-list--spaced">
        ${due
          .slice(0, 5)
          .map(
            item =>
              html`<li>
                ${dueLink(item, work.actor, { mayDoAll })} ${dueBadge(item.lateness)}<br /><span class="govuk-hint govuk-!-font-size-16"
                  >${doerName(item.owner, names)}, by ${sayDate(item.dueOn)}</span
                >
              </li>`,
          )}
      </ul>`;
    },
  },
  {
    key: 'who-helps',
    title: 'Who leads, and the team',
    place: 'aside',
    load: async (work, familyId) => {
      const episode = await findCurrent(work, familyId);
      if (!episode) return null;
      if (episode.state === 'closed') return html`<p class="govuk-body">Early help ended on ${sayDate(episode.closedOn ?? episode.openedOn)}.</p>`;
      const lead = (await findWorkers(work, [episode.leadId])).get(episode.leadId);
      return html`${whoHelps(lead, await findMembers(work, [episode.id]))} ${links(link(`/episodes/${episode.id}/team`, 'The whole team'))}`;
    },
  },
  {
    key: 'agreed',
    title: 'What is agreed',
    place: 'main',
    load: async (work, familyId) => {
      const episode = await findCurrent(work, familyId);
      const plan = episode && (await findPlans(work, [episode.id]))[0];
      if (!episode) return null;
      if (!plan && episode.state === 'closed') return html`<p class="govuk-body">There was no plan. ${await findClosingWords(work, episode.id)}</p>`;
      if (!plan) {
        const mayLead = mayLeadPlan(work.actor, standingOf(episode, [])).allowed;
        const start = link(`/episodes/${episode.id}/plan/new`, `Start the ${councilWord('plan').one}`);
        return html`<p class="govuk-body">There is no plan yet.</p>
          ${mayLead && links(start, link(`/episodes/${episode.id}/end`, 'End early help without a plan'))}`;
      }
      const goals = (await findGoals(work, [plan.id])).filter(({ state }) => state !== 'dropped');
      const actions = await findActions(work, [plan.id]);
      const names = await namesOf(
        work,
        familyId,
        actions.map(({ doer }) => doer),
      );
      return html`${goals.map(goal => goalLines(goal, actions, names, work.now))} ${links(link(`/plans/${plan.id}`, 'The whole plan'))}`;
    },
  },
];

async function namesOf(work: Work, familyId: string, owners: readonly Doer[]): Promise<Names> {
  const people = await findPeople(work, [familyId]);
  return {
    workers: await findWorkers(
      work,
      owners.flatMap(owner => ('workerId' in owner ? [owner.workerId] : [])),
    ),
    people: new Map(people.map(person => [person.id, person])),
  };
}

function goalLines(goal: Goal, all: readonly Action[], names: Names, now: Temporal.Instant): Html {
  const actions = all.filter(action => action.goalId === goal.id);
  const open = actions.filter(isStillOpen);
  return html`<h3 class="govuk-heading-s govuk-!-margin-bottom-1">${goal.wanted}</h3>
    <p class="govuk-hint govuk-!-font-size-16 ${open.length > 0 ? 'govuk-!-margin-bottom-1' : 'govuk-!-margin-bottom-4'}">
      ${goal.state === 'met' ? 'Met' : progressOf(actions).words}
    </p>
    ${
      open.length > 0 &&
      html`<ul class="govuk-list">
        ${open.map(
          action =>
            html`<li>
              ${action.what}<br /><span class="govuk-hint govuk-!-font-size-16">${capital(doerName(action.doer, names))}, by ${sayDate(action.byWhen)}</span>
              ${action.state === 'to do' ? '' : stateBadge(action.state)}
              ${lateness(action.byWhen, now).state !== 'on time' && dueBadge(lateness(action.byWhen, now))}
            </li>`,
        )}
      </ul>`
    }`;
}
