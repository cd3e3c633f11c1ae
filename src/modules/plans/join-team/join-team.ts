import { openFamily } from '#modules/access/index.ts';
import { invalid } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { getTeam, openMembers } from '../episode.queries.ts';
import { getNameable } from '../names.queries.ts';
import { teamJoined } from '../plan.events.ts';
import { mayLeadPlan } from '../plan.policy.ts';

/** A worker with an account, or somebody named who has none. `isProtected` hides a named person from those not named for the family's address. */
export type NewMember = { episodeId: string; role: string } & (
  { workerId: string } | { name: string; agencyName: string; phone?: string | null; isProtected?: boolean }
);

/** Somebody joins the team around the family. A worker of any agency sees the family from now on. */
export async function joinTeam(work: Work, member: NewMember): Promise<string> {
  const { episode, members, standing } = await getTeam(work, member.episodeId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  const { familyId } = episode;
  const workerId = 'workerId' in member ? member.workerId : null;
  if (workerId) {
    const worker = await getNameable(work, familyId, 'workerId', workerId);
    if (workerId === episode.leadId) throw invalid({ workerId: `${worker.name} is the lead practitioner already` });
    if (openMembers(members).some(one => one.workerId === workerId)) throw invalid({ workerId: `${worker.name} is in the team already` });
    await openFamily(work, familyId, { accountId: workerId }, 'team around the family');
  }

  const id = work.newId();
  const outside =
    'name' in member
      ? { name: member.name, agency_name: member.agencyName, phone: member.phone ?? null, sensitive: member.isProtected ? 'address' : null }
      : {};
  await work
    .tables('plans')
    .insertInto('plans.team_member')
    .values({ id, episode_id: episode.id, family_id: familyId, worker_id: workerId, role: member.role, starts_on: work.today, ...outside })
    .execute();
  await work.record(teamJoined, { familyId, subjectId: id, details: { memberId: id, ...(workerId && { workerId }) } });
  return id;
}
