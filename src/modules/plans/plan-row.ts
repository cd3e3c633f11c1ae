import type { Action, ActionState, Doer, Goal, Plan, Topic } from './plan.ts';

// How the rows of plans, goals and actions become what the module speaks of.

type PlanRow = {
  id: string;
  episode_id: string;
  family_id: string;
  state: string;
  started_on: Temporal.PlainDate;
  agreed_on: Temporal.PlainDate | null;
  agreed_with: string[];
  shared_on: Temporal.PlainDate | null;
  version: number;
};
export const planFrom = (row: PlanRow): Plan => ({
  id: row.id,
  episodeId: row.episode_id,
  familyId: row.family_id,
  state: row.state as Plan['state'],
  startedOn: row.started_on,
  agreedOn: row.agreed_on,
  agreedWith: row.agreed_with,
  sharedOn: row.shared_on,
  version: row.version,
});

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
export const goalFrom = (row: GoalRow): Goal => ({
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
const doerFrom = (row: ActionRow): Doer =>
  row.worker_id ? { workerId: row.worker_id } : row.person_id ? { personId: row.person_id } : { words: row.who ?? '' };
export const actionFrom = (row: ActionRow): Action => ({
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
