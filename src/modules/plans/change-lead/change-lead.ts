import { closeFamily, handOverTopics, openFamily } from '#modules/access/index.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { endMembership, getTeam, openMembers, saveEpisode } from '../episode.queries.ts';
import { isLeadChangeReason } from '../lead-change-reason.ts';
import { getNextLead } from '../names.queries.ts';
import { leadChanged } from '../plan.events.ts';
import { mayChangeLead } from '../plan.policy.ts';

/** `reason` is a code of the list "worker-change-reason". `stays`: whether the one who led until now stays in the team, as what. */
export type LeadChange = {
  episodeId: string;
  toId: string;
  reason: string;
  words?: string | null;
  familySaid?: string | null;
  stays?: { role: string } | null;
};

/** Another lead practitioner takes over, with a reason. They read what the one before them could read, who sees the family no more unless they stay. */
export async function changeLead(work: Work, { episodeId, toId, reason, words = null, familySaid = null, stays = null }: LeadChange): Promise<void> {
  const { episode, members, standing } = await getTeam(work, episodeId);
  requireOpen(episode);
  work.require(mayChangeLead(work.actor, standing));
  const { familyId, leadId: fromId } = episode;
  const to = await getNextLead(work, familyId, 'toId', toId);
  if (toId === fromId) throw invalid({ toId: `${to.name} is the lead practitioner already` });
  if (!isLeadChangeReason(reason)) throw invalid({ reason: 'Choose why the lead practitioner changes' });

  await openFamily(work, familyId, { accountId: toId }, 'lead practitioner');
  await handOverTopics(work, familyId, fromId, toId);
  const wasMember = openMembers(members).find(member => member.workerId === toId);
  if (wasMember) {
    await endMembership(work, wasMember, 'Became lead practitioner');
    await closeFamily(work, familyId, toId, 'team around the family');
  }
  const plans = work.tables('plans');
  await plans
    .insertInto('plans.lead_change')
    .values({
      id: work.newId(),
      episode_id: episodeId,
      family_id: familyId,
      from_id: fromId,
      to_id: toId,
      reason,
      words,
      family_said: familySaid,
      changed_on: work.today,
      recorded_by: work.actor.id,
      recorded_at: work.now,
    })
    .execute();
  await saveEpisode(work, { ...episode, leadId: toId });
  await work.record(leadChanged, { familyId, subjectId: episodeId, details: { fromId, toId, reason } });

  if (stays) {
    await openFamily(work, familyId, { accountId: fromId }, 'team around the family');
    await plans
      .insertInto('plans.team_member')
      .values({ id: work.newId(), episode_id: episodeId, family_id: familyId, worker_id: fromId, role: stays.role, starts_on: work.today })
      .execute();
  }
  await closeFamily(work, familyId, fromId, 'lead practitioner');
}
