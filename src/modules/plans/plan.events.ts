import { councilWord } from '#modules/council/index.ts';
import { eventKind } from '#platform/event.ts';
import type { ActionState } from './plan.ts';

const team = councilWord('team').one;
const lead = councilWord('lead-practitioner').one;
const plan = councilWord('plan').one;

export const episodeOpened = eventKind<{ episodeId: string; level: string; leadId: string }>(
  'plans.episode-opened',
  () => `opened early help for the family and named a ${lead}`,
);
export const teamJoined = eventKind<{ memberId: string; workerId?: string }>('plans.team-joined', () => `added somebody to the ${team}`);
export const teamLeft = eventKind<{ memberId: string; workerId?: string }>('plans.team-left', () => `noted that somebody left the ${team}`);
export const leadChanged = eventKind<{ fromId: string; toId: string; reason: string }>('plans.lead-changed', () => `changed the ${lead}`);

export const planStarted = eventKind<{ planId: string }>('plans.plan-started', () => `started the ${plan}`);
export const planAgreed = eventKind<{ planId: string; goals: number; actions: number }>(
  'plans.plan-agreed',
  ({ goals, actions }) => `agreed the ${plan} with the family: ${goals} ${goals === 1 ? 'need' : 'needs'}, ${actions} ${actions === 1 ? 'action' : 'actions'}`,
);
export const goalAdded = eventKind<{ goalId: string; outcomeNeed?: string }>('plans.goal-added', () => `added a need to the ${plan}`);
export const goalChanged = eventKind<{ goalId: string; state: string }>('plans.goal-changed', ({ state }) =>
  state === 'met' ? 'noted that a need is met' : state === 'dropped' ? 'took a need out of the plan' : 'changed a need',
);
export const actionAdded = eventKind<{ actionId: string; goalId: string }>('plans.action-added', () => `added an action to the ${plan}`);
export const actionChanged = eventKind<{ actionId: string }>('plans.action-changed', () => 'changed an action');

const updateSaid: Record<ActionState, string> = {
  'to do': 'noted that an action is not started',
  started: 'started an action',
  done: 'finished an action',
  stuck: 'noted that an action is stuck',
  dropped: 'noted that an action is no longer needed',
};
export const actionUpdated = eventKind<{ actionId: string; state: ActionState }>('plans.action-updated', ({ state }) => updateSaid[state]);

const meetingSaid = {
  first: 'held the first meeting of the',
  review: 'held a review meeting of the',
  extra: 'held a meeting of the',
  closing: 'held the closing meeting of the',
};
export const meetingRecorded = eventKind<{ meetingId: string; kind: keyof typeof meetingSaid }>(
  'plans.meeting-recorded',
  ({ kind }) => `${meetingSaid[kind]} ${team}`,
);

/** Whether people may safely meet tells of abuse: the audit trail keeps it, the chronology leaves it out. */
export const safeRouteRaised = eventKind<Record<never, never>>('plans.safe-route-raised', () => 'asked for a safe route to be confirmed', { quiet: true });
export const safeRouteChecked = eventKind<{ state: string }>('plans.safe-route-checked', () => 'looked at whether people may safely meet', { quiet: true });
