import { found, Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Episode, Standing } from './episode.ts';
import { getTeam } from './episode.queries.ts';
import type { Action, ActionState, Doer, Goal, Plan, Topic } from './plan.ts';

const changed = () => new Refusal('conflict', 'Somebody else has changed this since you opened it. Look at it again before you save');

type PlanRow = { id: string; episode_id: string; family_id: string; state: string; started_on: Temporal.PlainDate; agreed_on: Temporal.PlainDate | null; agreed_with: string[]; version: number };
const planFrom = (row: PlanRow): Plan => ({
  id: row.id,
  episodeId: row.episode_id,
  familyId: row.family_id,
  state: row.state as Plan['state'],
  startedOn: row.started_on,
  agreedOn: row.agreed_on,
  agreedWith: row.agreed_with,
  version: row.version,
});

/** A plan with its episode, and who stands where in it: what every action on a plan begins with. */
export type PlanInHand = { plan: Plan; episode: Episode; standing: Standing };

export async function getPlan(work: Work, planId: string): Promise<PlanInHand> {
  const row = found(await work.tables('plans').selectFrom('plans.plan').selectAll().where('id', '=', planId).executeTakeFirst());
  const { episode, standing } = await getTeam(work, row.episode_id);
  return { plan: planFrom(row), episode, standing };
}

export async function findPlans(work: Work, episodeIds: readonly string[]): Promise<Plan[]> {
  if (episodeIds.length === 0) return [];
  const rows = await work.tables('plans').selectFrom('plans.plan').selectAll().where('episode_id', 'in', [...episodeIds]).execute();
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

type GoalRow = {
  id: string;
  plan_id: string;
  family_id: string;
  person_ids: string[];
  need: string;
  outcome_need: string | null;
  wanted: string;
  scale_question: string | null;
  first_score: number | null;
  place: number;
  state: string;
  sensitive: string | null;
  version: number;
};
const goalFrom = (row: GoalRow): Goal => ({
  id: row.id,
  planId: row.plan_id,
  familyId: row.family_id,
  personIds: row.person_ids,
  need: row.need,
  outcomeNeed: row.outcome_need,
  wanted: row.wanted,
  scaleQuestion: row.scale_question,
  firstScore: row.first_score,
  place: row.place,
  state: row.state as Goal['state'],
  sensitive: row.sensitive as Topic | null,
  version: row.version,
});

export async function findGoals(work: Work, planIds: readonly string[]): Promise<Goal[]> {
  if (planIds.length === 0) return [];
  const rows = await work.tables('plans').selectFrom('plans.goal').selectAll().where('plan_id', 'in', [...planIds]).orderBy('place').orderBy('id').execute();
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

type ActionRow = {
  id: string;
  goal_id: string;
  plan_id: string;
  family_id: string;
  what: string;
  worker_id: string | null;
  person_id: string | null;
  who: string | null;
  by_when: Temporal.PlainDate;
  done_when: string | null;
  state: string;
  done_on: Temporal.PlainDate | null;
  sensitive: string | null;
  version: number;
};
const doerFrom = (row: ActionRow): Doer => (row.worker_id ? { workerId: row.worker_id } : row.person_id ? { personId: row.person_id } : { words: row.who ?? '' });
const actionFrom = (row: ActionRow): Action => ({
  id: row.id,
  goalId: row.goal_id,
  planId: row.plan_id,
  familyId: row.family_id,
  what: row.what,
  doer: doerFrom(row),
  byWhen: row.by_when,
  doneWhen: row.done_when,
  state: row.state as ActionState,
  doneOn: row.done_on,
  sensitive: row.sensitive as Topic | null,
  version: row.version,
});

/** The columns that say who does it. */
export const doerColumns = (doer: Doer) => ({
  worker_id: 'workerId' in doer ? doer.workerId : null,
  person_id: 'personId' in doer ? doer.personId : null,
  who: 'words' in doer ? doer.words : null,
});

/** A plan's actions, those due first at the top. */
export async function findActions(work: Work, planIds: readonly string[]): Promise<Action[]> {
  if (planIds.length === 0) return [];
  const rows = await work.tables('plans').selectFrom('plans.action').selectAll().where('plan_id', 'in', [...planIds]).orderBy('by_when').orderBy('id').execute();
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
    .set({ what: action.what, ...doerColumns(action.doer), by_when: action.byWhen, done_when: action.doneWhen, state: action.state, done_on: action.doneOn, version: action.version + 1 })
    .where('id', '=', action.id)
    .where('version', '=', action.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw changed();
}
