import type { Module } from '#platform/module.ts';
import type { FamilyPanel } from '#modules/people/index.ts';
import * as events from './plan.events.ts';

export { addAction, type NewAction } from './add-action/add-action.ts';
export { addGoal, type GoalWords } from './add-goal/add-goal.ts';
export { agreePlan, type Agreeing } from './agree-plan/agree-plan.ts';
export { changeAction, type ActionChange } from './change-action/change-action.ts';
export { changeGoal } from './change-goal/change-goal.ts';
export { changeLead, type LeadChange } from './change-lead/change-lead.ts';
export { checkSafeRoute, type SafeRouteCheck } from './check-safe-route/check-safe-route.ts';
export type { Episode, TeamMember } from './episode.ts';
export { findEpisodes, findMembers, findOpenEpisode } from './episode.queries.ts';
export { joinTeam, type NewMember } from './join-team/join-team.ts';
export { leaveTeam } from './leave-team/leave-team.ts';
export { openEpisode, type NewEpisode } from './open-episode/open-episode.ts';
export type { Action, ActionState, Doer, Goal, Plan, Topic } from './plan.ts';
export { findActions, findGoals, findPlans } from './plan.queries.ts';
export { recordMeeting, type Attendee, type MeetingKind, type NewMeeting } from './record-meeting/record-meeting.ts';
export { findSafeRoute, raiseSafeRoute, requireSafeTogether, type SafeRoute } from './safe-route.ts';
export { startPlan } from './start-plan/start-plan.ts';
export { updateAction, type ActionNews } from './update-action/update-action.ts';

export const planPanels: readonly FamilyPanel[] = [];
export const plans: Module = { pages: [], events: Object.values(events) };
