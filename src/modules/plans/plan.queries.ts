import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Episode, Standing } from './episode.ts';
import { getTeam } from './episode.queries.ts';
import type { Action, Goal, Plan } from './plan.ts';
import { actionFrom, doerColumns, goalFrom, planFrom } from './plan-row.ts';

const changed = () => new Refusal('conflict', 'Somebody else has changed this since you opened it. Look at it again before you save');

/** A plan with its episode, and who stands where in it: what every action on a plan begins with. */
export type PlanInHand = { plan: Plan; episode: Episode; standing: Standing };

export async function getPlan(work: Work, planId: string): Promise<PlanInHand> {
  const row = found(await work.tables('plans').selectFrom('plans.plan').selectAll().where('id', '=', planId).executeTakeFirst());
  const { episode, standing } = await getTeam(work, row.episode_id);
  return { plan: planFrom(row), episode, standing };
}

export async function findPlans(work: Work, episodeIds: readonly string[]): Promise<Plan[]> {
  if (episodeIds.length === 0) return [];
  const rows = await work
    .tables('plans')
    .selectFrom('plans.plan')
    .selectAll()
    .where('episode_id', 'in', [...episodeIds])
    .execute();
  return rows.map(planFrom);
}

export async function savePlan(work: Work, plan: Plan): Promise<void> {
  const { numUpdatedRows } = await work
    .tables('plans')
    .updateTable('plans.plan')
    .set({ state: plan.state, agreed_on: plan.agreedOn, agreed_with: [...plan.agreedWith], version: plan.version + 1 })
    .where('id', '=', plan.id)
    .where('version', '=', plan.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw changed();
}

export async function findGoals(work: Work, planIds: readonly string[]): Promise<Goal[]> {
  if (planIds.length === 0) return [];
  const rows = await work
    .tables('plans')
    .selectFrom('plans.goal')
    .selectAll()
    .where('plan_id', 'in', [...planIds])
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows.map(goalFrom);
}

export type GoalInHand = PlanInHand & { goal: Goal };

export async function getGoal(work: Work, goalId: string): Promise<GoalInHand> {
  const row = found(await work.tables('plans').selectFrom('plans.goal').selectAll().where('id', '=', goalId).executeTakeFirst());
  return { ...(await getPlan(work, row.plan_id)), goal: goalFrom(row) };
}

export async function saveGoal(work: Work, goal: Goal): Promise<void> {
  const { numUpdatedRows } = await work
    .tables('plans')
    .updateTable('plans.goal')
    .set({
      person_ids: [...goal.personIds],
      need: goal.need,
      outcome_need: goal.outcomeNeed,
      wanted: goal.wanted,
      scale_question: goal.scaleQuestion,
      first_score: goal.firstScore,
      state: goal.state,
      sensitive: goal.sensitive,
      version: goal.version + 1,
    })
    .where('id', '=', goal.id)
    .where('version', '=', goal.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw changed();
}

/** A plan's actions, those due first at the top. */
export async function findActions(work: Work, planIds: readonly string[]): Promise<Action[]> {
  if (planIds.length === 0) return [];
  const rows = await work
    .tables('plans')
    .selectFrom('plans.action')
    .selectAll()
    .where('plan_id', 'in', [...planIds])
    .orderBy('by_when')
    .orderBy('id')
    .execute();
  return rows.map(actionFrom);
}

export type ActionInHand = GoalInHand & { action: Action };

export async function getAction(work: Work, actionId: string): Promise<ActionInHand> {
  const row = found(await work.tables('plans').selectFrom('plans.action').selectAll().where('id', '=', actionId).executeTakeFirst());
  return { ...(await getGoal(work, row.goal_id)), action: actionFrom(row) };
}

export async function saveAction(work: Work, action: Action): Promise<void> {
  const { numUpdatedRows } = await work
    .tables('plans')
    .updateTable('plans.action')
    .set({
      what: action.what,
      ...doerColumns(action.doer),
      by_when: action.byWhen,
      done_when: action.doneWhen,
      state: action.state,
      done_on: action.doneOn,
      version: action.version + 1,
    })
    .where('id', '=', action.id)
    .where('version', '=', action.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw changed();
}
