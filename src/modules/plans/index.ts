import type { Actor } from '#platform/actor.ts';
import type { Module } from '#platform/module.ts';
import { has } from '#modules/access/index.ts';
import * as events from './plan.events.ts';
import { planPages } from './plan-pages.ts';
import { reviewPages } from './review-pages.ts';
import * as copyEvents from './copy.events.ts';
import * as reviewEvents from './review.events.ts';

export { addAction, type NewAction } from './add-action/add-action.ts';
export { addGoal, type GoalWords } from './add-goal/add-goal.ts';
export { agreePlan, type Agreeing } from './agree-plan/agree-plan.ts';
export { changeGoal } from './change-goal/change-goal.ts';
export { planPanels } from './plan-panels.ts';
export { changeLead, type LeadChange } from './change-lead/change-lead.ts';
export { checkSafeRoute, type SafeRouteCheck } from './check-safe-route/check-safe-route.ts';
export type { Episode, TeamMember } from './episode.ts';
export { findMembers, findOpenEpisode } from './episode.queries.ts';
export { joinTeam, type NewMember } from './join-team/join-team.ts';
export { leaveTeam } from './leave-team/leave-team.ts';
export { openEpisode, type NewEpisode } from './open-episode/open-episode.ts';
export type { Action, ActionState, Doer, Goal, Plan, Topic } from './plan.ts';
export { recordMeeting, type Attendee, type MeetingKind, type NewMeeting } from './record-meeting/record-meeting.ts';
export { endEarlyHelp } from './end-early-help/end-early-help.ts';
export { closePlan } from './close-plan/close-plan.ts';
export type { Closing, EndingEarly, OutcomeLine, SteppingUp } from './closing.ts';
export { recordReview } from './review-plan/review-plan.ts';
export type { GoalProgress, NewReview, Voice } from './review.ts';
export { commentOnPlan } from './comment-on-plan/comment-on-plan.ts';
export { releaseCopy, type Releasing } from './release-copy/release-copy.ts';
export { withdrawCopy } from './withdraw-copy/withdraw-copy.ts';
export { stepUp } from './step-up/step-up.ts';
export { findSafeRoute, raiseSafeRoute } from './safe-route.ts';
export { startPlan } from './start-plan/start-plan.ts';
export { updateAction, type ActionNews } from './update-action/update-action.ts';

const mayHaveFamilies = (actor: Actor) => has(actor, 'work-with-families') || (has(actor, 'ask-for-support') && !has(actor, 'decide-requests'));

export const plans: Module = {
  pages: [...planPages, ...reviewPages],
  nav: actor => (mayHaveFamilies(actor) ? [{ href: '/my-families', text: 'My families' }] : []),
  events: [...Object.values(events), ...Object.values(reviewEvents), ...Object.values(copyEvents)],
};
