import { has } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';
import type { Standing } from './episode.ts';
import type { Action } from './plan.ts';

// Who may do what with a family's plan. That the family can be seen at all is settled before, by the rows of the database.

export const isLead = (actor: Actor, { leadId }: Standing): boolean => actor.id === leadId;
export const isMember = (actor: Actor, { memberIds }: Standing): boolean => memberIds.includes(actor.id);
const manages = (actor: Actor): boolean => has(actor, 'allocate') || has(actor, 'sign-off');

const ended = no('Early help for this family has ended. Nothing can be added to it');

export const mayOpenEpisode = (actor: Actor): Decision =>
  has(actor, 'decide-requests') || has(actor, 'allocate') ? yes : no('Only the front door, a team manager or a coordinator can open early help for a family');

export const mayReadPlan = (actor: Actor, standing: Standing): Decision =>
  isLead(actor, standing) || isMember(actor, standing) || manages(actor) || has(actor, 'work-with-families') || has(actor, 'audit')
    ? yes
    : no('Only people who work with this family can read its plan');

/** Needs, actions and meetings are written by everybody in the team. */
export function mayWritePlan(actor: Actor, standing: Standing): Decision {
  if (!isLead(actor, standing) && !isMember(actor, standing) && !manages(actor)) {
    return no('Only the lead practitioner, the team around the family or a manager can change the plan');
  }
  return standing.isOpen ? yes : ended;
}

/** What binds the whole team: starting and agreeing the plan, who is in the team, and whether people may safely meet. */
export function mayLeadPlan(actor: Actor, standing: Standing): Decision {
  if (!isLead(actor, standing) && !manages(actor)) return no('Only the lead practitioner or a manager can do this');
  return standing.isOpen ? yes : ended;
}

export function mayChangeLead(actor: Actor, standing: Standing): Decision {
  if (!isLead(actor, standing) && !has(actor, 'allocate'))
    return no('Only the lead practitioner, a team manager or a coordinator can change the lead practitioner');
  return standing.isOpen ? yes : ended;
}

/** Everybody in the team says how their own actions go, and those of the family and of people without an account; the lead practitioner and managers say it for all. */
export function mayUpdateAction(actor: Actor, { standing, action }: { standing: Standing; action: Action }): Decision {
  const isAnothers = 'workerId' in action.doer && action.doer.workerId !== actor.id;
  if (!isMember(actor, standing) || manages(actor)) return mayLeadPlan(actor, standing);
  if (isAnothers) return no('You can update your own actions and the family’s. The lead practitioner can update the others');
  return standing.isOpen ? yes : ended;
}
