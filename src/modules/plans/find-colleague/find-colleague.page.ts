import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { colleaguesFound, findForm } from '../colleague-search.ts';
import { getTeam, openMembers } from '../episode.queries.ts';
import { searchWorkers } from '../names.queries.ts';
import { link } from '../plan-parts.ts';
import { mayLeadPlan } from '../plan.policy.ts';

/** Somebody to add to the team, looked for among everybody who works with families here. */
export const findColleaguePage = page({
  name: 'plans.find-colleague',
  path: '/episodes/:episodeId/team/add',
  title: 'Add somebody to the team',
  audience: 'workers',
  load: (work, { episodeId }) => getTeam(work, episodeId),
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/episodes/${episode.id}/team`, text: 'The team' }),
  form: findForm,
  search: (work, _subject, { who }) => searchWorkers(work, who),
  show: view => {
    const { episode, members } = view.subject;
    const there = new Set([episode.leadId, ...openMembers(members).flatMap(member => member.workerId ?? [])]);
    return html`<h1 class="govuk-heading-l">Add somebody to the team</h1>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Search' })}
      ${view.found && colleaguesFound(view.found, worker => (there.has(worker.id) ? html`is in the team already` : link(`/episodes/${episode.id}/team/add/${worker.id}`, 'Add', worker.name)))}
      <p class="govuk-body">${link(`/episodes/${episode.id}/team/add-without-account`, 'Add somebody who has no account here')}</p>`;
  },
});
