import { has, mayBecause } from '#modules/access/index.ts';
import type { Actor } from '#platform/actor.ts';
import { no, yes, type Decision } from '#platform/decision.ts';
import { isPublicSender, type RequestSender } from './request.ts';

export const mayAskForSupport = (actor: Actor): Decision => mayBecause(actor, 'ask-for-support', 'Your account cannot ask for support. Ask your manager');

/** Anybody may ask for help for themselves; at work, people ask for families in their own way. */
export const mayAskForHelp = (actor: Actor): Decision =>
  actor.kind === 'worker' ? no('You are signed in for work. To ask for help for a family, use “Ask for support”. To ask for yourself, sign out first') : yes;

/** The front door may write down what a family or a neighbour says on the phone. */
export function maySend(actor: Actor, who: RequestSender): Decision {
  if (has(actor, 'decide-requests') || has(actor, 'see-every-request')) return yes;
  if (actor.kind === 'public' || actor.kind === 'family') return isPublicSender(who) ? yes : no('Only people who work with families can send this');
  return isPublicSender(who) ? no('This is for families to send') : mayAskForSupport(actor);
}

export const maySeeRequests = (actor: Actor): Decision =>
  has(actor, 'ask-for-support') || has(actor, 'see-every-request') || has(actor, 'decide-requests') ? yes : no('Your account cannot see requests');

const isFrontDoor = (actor: Actor) => has(actor, 'decide-requests') || has(actor, 'see-every-request');

/** Who sent it and how they are reached is for themselves, their own agency and the front door: a neighbour need not be known to the team. */
export const maySeeSender = (actor: Actor, request: { sentBy: string; senderAgencyId: string | null }): boolean =>
  request.sentBy === actor.id || isFrontDoor(actor) || (request.senderAgencyId !== null && request.senderAgencyId === actor.agencyId);
