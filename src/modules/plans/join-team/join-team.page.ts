import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { found } from '#platform/refusal.ts';
import { getTeam } from '../episode.queries.ts';
import { findWorkers } from '../names.queries.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { joinTeam } from './join-team.ts';
import { roleField } from './role-field.ts';

/** A worker joins the team, and sees the family from now on. */
export const joinTeamPage = page({
  name: 'plans.join-team',
  path: '/episodes/:episodeId/team/add/:workerId',
  title: 'Add somebody to the team',
  audience: 'workers',
  load: async (work, { episodeId, workerId }) => {
    const team = await getTeam(work, episodeId);
    return { ...team, worker: found((await findWorkers(work, [workerId])).get(workerId)) };
  },
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/episodes/${episode.id}/team/add`, text: 'Find somebody else' }),
  form: form({ role: roleField }),
  fill: ({ worker }) => ({ role: worker.jobTitle ?? '' }),
  keeps: false,
  show: view => {
    const { worker } = view.subject;
    return html`<h1 class="govuk-heading-l">Add ${worker.name} to the team</h1>
      <p class="govuk-body">${worker.name} of ${worker.agencyName} will see the family’s record and plan from now on, but not its sensitive parts.</p>
      ${view.mistakes['workerId'] && html`<p class="govuk-error-message" id="workerId">${view.mistakes['workerId']}</p>`}
      ${formOf(view, askAll(view, { headings: false }), { button: 'Add to the team' })}`;
  },
  submit: async (work, { episode, worker }, input) => {
    await joinTeam(work, { episodeId: episode.id, workerId: worker.id, role: input.role });
    return { goTo: `/episodes/${episode.id}/team` };
  },
});
