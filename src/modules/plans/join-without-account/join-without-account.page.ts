import { askAll, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { text, yesNo } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { getTeam } from '../episode.queries.ts';
import { joinTeam } from '../join-team/join-team.ts';
import { roleField } from '../join-team/role-field.ts';
import { mayLeadPlan } from '../plan.policy.ts';

/** Somebody without an account joins: they are named, and see nothing. */
export const joinWithoutAccountPage = page({
  name: 'plans.join-without-account',
  path: '/episodes/:episodeId/team/add-without-account',
  title: 'Add somebody to the team',
  audience: 'workers',
  load: (work, { episodeId }) => getTeam(work, episodeId),
  allow: (actor, { standing }) => mayLeadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/episodes/${episode.id}/team/add`, text: 'Find somebody with an account' }),
  form: form({
    name: text({ label: 'Name', missing: 'Enter their name', max: 100 }),
    agencyName: text({ label: 'Where do they work?', missing: 'Enter where they work', max: 150 }),
    phone: text({ label: 'Work phone', control: { kind: 'text', type: 'tel', width: 20 }, max: 30 }),
    role: roleField,
    isProtected: yesNo({
      label: 'Would their name or agency tell somebody where the family can be found?',
      hint: 'For example a worker of a refuge',
      missing: 'Choose yes or no',
    }),
  }),
  fill: () => ({ isProtected: false }),
  show: view =>
    html`<h1 class="govuk-heading-l">Add somebody who has no account here</h1>
      <p class="govuk-body">They are named in the team, and see nothing of the record.</p>
      ${formOf(view, askAll(view), { button: 'Add to the team' })}`,
  submit: async (work, { episode }, input) => {
    await joinTeam(work, { episodeId: episode.id, ...input });
    return { goTo: `/episodes/${episode.id}/team` };
  },
});
