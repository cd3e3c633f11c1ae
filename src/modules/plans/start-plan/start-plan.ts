import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { requireOpen } from '../episode.ts';
import { getTeam } from '../episode.queries.ts';
import { planStarted } from '../plan.events.ts';
import { mayLeadPlan } from '../plan.policy.ts';
import { findPlans } from '../plan.queries.ts';

/** Starts the family's plan, to be filled with needs and actions and then agreed. An episode has one. */
export async function startPlan(work: Work, { episodeId }: { episodeId: string }): Promise<string> {
  const { episode, standing } = await getTeam(work, episodeId);
  requireOpen(episode);
  work.require(mayLeadPlan(work.actor, standing));
  if ((await findPlans(work, [episodeId])).length > 0) throw new Refusal('conflict', 'This family has a plan already');
  const id = work.newId();
  await work.tables('plans').insertInto('plans.plan').values({ id, episode_id: episodeId, family_id: episode.familyId, started_on: work.today }).execute();
  await work.record(planStarted, { familyId: episode.familyId, subjectId: id, details: { planId: id } });
  return id;
}
