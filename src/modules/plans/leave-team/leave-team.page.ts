import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { getMember, leaveTeam } from './leave-team.ts';

/** Somebody leaves the team, with the reason. */
export const leaveTeamPage = page({
  name: 'plans.leave-team',
  path: '/team-members/:memberId/leave',
  title: 'Somebody leaves the team',
  audience: 'workers',
  load: (work, { memberId }) => getMember(work, memberId),
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode, member }) => ({ familyId: episode.familyId, subjectId: member.id }),
  back: ({ episode }) => ({ href: `/episodes/${episode.id}/team`, text: 'The team' }),
  form: form({ because: text({ label: 'Why does their part end?', missing: 'Enter why their part ends', max: 300 }) }),
  version: ({ member }) => member.version,
  show: view =>
    html`<h1 class="govuk-heading-l">${view.subject.member.name} leaves the team</h1>
      <p class="govuk-body">From tomorrow they do not see this family any more. The record keeps that they were in the team, and what they did.</p>
      ${formOf(view, askAll(view, { headings: false }), { button: 'End their part' })}`,
  submit: async (work, { episode, member }, { because }) => {
    await leaveTeam(work, { memberId: member.id, because });
    return { goTo: `/episodes/${episode.id}/team` };
  },
});
