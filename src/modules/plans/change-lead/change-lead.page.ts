import { ask, formOf } from '#design/ask.ts';
import { html } from '#design/html.ts';
import { longText, oneOf, text, when } from '#platform/fields.ts';
import { form, typedText } from '#platform/form.ts';
import { page } from '#platform/page.ts';
import { isUuid } from '#platform/route.ts';
import { getTeam, openMembers } from '../episode.queries.ts';
import { leadChangeReasons } from '../lead-change-reason.ts';
import { findWorkers } from '../names.queries.ts';
import { link } from '../plan-parts.ts';
import { mayChangeLead } from '../plan.policy.ts';
import { changeLead } from './change-lead.ts';

const changeLeadForm = (candidates: readonly { value: string; label: string }[]) =>
  form({
    toId: oneOf({ label: 'Who takes over?', choices: candidates, missing: 'Choose who takes over' }),
    reason: oneOf({ label: 'Why?', choices: leadChangeReasons, missing: 'Choose why the lead practitioner changes' }),
    words: text({ label: 'More about why', max: 300 }),
    familySaid: longText({ label: 'What does the family say about it?', hint: 'Tell the family before you change who they turn to', rows: 3, max: 1000 }),
    stays: oneOf({
      label: 'Does the one who led until now stay in the team?',
      inline: true,
      choices: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ],
      missing: 'Choose whether they stay in the team',
    }),
    staysAs: when('stays', ['yes'], text({ label: 'How do they help from now on?', missing: 'Enter how they help', max: 100 })),
  });

/** Another lead practitioner takes over. `?to=` names one found by a search. */
export const changeLeadPage = page({
  name: 'plans.change-lead',
  path: '/episodes/:episodeId/lead/change',
  title: 'Change lead practitioner',
  audience: 'workers',
  load: async (work, { episodeId }, query) => {
    const team = await getTeam(work, episodeId);
    const asked = typedText(query, 'to');
    const workers = await findWorkers(work, [
      team.episode.leadId,
      ...(isUuid(asked) ? [asked] : []),
      ...openMembers(team.members).flatMap(member => member.workerId ?? []),
    ]);
    const candidates = [...workers.values()].filter(worker => worker.id !== team.episode.leadId && !worker.hasLeft && worker.mayLead);
    return {
      ...team,
      lead: workers.get(team.episode.leadId),
      asked: workers.get(asked) ?? null,
      candidates: candidates.map(worker => ({ value: worker.id, label: `${worker.name}, ${worker.agencyName}` })),
    };
  },
  allow: (actor, { standing }) => mayChangeLead(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/episodes/${episode.id}/team`, text: 'The team' }),
  form: ({ candidates }) => changeLeadForm(candidates),
  fill: ({ asked }) => (asked ? { toId: asked.id } : {}),
  version: ({ episode }) => episode.version,
  show: view => {
    const { lead, episode } = view.subject;
    return html`<h1 class="govuk-heading-l">Change lead practitioner</h1>
      <p class="govuk-body">${lead?.name ?? 'Somebody who worked here'} leads now.</p>
      ${formOf(
        view,
        html`${view.subject.candidates.length > 0 ? ask(view, 'toId') : html`<p class="govuk-body">Nobody in the team can take over yet.</p>`}
          <p class="govuk-body">${link(`/episodes/${episode.id}/lead/find`, 'Find somebody who is not in the team')}</p>
          ${ask(view, 'reason')} ${ask(view, 'words')} ${ask(view, 'familySaid')} ${ask(view, 'stays')}`,
        { button: 'Change lead practitioner' },
      )}`;
  },
  submit: async (work, { episode }, { stays: _stays, staysAs, ...input }) => {
    await changeLead(work, { episodeId: episode.id, ...input, stays: staysAs === null ? null : { role: staysAs } });
    return { goTo: work.actor.id === episode.leadId && staysAs === null ? '/my-families' : `/episodes/${episode.id}/team` };
  },
});
