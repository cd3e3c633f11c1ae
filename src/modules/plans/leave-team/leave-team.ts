import { closeFamily } from '#modules/access/index.ts';
import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { TeamMember } from '../episode.ts';
import { endMembership, getTeam, type TeamInHand } from '../episode.queries.ts';
import { teamLeft } from '../plan.events.ts';
import { mayLeadPlan } from '../plan.policy.ts';

export async function getMember(work: Work, memberId: string): Promise<TeamInHand & { member: TeamMember }> {
  const row = found(await work.tables('plans').selectFrom('plans.team_member').select('episode_id').where('id', '=', memberId).executeTakeFirst());
  const team = await getTeam(work, row.episode_id);
  return { ...team, member: found(team.members.find(one => one.id === memberId)) };
}

/** Somebody leaves the team around the family: their access ends with the day, and the record keeps that they were in it. */
export async function leaveTeam(work: Work, { memberId, because }: { memberId: string; because: string }): Promise<void> {
  const { member, standing, episode } = await getMember(work, memberId);
  work.require(mayLeadPlan(work.actor, standing));
  if (member.endsOn) throw new Refusal('conflict', `${member.name} has left the team already`);
  const { workerId } = member;
  await work.record(teamLeft, { familyId: episode.familyId, subjectId: memberId, details: { memberId, ...(workerId && { workerId }) } });
  await endMembership(work, member, because);
  if (workerId) await closeFamily(work, episode.familyId, workerId, 'team around the family');
}
