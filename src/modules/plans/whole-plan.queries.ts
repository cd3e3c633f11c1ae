import type { Work } from '#platform/work.ts';
import type { TeamMember } from './episode.ts';
import { findMembers } from './episode.queries.ts';
import type { Names } from './family-words.ts';
import { findFamilyNames, findPeople, findWorkers, type FamilyPerson } from './names.queries.ts';
import type { Action, Goal } from './plan.ts';
import { findActions, findGoals, getPlan, type PlanInHand } from './plan.queries.ts';

/** A plan with everything on its page: the team, the people, the goals and what is done for each. */
export type WholePlan = PlanInHand & {
  family: { name: string; reference: string };
  members: readonly TeamMember[];
  people: readonly FamilyPerson[];
  names: Names;
  goals: readonly Goal[];
  actions: readonly Action[];
};

export async function getWholePlan(work: Work, planId: string): Promise<WholePlan> {
  const inHand = await getPlan(work, planId);
  const goals = await findGoals(work, [planId]);
  const actions = await findActions(work, [planId]);
  return { ...inHand, ...(await getCast(work, inHand, actions)), goals, actions };
}

/** Everybody who may be named on a page about a plan. */
export async function getCast(work: Work, { plan, episode }: PlanInHand, actions: readonly Action[] = []) {
  const members = await findMembers(work, [episode.id]);
  const people = await findPeople(work, [plan.familyId]);
  const doers = actions.flatMap(({ doer }) => ('workerId' in doer ? [doer.workerId] : []));
  const workers = await findWorkers(work, [episode.leadId, ...members.flatMap(member => member.workerId ?? []), ...doers]);
  const names: Names = { workers, people: new Map(people.map(person => [person.id, person])) };
  const family = (await findFamilyNames(work, [plan.familyId])).get(plan.familyId) ?? { name: '', reference: '' };
  return { members, people, names, family };
}
