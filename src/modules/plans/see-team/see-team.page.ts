import { capital, councilWord } from '#modules/council/index.ts';
import { html, type Html } from '#design/html.ts';
import { card, emptyList, pageHead } from '#design/patterns/page-parts.ts';
import { stackingTable } from '#design/patterns/stacking-table.ts';
import { sayDate } from '#platform/date-field.ts';
import { page, type View } from '#platform/page.ts';
import type { Work } from '#platform/work.ts';
import { getTeam, type TeamInHand } from '../episode.queries.ts';
import type { TeamMember } from '../episode.ts';
import { leadChangeReasonInWords } from '../lead-change-reason.ts';
import { findWorkers, type Worker } from '../names.queries.ts';
import { buttonLink, link, links } from '../plan-parts.ts';
import { mayChangeLead, mayLeadPlan, mayReadPlan } from '../plan.policy.ts';

type Change = { fromName: string; toName: string; reason: string; words: string | null; familySaid: string | null; on: Temporal.PlainDate };
type SeenTeam = TeamInHand & { lead: Worker | undefined; changes: readonly Change[] };

async function getSeenTeam(work: Work, episodeId: string): Promise<SeenTeam> {
  const team = await getTeam(work, episodeId);
  const rows = await work
    .tables('plans')
    .selectFrom('plans.lead_change')
    .selectAll()
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at', 'desc')
    .execute();
  const workers = await findWorkers(work, [team.episode.leadId, ...rows.flatMap(row => [row.from_id, row.to_id])]);
  const nameOf = (id: string) => workers.get(id)?.name ?? 'Somebody who worked here';
  const changes = rows.map(row => ({
    fromName: nameOf(row.from_id),
    toName: nameOf(row.to_id),
    reason: leadChangeReasonInWords(row.reason),
    words: row.words,
    familySaid: row.family_said,
    on: row.changed_on,
  }));
  return { ...team, lead: workers.get(team.episode.leadId), changes };
}

/** Who helps a family, who did, and from when to when. */
export const seeTeamPage = page({
  name: 'plans.see-team',
  path: '/episodes/:episodeId/team',
  title: capital(councilWord('team').one),
  audience: 'workers',
  width: 'full',
  load: (work, { episodeId }) => getSeenTeam(work, episodeId),
  allow: (actor, { standing }) => mayReadPlan(actor, standing),
  about: ({ episode }) => ({ familyId: episode.familyId, subjectId: episode.id }),
  back: ({ episode }) => ({ href: `/families/${episode.familyId}`, text: 'The family’s page' }),
  show: view => {
    const { episode, members, changes, standing } = view.subject;
    const mayLead = mayLeadPlan(view.actor, standing).allowed;
    const now = members.filter(member => !member.endsOn);
    const before = members.filter(member => member.endsOn);
    return html`${pageHead({ title: capital(councilWord('team').one), actions: mayLead ? [buttonLink(`/episodes/${episode.id}/team/add`, 'Add somebody')] : [] })}
      <div class="app-stack">
        ${leadCard(view)}
        ${card(
          { title: 'In the team now' },
          now.length === 0 ? emptyList('Nobody yet. Everybody who helps the family can be in the team, from any agency.') : nowTable(now, mayLead),
        )}
        ${before.length > 0 && card({ title: 'Was in the team' }, beforeTable(before))} ${changes.length > 0 && changesCard(changes)}
      </div>`;
  },
});

const leadCard = ({ subject: { lead, episode, standing }, actor }: View<SeenTeam>): Html =>
  card(
    { title: capital(councilWord('lead-practitioner').one) },
    html`<p class="govuk-body">
        ${lead ? html`<strong>${lead.name}</strong>, ${[lead.jobTitle, lead.agencyName, lead.phone].filter(Boolean).join(', ')}` : 'Somebody who worked here'}
      </p>
      ${mayChangeLead(actor, standing).allowed && links(link(`/episodes/${episode.id}/lead/change`, 'Change lead practitioner'))}`,
  );

const who = (member: TeamMember): Html => html`<strong>${member.name}</strong><br /><span class="govuk-hint govuk-!-font-size-16">${member.agencyName}</span>`;

const nowTable = (members: readonly TeamMember[], mayLead: boolean): Html =>
  stackingTable({
    head: [
      { text: 'Who' },
      { text: 'Helps as' },
      { text: 'Phone' },
      { text: 'Since' },
      { html: html`<span class="govuk-visually-hidden">What you can do</span>` },
    ],
    rows: members.map(member => [
      { html: who(member) },
      { text: member.role },
      { text: member.phone ?? 'Not known' },
      { text: sayDate(member.startsOn) },
      { html: mayLead ? link(`/team-members/${member.id}/leave`, 'Leaves the team', member.name) : html`` },
    ]),
  });

const beforeTable = (members: readonly TeamMember[]): Html =>
  stackingTable({
    head: [{ text: 'Who' }, { text: 'Helped as' }, { text: 'From' }, { text: 'To' }, { text: 'Why it ended' }],
    rows: members.map(member => [
      { html: who(member) },
      { text: member.role },
      { text: sayDate(member.startsOn) },
      { text: member.endsOn ? sayDate(member.endsOn) : '' },
      { text: member.endedBecause ?? '' },
    ]),
  });

const changesCard = (changes: readonly Change[]): Html =>
  card(
    { title: 'Changes of lead practitioner' },
    html`<ul class="govuk-list govuk-list--spaced">
      ${changes.map(
        change =>
          html`<li>
            ${sayDate(change.on)}: from ${change.fromName} to ${change.toName}. ${change.reason}${change.words && html`: ${change.words}`}
            ${change.familySaid && html`<br /><span class="govuk-hint">The family said: ${change.familySaid}</span>`}
          </li>`,
      )}
    </ul>`,
  );
