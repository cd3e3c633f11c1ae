import { closeFamily } from '#modules/access/index.ts';
import { outcomeFramework } from '#modules/council/index.ts';
import type { Work } from '#platform/work.ts';
import type { Episode, TeamMember } from './episode.ts';
import { endMembership, openMembers, saveEpisode } from './episode.queries.ts';
import type { OutcomeLine } from './closing.ts';
import type { Goal, Plan } from './plan.ts';
import { savePlan } from './plan.queries.ts';

type Ending = { episode: Episode; plan: Plan | null; members: readonly TeamMember[]; reason: string };

/**
 * Early help ends: the plan, if it came to one, is closed, the team has done its work, and from tomorrow nobody of it, nor the manager of the team it was allocated to, sees
 * the family any more for that reason. What they did today they may still finish. The actor's own access goes last, so that everything before is written by somebody who sees the family.
 */
export async function endEpisode(work: Work, { episode, plan, members, reason }: Ending): Promise<void> {
  if (plan) await savePlan(work, { ...plan, state: 'closed' });
  await saveEpisode(work, { ...episode, state: 'closed', closedOn: work.today, endReason: reason, nextReviewOn: null });
  for (const member of openMembers(members)) {
    await endMembership(work, member, 'Early help ended');
    if (member.workerId) await closeFamily(work, episode.familyId, member.workerId, 'team around the family');
  }
  if (episode.allocatedTeamId) await closeFamily(work, episode.familyId, { teamId: episode.allocatedTeamId }, 'allocated team');
  await closeFamily(work, episode.familyId, episode.leadId, 'lead practitioner');
}

/** The outcome ledger at the end: each need with what shows how it stands. A line about a sensitive goal is as sensitive as the goal. */
export async function keepOutcomes(work: Work, { id: episodeId, familyId }: Episode, goals: readonly Goal[], outcomes: readonly OutcomeLine[]): Promise<void> {
  for (const { personId = null, goalId = null, outcomeNeed, state, evidence, sustainedOn = null } of outcomes) {
    await work
      .tables('plans')
      .insertInto('plans.outcome_result')
      .values({
        ...{ id: work.newId(), episode_id: episodeId, family_id: familyId, person_id: personId, goal_id: goalId, framework: outcomeFramework().key },
        ...{ outcome_need: outcomeNeed, state, evidence, met_on: state === 'met' ? work.today : null, sustained_on: sustainedOn },
        sensitive: goals.find(goal => goal.id === goalId)?.sensitive ?? null,
      })
      .execute();
  }
}
