import type { Work } from '#platform/work.ts';
import type { GoalWords } from '../add-goal/add-goal.ts';
import { requireOpen } from '../episode.ts';
import { checkGoal, requireReader } from '../goal-rules.ts';
import { callsForSafeRoute, type Goal } from '../plan.ts';
import { goalChanged } from '../plan.events.ts';
import { mayWritePlan } from '../plan.policy.ts';
import { getGoal, saveGoal } from '../plan.queries.ts';
import { raiseSafeRoute } from '../safe-route.ts';

/** Changes a goal's words, or notes that it is met or dropped. What becomes sensitive takes its actions and their news with it. */
export async function changeGoal(work: Work, { goalId, state, ...words }: Partial<GoalWords> & { goalId: string; state?: Goal['state'] }): Promise<void> {
  const { goal, episode, standing } = await getGoal(work, goalId);
  requireOpen(episode);
  work.require(mayWritePlan(work.actor, standing));
  const after: Goal = { ...goal, ...words, state: state ?? goal.state };
  await checkGoal(work, goal.familyId, after);
  await requireReader(work, standing, after.sensitive);
  if (callsForSafeRoute(after.outcomeNeed)) await raiseSafeRoute(work, goal.familyId);

  await saveGoal(work, after);
  if (after.sensitive !== goal.sensitive) await moveToTopic(work, goalId, after.sensitive);
  await work.record(goalChanged, { familyId: goal.familyId, subjectId: goalId, details: { goalId, state: after.state === goal.state ? 'same' : after.state } });
}

async function moveToTopic(work: Work, goalId: string, sensitive: Goal['sensitive']): Promise<void> {
  const plans = work.tables('plans');
  const actions = (await plans.selectFrom('plans.action').select('id').where('goal_id', '=', goalId).execute()).map(row => row.id);
  await plans.updateTable('plans.action').set({ sensitive }).where('goal_id', '=', goalId).execute();
  await plans.updateTable('plans.review_progress').set({ sensitive }).where('goal_id', '=', goalId).execute();
  if (actions.length > 0) await plans.updateTable('plans.action_update').set({ sensitive }).where('action_id', 'in', actions).execute();
}
