import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { page } from '#platform/page.ts';
import { colleaguesFound, findForm } from '../colleague-search.ts';
import { getTeam } from '../episode.queries.ts';
import { searchWorkers } from '../names.queries.ts';
import { link } from '../plan-parts.ts';
import { mayChangeLead } from '../plan.policy.ts';

/** Somebody to lead, looked for among everybody who works with families here. */
export const findLeadPage = page({
  name: 'plans.find-lead',
  path: '/episodes/:episodeId/lead/find',
  title: 'Find a lead practitioner',
  audience: 'workers',
  load: (work, { episodeId }) => getTeam(work, episodeId),
  allow: (actor, { standing }) => mayChangeLead(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/episodes/${episode.id}/lead/change`, text: 'Change lead practitioner' }),
  form: findForm,
  search: async (work, _subject, { who }) => (await searchWorkers(work, who)).filter(worker => worker.mayLead),
  show: view => {
    const { episode } = view.subject;
    return html`<h1 class="govuk-heading-l">Find a lead practitioner</h1>
      ${formOf(view, askAll(view, { headings: false }), { button: 'Search' })}
      ${view.found && colleaguesFound(view.found, worker => (worker.id === episode.leadId ? html`leads already` : link(`/episodes/${episode.id}/lead/change?to=${worker.id}`, 'Choose', worker.name)))}`;
  },
});
